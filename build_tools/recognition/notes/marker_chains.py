"""Which markers belong to which footnotes: both stand in the same order."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from build_tools.recognition.notes.markers import LONE, OPEN, Marker

REACH = 50  # notes of one number: as many pages or chapters may number theirs anew before all are told


def settled_markers(notes: Sequence[tuple[int, int]], markers: Sequence[Marker]) -> list[Marker]:
    """Return the markers that are those of the notes, each of which is a claim's place and its number."""
    below = _notes_below(notes)
    nearest = {marker: next(iter(below(marker)), None) for marker in markers}
    times = Counter((note, marker.number) for marker, note in nearest.items())
    alone = {marker: note for marker, note in nearest.items() if times[note, marker.number] == 1}
    likely = [m for m in markers if m.weight > LONE or (m.weight == LONE and m in alone)]
    chosen = best_chain(notes, likely)
    enclosed = (
        marker
        for marker, note in alone.items()
        if marker.weight == OPEN and note is not None and _is_enclosed(note, marker, chosen, notes)
    )
    return [*chosen.values(), *enclosed]


def best_chain(notes: Sequence[tuple[int, int]], markers: Sequence[Marker]) -> dict[int, Marker]:
    """Return the markers that together weigh most, by their notes, in the order of these and before them.

    A marker may be that of the `REACH` notes of its number that are next below it, no other.
    """
    below = _notes_below(notes)
    chains = _Chains(len(notes))
    for marker in markers:
        for index in reversed(below(marker)):
            chains.add(index, marker)
    return dict(_links(chains.best(len(notes))))


def _notes_below(notes: Sequence[tuple[int, int]]) -> Callable[[Marker], Sequence[int]]:
    """A function that returns the notes of a marker's number that are next below it, `REACH` at most."""
    places: dict[int, list[int]] = defaultdict(list)
    for index, (_, number) in enumerate(notes):
        places[number].append(index)

    def below(marker: Marker) -> Sequence[int]:
        of_number = places[marker.number]
        first = bisect_right(of_number, marker.claim, key=lambda index: notes[index][0])
        return of_number[first : first + REACH]

    return below


def _is_enclosed(
    index: int, marker: Marker, chosen: Mapping[int, Marker], notes: Sequence[tuple[int, int]]
) -> bool:
    """Whether a note has no marker yet, and this one stands between those of the notes beside it."""
    beside = [at for at in (index - 1, index + 1) if 0 <= at < len(notes)]
    return (
        index not in chosen
        and bool(beside)
        and all(at in chosen and (_place(chosen[at]) < _place(marker)) == (at < index) for at in beside)
    )


def _place(marker: Marker) -> tuple[int, int]:
    return marker.claim, marker.start


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


def _links(chain: _Chain) -> Iterator[tuple[int, Marker]]:
    while chain.marker is not None and chain.before is not None:
        yield -chain.place, chain.marker
        chain = chain.before
