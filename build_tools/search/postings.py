"""The passages of a term, packed as text: a few letters each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import sub

from build_tools.search.files import DIGITS, SHORT, to_digits
from build_tools.search.gathering import Gathered
from build_tools.search.places import LEVELS, PASSAGE, STEP, WITHIN, level

KEPT = 4  # positions of a word that are kept for one passage
# Passages of a word that are read at once: some where it weighs most, and the newest. The newest are the
# same ones for every word, so that the passages where common words meet are among them.
HEAD = 750
WEIGHTIEST = 150
_LEVEL = {digit: at % LEVELS for at, digit in enumerate(DIGITS)}

Packs = dict[int, str]  # by marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A term's passages as text: the `head` that is read at once, the `tail` of others, and their count."""

    count: int
    head: str
    tail: str


def pack(places: Sequence[int], gathered: Gathered) -> Packed:
    """Return the packed passages of one term from its places, which are in order."""
    packs = _passages(places, gathered)
    if len(packs) <= HEAD:
        return Packed(count=len(packs), head=_digits(packs, packs), tail="")
    marks = list(packs)
    newest, others = marks[: HEAD - WEIGHTIEST], marks[HEAD - WEIGHTIEST :]
    others.sort(key=lambda mark: -_LEVEL[packs[mark][0]])
    head, tail = newest + sorted(others[:WEIGHTIEST]), sorted(others[WEIGHTIEST:])
    return Packed(count=len(packs), head=_digits(head, packs), tail=_digits(tail, packs))


def _passages(places: Sequence[int], gathered: Gathered) -> Packs:
    """The marks of the passages that hold a term, each with its weight, positions and reach, packed."""
    packs = {place >> PASSAGE: SHORT[place & WITHIN] for place in places}
    if len(packs) < len(places):
        repeated: dict[int, list[int]] = {}
        for one, other in [two for two in pairwise(places) if two[0] ^ two[1] <= WITHIN]:
            repeated.setdefault(one >> PASSAGE, [one]).append(other)
        for mark, some in repeated.items():
            packs[mark] = _pack_more(some, gathered.lengths[mark])
    for mark in packs:
        if mark & 1:
            packs[mark] += to_digits(gathered.reaches[mark])
    return packs


def _pack_more(places: list[int], length: int) -> str:
    kept = [(place & WITHIN) // STEP for place in places[:KEPT]]
    first = kept[0] * STEP + (len(kept) - 1) * LEVELS + level(len(places), length)
    return SHORT[first] + "".join(SHORT[after - before] for before, after in pairwise(kept))


def _digits(marks: Collection[int], packs: Packs) -> str:
    """The packs of some passages, each behind the step from the number before to its mark."""
    steps = map(sub, marks, chain((0,), [mark & -2 for mark in marks]))
    written = [SHORT[step] if step < len(SHORT) else to_digits(step) for step in steps]
    return "".join(chain.from_iterable(zip(written, map(packs.__getitem__, marks), strict=True)))
