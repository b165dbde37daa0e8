"""Reports between two builds: which are new, changed, renamed, gone, or refused this time."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from build_tools.ledger.identity.fingerprints import comparable_words, fingerprint
from build_tools.ledger.identity.sightings import Sighting
from build_tools.model import Ledger

SAME_REPORT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """The reports whose passages must be aligned, and those that are gone.

    `renamed` leads from an old identifier to the new one, which is among the changed.
    """

    changed: tuple[Sighting, ...]
    missing: tuple[str, ...]
    renamed: Mapping[str, str]


def compare_reports(sightings: Sequence[Sighting], ledger: Ledger, refused: Collection[str]) -> Reports:
    """Return which reports changed since `ledger`. A refused report is neither changed nor missing."""
    here = {sighting.report for sighting in sightings}
    live = {id: known for id, known in ledger.publications.items() if known.fate is None}
    changed = tuple(sighting for sighting in sightings if not _is_unchanged(sighting, ledger))
    missing = tuple(sorted(live.keys() - here - set(refused)))
    fresh = [sighting for sighting in changed if sighting.report not in live]
    renamed = _renamed(missing, fresh, ledger)
    return Reports(changed=changed, missing=tuple(id for id in missing if id not in renamed), renamed=renamed)


def _is_unchanged(sighting: Sighting, ledger: Ledger) -> bool:
    """The digest is that of all its passages; a line lost from the ledger is made again."""
    known = ledger.publications.get(sighting.report)
    if known is None or known.fate is not None or known.digest != sighting.digest:
        return False
    living = [entry for entry in ledger.entries.get(sighting.report, ()) if entry.fate is None]
    return len(living) == len(sighting.passages) + len(sighting.gaps)


def _renamed(missing: Sequence[str], fresh: Sequence[Sighting], ledger: Ledger) -> dict[str, str]:
    """A missing report is a new one if most of its words stand there; the surest pairs first."""
    index: dict[str, set[str]] = defaultdict(set)
    weight: dict[str, int] = {}
    for id in missing:
        for entry in ledger.entries.get(id, ()):
            if entry.fate is None and entry.kind != "gap":
                index[entry.fingerprint].add(id)
                weight[id] = weight.get(id, 0) + len(entry.trace)
    pairs = [
        (shared / max(weight[id], 1), id, sighting.report)
        for sighting in fresh
        if index
        for id, shared in _shared(sighting, index).items()
    ]
    renamed: dict[str, str] = {}
    for share, id, report in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if share >= SAME_REPORT and id not in renamed and report not in renamed.values():
            renamed[id] = report
    return renamed


def _shared(sighting: Sighting, index: Mapping[str, set[str]]) -> Counter[str]:
    """How many words of each missing report stand in a new one, in passages of the same words."""
    shared: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for passage in sighting.passages:
        words = comparable_words(passage.plain)
        mark = fingerprint(words)
        for id in index.get(mark, ()):
            if (id, mark) not in seen:
                seen.add((id, mark))
                shared[id] += len(words)
    return shared
