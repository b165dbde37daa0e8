"""Passages that come back: words that were gone stand in their report again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from build_tools.ledger.alignment.exact import FEWEST_WORDS
from build_tools.ledger.alignment.matching import Alignment, Node
from build_tools.model import Entry, Fate

GONE = (Fate.DELETED, Fate.DOUBTFUL)


def find_revived(dead: Iterable[Entry], new: Sequence[Node], alignment: Alignment) -> dict[Entry, int]:
    """Return the entries whose passage is back, each with its place among the new ones.

    Words that stand twice on either side tell nothing, unless the same longer words left two anchors.
    """
    taken = set(alignment.heirs.values())
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, node in enumerate(new):
        if place not in taken:
            places[node.report, node.fingerprint].append(place)
    entries: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in dead:
        if entry.fate in GONE and entry.exact:
            entries[entry.report, entry.fingerprint].append(entry)
    return {
        entry: places[words][0]
        for words, found in entries.items()
        if len(places.get(words, ())) == 1 and (len(found) == 1 or _is_telling(found[0]))
        for entry in found
    }


def _is_telling(entry: Entry) -> bool:
    return len(entry.exact.split()) >= FEWEST_WORDS
