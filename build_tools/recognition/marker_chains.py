"""Which markers belong to which footnotes: both stand in the same order."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from build_tools.recognition.markers import LONE, Marker

REACH = 50  # notes of one number: as many pages or chapters may number theirs anew before all are told


def settled_markers(notes: Sequence[tuple[int, int]], markers: Sequence[Marker]) -> list[Marker]:
    """Return the markers that are taken for such; a LONE one if no other may be that of the same note."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, number in notes:
        places[number].append(place)
    below = [(marker.number, bisect_right(places[marker.number], marker.claim)) for marker in markers]
    times = Counter(below)
    return [
        marker
        for marker, note in zip(markers, below, strict=True)
        if marker.weight > LONE or (marker.weight == LONE and times[note] == 1)
    ]


def best_chain(notes: Sequence[tuple[int, int]], markers: Sequence[Marker]) -> list[Marker]:
    """Return the markers that together weigh most, one a note, in the order of the notes and before them.

    A marker may be that of the `REACH` notes of its number that are next below it, no other.
    """
    places: dict[int, list[int]] = defaultdict(list)
    for index, (_, number) in enumerate(notes):
        places[number].append(index)
    chains = _Chains(len(notes))
    for marker in markers:
        of_number = places[marker.number]
        first = bisect_right(of_number, marker.claim, key=lambda index: notes[index][0])
        for index in reversed(of_number[first : first + REACH]):
            chains.add(index, marker)
    return list(_links(chains.best(len(notes))))[::-1]


class _Chain(NamedTuple):
    """A chain of markers by its last one: what all weigh, where its note stands (negative), and the rest."""

    weight: int = 0
    place: int = 0
    marker: Marker | None = None
    before: "_Chain | None" = None


class _Chains:
    """The best chain that ends at each note, and the best of all up to a note (a Fenwick tree of maxima).

    Of chains that weigh the same, the one that ends first is the better.
    """

    def __init__(self, notes: int) -> None:
        self._tree = [_Chain()] * (notes + 1)

    def best(self, end: int) -> _Chain:
        """Return the best chain whose last note stands before note `end`."""
        found = self._tree[0]
        while end:
            found = max(found, self._tree[end], key=_rank)
            end &= end - 1
        return found

    def add(self, index: int, marker: Marker) -> None:
        """Let the best chain before note `index` go on with `marker`."""
        before = self.best(index)
        chain = _Chain(before.weight + marker.weight, -index, marker, before)
        at = index + 1
        while at < len(self._tree):
            self._tree[at] = max(self._tree[at], chain, key=_rank)
            at += at & -at


def _rank(chain: _Chain) -> tuple[int, int]:
    return chain.weight, chain.place


def _links(chain: _Chain) -> Iterator[Marker]:
    while chain.marker is not None and chain.before is not None:
        yield chain.marker
        chain = chain.before
