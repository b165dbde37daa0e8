"""The passages of a term, packed as text: a few letters each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_tools.search.files import DIGITS, to_digits
from build_tools.search.gathering import Gathered
from build_tools.search.places import LEVELS, PASSAGE, STEP, WITHIN, level

KEPT = 4  # positions of a word that are kept for one passage
# Passages of a word that are read at once: some where it weighs most, and the newest. The newest are the
# same ones for every word, so that the passages where common words meet are among them.
HEAD = 750
WEIGHTIEST = 150
_SMALL = tuple(map(to_digits, range(WITHIN + 1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A term's passages as text: the `head` that is read at once, the `tail` of others, and their count."""

    count: int
    head: str
    tail: str


def pack(places: Sequence[int], gathered: Gathered) -> Packed:
    """Return the packed passages of one term from its places, which are in order."""
    packs = _passages(places, gathered.lengths)
    if len(packs) <= HEAD:
        return Packed(count=len(packs), head=_digits(packs, packs, gathered.reaches), tail="")
    numbers = list(packs)
    newest, others = numbers[: HEAD - WEIGHTIEST], numbers[HEAD - WEIGHTIEST :]
    others.sort(key=lambda number: -_level_of(packs[number]))
    head, tail = newest + sorted(others[:WEIGHTIEST]), sorted(others[WEIGHTIEST:])
    return Packed(
        count=len(packs),
        head=_digits(head, packs, gathered.reaches),
        tail=_digits(tail, packs, gathered.reaches),
    )


def _passages(places: Sequence[int], lengths: Mapping[int, int]) -> dict[int, str]:
    """The numbers of the passages that hold a term, each with its weight and positions, packed."""
    packs = {place >> PASSAGE: _SMALL[place & WITHIN] for place in places}
    if len(packs) < len(places):
        repeated: dict[int, list[int]] = {}
        for one, other in pairwise(places):
            if one >> PASSAGE == other >> PASSAGE:
                repeated.setdefault(one >> PASSAGE, [one]).append(other)
        for number, some in repeated.items():
            packs[number] = _pack_more(some, lengths[number])
    return packs


def _pack_more(places: list[int], length: int) -> str:
    kept = [(place & WITHIN) // STEP for place in places[:KEPT]]
    first = kept[0] * STEP + (len(kept) - 1) * LEVELS + level(len(places), length)
    return _SMALL[first] + "".join(_SMALL[after - before] for before, after in pairwise(kept))


def _level_of(packed: str) -> int:
    return DIGITS.index(packed[0]) % LEVELS


def _digits(numbers: Iterable[int], packs: Mapping[int, str], reaches: Mapping[int, int]) -> str:
    parts: list[str] = []
    before = 0
    for number in numbers:
        step = (number - before) * 2
        if number in reaches:
            parts.append(to_digits(step + 1) + packs[number] + to_digits(reaches[number]))
        else:
            parts.append((_SMALL[step] if step <= WITHIN else to_digits(step)) + packs[number])
        before = number
    return "".join(parts)
