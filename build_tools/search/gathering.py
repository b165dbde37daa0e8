"""Where each word stands in the library: gathered passage by passage, in one pass over the texts."""

import re
from array import array
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from build_tools.search.language.dates import read_date
from build_tools.search.language.numbers import Counted, count_on, goes_on
from build_tools.search.language.stems import is_stop
from build_tools.search.language.tokens import fold, normalise, pieces, split
from build_tools.search.places import POSITIONS, places_of

Add = Callable[[int], None]
OPEN = re.compile("[ء-هىي]|[^0-9].*[.].*")  # a token that letters behind a space may belong to: «س ص», «س. ص»


@dataclass(slots=True, kw_only=True)
class Gathered:
    """What one pass over the texts gathers: the places of each word, how it is written, and lengths.

    `chunks` remembers how a chunk between two spaces is added that is always one word, as nearly all are;
    `runs` what several words, or chunks read together, are. So each of them costs its analysis once.
    `lengths` and `reaches` are by marks; how far a heading reaches is doubled, and odd of a report.
    """

    places: dict[str, "array[int]"] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    lengths: dict[int, int] = field(default_factory=dict)
    reaches: dict[int, int] = field(default_factory=dict)
    chunks: dict[str, Add] = field(default_factory=dict)
    runs: dict[str, tuple[Add, ...]] = field(default_factory=dict)


def gather(gathered: Gathered, mark: int, text: str) -> None:
    """Add the words of the passage of `mark` to `gathered`."""
    chunks = normalise(text).split()
    known = [*map(gathered.chunks.get, chunks)]
    adds = _learn(gathered, chunks, known) if None in known else known
    length = min(len(adds), POSITIONS - 1)
    gathered.lengths[mark] = length
    for add, place in zip(adds, places_of(mark, length), strict=False):
        add(place)  # type: ignore[misc]


def _learn(gathered: Gathered, chunks: list[str], adds: list[Add | None]) -> list[Add]:
    """How the words of all chunks are added, where some chunks are new or not always one word."""
    for at in _unknown(adds):
        adds[at] = _word(gathered, chunks[at])
    for run in _runs(chunks, _unknown(adds))[::-1]:
        adds[run] = _read_run(gathered, " ".join(chunks[run]))
    return adds  # type: ignore[return-value]


def _unknown(adds: list[Add | None]) -> list[int]:
    """The places of the chunks of which it is unknown how they are added."""
    found = [-1]
    for _ in range(adds.count(None)):
        found.append(adds.index(None, found[-1] + 1))
    return found[1:]


def _word(gathered: Gathered, chunk: str) -> Add | None:
    """How a chunk is added that is one word whatever stands beside it; else None."""
    known = gathered.chunks.get(chunk)
    if known or chunk in gathered.runs:
        return known
    read = tuple(_read(gathered, chunk))
    if len(read) == 1 and not any(_hangs(chunk)):
        gathered.chunks[chunk] = read[0]
        return read[0]
    gathered.runs[chunk] = read
    return None


def _runs(chunks: list[str], unknown: list[int]) -> list[slice]:
    """The unknown chunks, each with what it hangs on: «13 ألفا» is read together."""
    runs: list[slice] = []
    for at in unknown:
        hangs = _hangs(chunks[at])
        start, stop = max(0, at - hangs.back), at + 1 + hangs.on
        if runs and start < runs[-1].stop:
            start = runs.pop().start
        runs.append(slice(start, stop))
    return runs


class Hangs(NamedTuple):
    """Whether a chunk may mean something else behind another chunk, and before another."""

    back: bool
    on: bool


PLAIN = Hangs(back=False, on=False)


@lru_cache(maxsize=1 << 14)
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


def _read_run(gathered: Gathered, run: str) -> tuple[Add, ...]:
    known = gathered.runs.get(run)
    if known is None:
        known = gathered.runs[run] = tuple(_read(gathered, run))
    return known


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
        gathered.written[piece] = piece if read_date(fold(token)) else token
    return gathered.places[piece].append


_nowhere: deque[int] = deque(maxlen=0)
