"""Where each word stands in the library: gathered passage by passage, in one pass over the texts."""

import re
from array import array
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from build_tools.search.numbers import Counted, count_on, goes_on
from build_tools.search.places import POSITIONS, places_of
from build_tools.search.stems import is_stop
from build_tools.search.tokens import normalise, pieces, split

Add = Callable[[int], None]
Adders = tuple[Add, ...]
OPEN = re.compile("[ء-هىي]|[^0-9].*[.].*")  # a token that letters behind a space may belong to: «س ص», «س. ص»


@dataclass(slots=True, kw_only=True)
class Gathered:
    """What one pass over the texts gathers: the places of each word, how it is written, and lengths.

    `chunks` remembers how the words between two spaces are added, so that each chunk costs its analysis once.
    `reaches` holds how far a heading or a report reaches, doubled; of a report it is odd.
    """

    places: dict[str, "array[int]"] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    lengths: dict[int, int] = field(default_factory=dict)
    reaches: dict[int, int] = field(default_factory=dict)
    chunks: dict[str, Adders] = field(default_factory=dict)


def gather(gathered: Gathered, number: int, text: str) -> None:
    """Add the words of passage `number` to `gathered`."""
    chunks = normalise(text).split()
    adders = [*map(gathered.chunks.get, chunks)]
    if None in adders:
        adders = [*map(partial(_adders, gathered), _join(chunks, adders))]
    adds = [*chain.from_iterable(adders)]  # type: ignore[arg-type]
    length = min(len(adds), POSITIONS - 1)
    gathered.lengths[number] = length
    for add, place in zip(adds, places_of(number, length), strict=False):
        add(place)


def _join(chunks: list[str], adders: list[Adders | None]) -> list[str | Adders]:
    """The chunks of a text, or their adders where these are known; «13 ألفا», read together, is one chunk."""
    joined: list[str | Adders] = []
    run = ""
    is_open = False
    for chunk, known in zip(chunks, adders, strict=True):
        hangs = PLAIN if known is not None else _hangs(chunk)
        if run and (is_open or hangs.back):
            run = joined[-1] = f"{run} {chunk}"
        else:
            run = chunk
            joined.append(chunk if known is None else known)
        is_open = hangs.on
    return joined


class Hangs(NamedTuple):
    """Whether a chunk may mean something else behind another chunk, and before another."""

    back: bool
    on: bool


PLAIN = Hangs(back=False, on=False)


def _hangs(chunk: str) -> Hangs:
    tokens = _tokens(chunk)
    if not tokens:
        return PLAIN
    return Hangs(
        back=any(goes_on(tokens[0][0], piece) for piece in tokens[0][1]),
        on=bool(OPEN.fullmatch(tokens[-1][0])),
    )


@lru_cache(maxsize=1 << 14)
def _tokens(chunk: str) -> list[tuple[str, tuple[str, ...]]]:
    """The raw tokens of a chunk, each with its pieces."""
    return [(token, pieces(token)) for token in split(chunk)]


def _adders(gathered: Gathered, chunk: str | Adders) -> Adders:
    if not isinstance(chunk, str):
        return chunk
    adders = gathered.chunks.get(chunk)
    if adders is None:
        adders = tuple(_read(gathered, chunk))
        if " " in chunk or not any(_hangs(chunk)):
            gathered.chunks[chunk] = adders
    return adders


def _read(gathered: Gathered, chunk: str) -> Iterator[Add]:
    """How the words of a chunk are added, with what they are together: «ألف» behind 13 is also 13000."""
    before: Counted | None = None
    for token, read in _tokens(chunk):
        for piece in read:
            add = _adder(gathered, piece, token)
            together, before = count_on(before, token, piece)
            yield _both(_adder(gathered, together, together), add) if together else add


def _both(one: Add, other: Add) -> Add:
    def add(place: int) -> None:
        one(place)
        other(place)

    return add


def _adder(gathered: Gathered, piece: str, token: str) -> Add:
    if is_stop(piece):
        return _nowhere.append
    if piece not in gathered.places:
        gathered.places[piece] = array("Q")
        gathered.written[piece] = token
    return gathered.places[piece].append


_nowhere: deque[int] = deque(maxlen=0)
