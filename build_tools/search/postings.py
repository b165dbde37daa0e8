"""Where each word stands: gathered in one pass, then packed term by term."""

from array import array
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from build_tools.search.files import DIGITS, to_digits
from build_tools.search.stems import is_stop
from build_tools.search.tokens import multiplier, normalise, pieces, product, split, value

POSITIONS = 256
USUAL, SATURATION, SHORTNESS = 40, 1.2, 0.6  # BM25: the usual length of a passage, k1 and b
LEVELS, STRONGEST = 8, 2.2
KEPT = 4  # places of a word that are kept for one passage
# Passages of a word that are read at once: some where it weighs most, and the newest. The newest are the
# same ones for every word, so that the passages where common words meet are among them.
HEAD = 800
WEIGHTIEST = 200

Add = Callable[[int], None]


@dataclass(slots=True, kw_only=True)
class Gathered:
    """What one pass over the texts gathers: the places of each word, how it is written, and lengths.

    A place is the number of a passage and a position in it, in one integer. It grows as texts are read.
    """

    places: dict[str, "array[int]"] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    lengths: dict[int, int] = field(default_factory=dict)
    reaches: dict[int, int] = field(default_factory=dict)
    usual: dict[str, Add] = field(default_factory=dict)
    adders: dict[str, tuple[tuple[Add, str], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A term's passages as text: the `head` that is read at once, the `tail` of others, and their count."""

    count: int
    head: str
    tail: str


def gather(gathered: Gathered, number: int, text: str) -> None:
    """Add the words of passage `number` to `gathered`."""
    start = number * POSITIONS
    tokens = split(normalise(text))
    adds = [*map(gathered.usual.get, tokens)]
    if None not in adds and len(adds) < POSITIONS:  # nearly every passage of a large library
        for at, add in enumerate(adds, start):
            add(at)  # type: ignore[misc]
        gathered.lengths[number] = len(adds)
    else:
        gathered.lengths[number] = _gather_slowly(gathered, start, tokens, adds)


def _gather_slowly(gathered: Gathered, start: int, tokens: list[str], adds: list[Add | None]) -> int:
    """Words that are new, numbers, codes: what a word is added as may hang on the number before it."""
    at, last = start, start + POSITIONS - 1
    before = ""
    for token, usual in zip(tokens, adds, strict=True):
        if usual:
            usual(at)
            before = ""
            at += at < last
            continue
        for add, special in gathered.adders.get(token) or _adders(gathered, token):
            if special:
                before = _add_special(gathered, special, before, add, at)
            else:
                add(at)
                before = ""
            at += at < last
    return at - start


def pack(places: Iterable[int], gathered: Gathered) -> Packed:
    """Return the packed passages of one term from its places, which are in order."""
    numbers, packs = _passages(places, gathered)
    if len(numbers) <= HEAD:
        return Packed(count=len(numbers), head=_digits(numbers, packs, gathered), tail="")
    newest = HEAD - WEIGHTIEST
    others = sorted(range(newest, len(numbers)), key=lambda at: (-_level_of(packs[at]), at))
    chosen = ([*range(newest), *sorted(others[:WEIGHTIEST])], sorted(others[WEIGHTIEST:]))
    head, tail = (
        _digits([numbers[at] for at in some], [packs[at] for at in some], gathered) for some in chosen
    )
    return Packed(count=len(numbers), head=head, tail=tail)


def _passages(places: Iterable[int], gathered: Gathered) -> tuple[list[int], list[str]]:
    """The numbers of the passages that hold a term, and beside each its weight and positions, packed."""
    numbers: list[int] = []
    packs: list[str] = []
    repeated: dict[int, list[int]] = {}
    lengths = gathered.lengths
    last = first = -1
    for place in places:
        number = place >> 8
        if number != last:
            last, first = number, place & 255
            numbers.append(number)
            packs.append(_pack_one(first, lengths[number]))
        else:
            repeated.setdefault(len(numbers) - 1, [first]).append(place & 255)
    for at, positions in repeated.items():
        packs[at] = _pack_more(positions, lengths[numbers[at]])
    return numbers, packs


@lru_cache(maxsize=1 << 16)
def _pack_one(position: int, length: int) -> str:
    return to_digits(position << 5 | _level(1, length))


def _pack_more(positions: list[int], length: int) -> str:
    kept = positions[:KEPT]
    steps = (to_digits(after - before) for before, after in pairwise(kept))
    return to_digits(kept[0] << 5 | (len(kept) - 1) << 3 | _level(len(positions), length)) + "".join(steps)


def _level_of(packed: str) -> int:
    return DIGITS.index(packed[0]) & (LEVELS - 1)


def _digits(numbers: list[int], packs: list[str], gathered: Gathered) -> str:
    parts: list[str] = []
    before = 0
    reaches, small = gathered.reaches, _SMALL
    for number, packed in zip(numbers, packs, strict=True):
        reach = reaches.get(number)
        step = (number - before) << 1 | (reach is not None)
        parts.append(small[step] if step < SMALL else to_digits(step))
        parts.append(packed)
        if reach:
            parts.append(to_digits(reach))
        before = number
    return "".join(parts)


SMALL = 4096
_SMALL = tuple(map(to_digits, range(SMALL)))


def _level(times: int, length: int) -> int:
    weight = times * (SATURATION + 1) / (times + SATURATION * (1 - SHORTNESS + SHORTNESS * length / USUAL))
    return min(LEVELS - 1, int(weight / STRONGEST * LEVELS))


def _adders(gathered: Gathered, token: str) -> tuple[tuple[Add, str], ...]:
    """How a token's pieces are added; remembered, so that a word costs its analysis once."""
    found = tuple(_adder(gathered, piece, token) for piece in pieces(token))
    if len(found) == 1 and not found[0][1]:
        gathered.usual[token] = found[0][0]
    gathered.adders[token] = found
    return found


def _adder(gathered: Gathered, piece: str, token: str) -> tuple[Add, str]:
    if is_stop(piece):
        return _nowhere.append, ""
    special = piece if multiplier(piece) or value(piece) is not None else ""
    return _places(gathered, piece, token).append, special


def _add_special(gathered: Gathered, piece: str, before: str, add: Add, at: int) -> str:
    """Add a number, or a word that multiplies the number before it; return the number for the next word."""
    by = multiplier(piece)
    if by and before:
        total = product(float(before), by)
        _places(gathered, total, total).append(at)
    add(at)
    return "" if by else piece


def _places(gathered: Gathered, piece: str, token: str) -> "array[int]":
    if piece not in gathered.places:
        gathered.places[piece] = array("Q")
        gathered.written[piece] = token
    return gathered.places[piece]


_nowhere: deque[int] = deque(maxlen=0)
