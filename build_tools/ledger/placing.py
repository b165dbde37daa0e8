"""The ledger's anchors in a document: names, aliases, notices, and tombstones where a passage stood."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from build_tools.ledger.fates.fates import is_within
from build_tools.ledger.fates.tombstones import Stones, with_tombstones
from build_tools.ledger.identity.blocks import gap_parts, with_marks
from build_tools.ledger.identity.order import after_each, in_former_order, in_reading_order
from build_tools.ledger.identity.sightings import Sighting
from build_tools.model import Document, Entry, Fate, Ledger, Notice, Redirect, Tombstone


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is put on the blocks of a document: names by the anchors of `give_anchors`, the rest by name."""

    names: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    notices: Mapping[str, tuple[Notice, ...]]


def place_anchors(sighting: Sighting, ledger: Ledger) -> Document:
    """Return the document under the anchors of the ledger, everything that was there before accounted for."""
    document = sighting.document
    entries = ledger.entries.get(document.id, ())
    living = in_reading_order(entry for entry in entries if entry.kind != "gap")
    names = [entry.anchor for entry in living]
    former = _by_anchor(entry for entry in entries if entry.fate is not None and not is_within(entry))
    deleted = set(_taken_out(former))
    bearers = {*names, *(anchor for anchor, _, _ in sighting.gaps if anchor not in deleted)}
    if not former and all(p.anchor == name for p, name in zip(sighting.passages, names, strict=True)):
        return document
    aliases = {
        anchor: target for anchor, known in former.items() if (target := _alias(anchor, known, bearers))
    }
    marks = Marks(
        names={passage.anchor: name for passage, name in zip(sighting.passages, names, strict=True)},
        aliases=_turned(aliases),
        notices={anchor: _notices(known) for anchor, known in former.items() if anchor in bearers},
    )
    gone = {
        anchor: known for anchor, known in former.items() if anchor not in bearers and anchor not in aliases
    }
    blocks = [
        with_marks(part, marks.names, marks.aliases, marks.notices)
        for block in document.blocks
        for part in gap_parts(block, deleted, marks.notices)
    ]
    footnotes = tuple(
        with_marks(part, marks.names, marks.aliases, marks.notices)
        for note in document.footnotes
        for part in gap_parts(note, deleted, marks.notices)
    )
    return replace(
        document, blocks=tuple(with_tombstones(blocks, _tombstones(names, gone))), footnotes=footnotes
    )


def redirects_of(ledger: Ledger, here: Collection[str]) -> Iterator[Redirect]:
    """Yield the reports that are published under their identifier no longer, or not in this build."""
    for id, known in sorted(ledger.publications.items()):
        if id not in here:
            yield Redirect(
                report=id,
                title=known.title,
                target=known.target,
                notices=_all_notices(ledger.entries.get(id, ())),
                refused=known.fate is None,
            )


def _all_notices(entries: Collection[Entry]) -> tuple[Notice, ...]:
    """What is said of every anchor of a report that is not there, in the order in which they stood."""
    groups: dict[str, list[Entry]] = {entry.anchor: [] for entry in in_former_order(entries)}
    for entry in sorted(entries, key=_words):
        if not is_within(entry):
            groups.setdefault(entry.anchor, []).append(entry)
    return tuple(notice for known in groups.values() for notice in _notices(known))


def _by_anchor(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.anchor].append(entry)
    return groups


def _taken_out(former: Mapping[str, Collection[Entry]]) -> Iterator[str]:
    """The anchors whose passage an update took out of the report; an article goes with what is below it."""
    gone = [entry for known in former.values() for entry in known if _is_gone(entry)]
    followed = {entry.after for entry in gone if entry.kind != "heading"}
    return (entry.anchor for entry in gone if entry.kind != "heading" or entry.anchor in followed)


def _is_gone(entry: Entry) -> bool:
    """Tell whether a passage was deleted, or moved to another report."""
    elsewhere = entry.fate is Fate.MOVED and all(target.report != entry.report for target in entry.targets)
    return entry.fate is Fate.DELETED or elsewhere


def _alias(anchor: str, former: Iterable[Entry], bearers: Collection[str]) -> str | None:
    """The passage that an anchor without a bearer leads to, where it ever meant this one only."""
    if anchor in bearers:
        return None
    targets = {
        target if entry.fate is Fate.MOVED else None
        for entry in former
        for target in entry.targets or (None,)
    }
    only = targets.pop() if len(targets) == 1 else None
    report = next(iter(former)).report
    return only.anchor if only and only.report == report and only.anchor in bearers else None


def _turned(aliases: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    turned: dict[str, list[str]] = defaultdict(list)
    for anchor, target in sorted(aliases.items()):
        turned[target].append(anchor)
    return {target: tuple(anchors) for target, anchors in turned.items()}


def _notices(former: Iterable[Entry]) -> tuple[Notice, ...]:
    return tuple(
        Notice(
            anchor=entry.anchor,
            fate=entry.fate or Fate.UNREAD,
            kind=entry.kind,
            number=entry.number,
            opening=entry.exact,
            targets=entry.targets,
            date=entry.date,
        )
        for entry in sorted(former, key=_words)
    )


def _words(entry: Entry) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
    targets = tuple((target.report, target.anchor) for target in entry.targets)
    return entry.anchor, str(entry.fate), entry.fingerprint, targets


def _tombstones(names: Iterable[str], gone: Mapping[str, list[Entry]]) -> Stones:
    """The tombstones of what is gone, by the anchor of what they stood after."""
    stones: Stones = defaultdict(list)
    first = [min(known, key=_words) for known in gone.values()]
    for host, dead in after_each(first, names):
        stones[host] += [
            Tombstone(lines=(), anchor=entry.anchor, notices=_notices(gone[entry.anchor])) for entry in dead
        ]
    return stones
