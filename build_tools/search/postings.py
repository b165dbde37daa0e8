"""Where each word stands: gathered in one pass, then packed term by term."""

from array import array
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from build_tools.search.files import to_digits
from build_tools.search.stems import is_stop
from build_tools.search.tokens import multiplier, normalise, pieces, product, split, value

POSITIONS = 256
USUAL, SATURATION, SHORTNESS = 40, 1.2, 0.6  # BM25: the usual length of a passage, k1 and b
LEVELS, STRONGEST = 8, 2.2
KEPT = 4  # places of a word that are kept for one passage
HEAD = 1500  # passages of a word that are read at once: those where it weighs most

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
    """A term's passages as text: those where it weighs most, the `tail` of others, and how many in all."""

    count: int
    head: str
    tail: str


def gather(gathered: Gathered, number: int, text: str) -> None:
    """Add the words of passage `number` to `gathered`."""
    at = start = number * POSITIONS
    last = start + POSITIONS - 1
    before = ""
    usual = gathered.usual
    for token in split(normalise(text)):
        add = usual.get(token)
        if add is not None:  # nearly every word of nearly every text: nothing to do but this
            add(at)
            before = ""
            at += at < last
        else:
            for add, special in gathered.adders.get(token) or _adders(gathered, token):
                before = _add_special(gathered, special, before, add, at)
                at += at < last
    gathered.lengths[number] = at - start


def pack(places: Iterable[int], gathered: Gathered) -> Packed:
    """Return the packed passages of one term from its places, which are in order."""
    entries = _entries(places, gathered)
    if len(entries) <= HEAD:
        return Packed(count=len(entries), head=_digits(entries), tail="")
    weightiest = sorted(entries, key=lambda entry: (-entry[1], entry[0]))[:HEAD]
    kept = {entry[0] for entry in weightiest}
    tail = [entry for entry in entries if entry[0] not in kept]
    return Packed(count=len(entries), head=_digits(sorted(weightiest)), tail=_digits(tail))


Entry = tuple[int, int, str, int]  # number, level, packed positions, reach


def _entries(places: Iterable[int], gathered: Gathered) -> list[Entry]:
    entries: list[Entry] = []
    lengths, reaches = gathered.lengths, gathered.reaches
    number, positions = -1, [0]
    for place in places:
        if place >> 8 == number:
            positions.append(place & 255)
            continue
        if number >= 0:
            entries.append((number, *_packed(tuple(positions[:KEPT]), len(positions), lengths[number]), reaches[number]))
        number, positions = place >> 8, [place & 255]
    if number >= 0:
        entries.append((number, *_packed(tuple(positions[:KEPT]), len(positions), lengths[number]), reaches[number]))
    return entries


@lru_cache(maxsize=1 << 16)
def _packed(kept: tuple[int, ...], times: int, length: int) -> tuple[int, str]:
    level = _level(times, length)
    packed = _small(kept[0] << 5 | (len(kept) - 1) << 3 | level)
    return level, packed + "".join(_small(after - before) for before, after in zip(kept, kept[1:], strict=False))


def _digits(entries: list[Entry]) -> str:
    parts: list[str] = []
    before = 0
    for number, _, packed, reach in entries:
        parts.append(_small((number - before) << 1 | (reach > 0)))
        parts.append(packed)
        if reach:
            parts.append(_small(reach))
        before = number
    return "".join(parts)


_SMALL = [to_digits(number) for number in range(8192)]


def _small(number: int) -> str:
    return _SMALL[number] if number < 8192 else to_digits(number)


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
