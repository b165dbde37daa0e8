"""Text that was wrapped at a width, as PDF text is: the lines of a paragraph become one again."""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from build_tools.arabic.sentences import ends_sentence
from build_tools.model import Line
from build_tools.recognition.layout.printed_tables import BAR_ROW, COLUMNS
from build_tools.recognition.outline.labels import read_labels

WIDTHS = range(30, 161)  # characters: no page is narrower, and longer lines were not wrapped
FULL = 0.8  # of the width: with the first word of the next line, a line that was wrapped is as long
MANY, FEWEST = 8, 3  # neighbouring lines that tell a width, in a stretch or in a short text
MOST, MORE = 0.3, 0.6  # of the neighbouring lines go on in the next one: of many, of a few
BAND = 0.85  # of the width: most lines of a wrapped text are longer than that
FAR, FAR_LONGER = (
    1.25,
    6,
)  # one line of so many may be longer than the width by so much: two that were run together
NARROWEST = 40  # characters, where few lines tell the width
STRETCH = 40  # lines that one width is measured for, with as many around them
LONGEST = 100_000  # characters, sixty pages of a book: what never comes to an end is no paragraph
FEWEST_OF_ALL = 2  # lines that go on, where every line does that does not end its sentence
BEGINS = re.compile(r"\s*(?:[^\w\s«“\"(]|\(?\w{1,3}\s?[-–—.)])")  # as items do
UNSEEN = re.compile("[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}]+")
Ends = Callable[[Line], bool]


def wrap_widths(lines: Sequence[Line]) -> list[int | None]:
    """Return for each line the width in characters at which its stretch was wrapped, or None if it was not.

    A stretch that tells none has that of the text, if most of its stretches were wrapped.
    A stretch was wrapped if the next word would not have fitted on most of its lines, without the end of a
    sentence there.
    """
    widths: list[int | None] = []
    pairs = [(one, other) for one, other in itertools.pairwise(lines) if _adjoin(one, other)]
    numbers = [one.number for one, _ in pairs]
    measured = [_Measured.of(one, other) for one, other in pairs]
    start = end = 0
    for first in range(0, len(lines), STRETCH):
        lowest, highest = lines[first].number - STRETCH, lines[first].number + 2 * STRETCH
        while start < len(numbers) and numbers[start] < lowest:
            start += 1
        while end < len(numbers) and numbers[end] <= highest:
            end += 1
        widths.append(_width(measured[start:end]))
    told = sorted(width for width in widths if width is not None)
    usual = told[len(told) // 2] if 2 * len(told) > len(widths) else None
    return [widths[place // STRETCH] or usual for place in range(len(lines))]


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Return the greatest width at which any stretch of the lines was wrapped, or None."""
    return max((width for width in wrap_widths(lines) if width is not None), default=None)


def unwrap_lines(lines: Sequence[Line], *, stands_alone: Ends, begins: Ends) -> tuple[Line, ...]:
    """Return the lines, each paragraph that was wrapped as one line of several numbers.

    A line goes on in the next one if it fills the width. What `begins` anew goes on with nothing, and what
    `stands_alone` takes no other line. No paragraph is put together that is longer than `LONGEST`.
    """
    widths = wrap_widths(lines)
    if not any(widths):
        return tuple(lines)
    joined: list[list[Line]] = []
    alone, length = True, 0
    for place, line in enumerate(lines):
        width = widths[place - 1] if place else None
        length += len(line.text)
        goes_on = joined and width and not alone and length <= LONGEST and _adjoin(joined[-1][-1], line)
        if goes_on and is_full(joined[-1][-1], line, width or 0) and not _parts(joined[-1][-1], line, begins):
            joined[-1].append(line)
        else:
            joined.append([line])
            alone, length = stands_alone(line), len(line.text)
    return tuple(as_one(parts) for parts in joined)


def as_one(parts: Sequence[Line]) -> Line:
    """Return the lines as one, which has the numbers of them all."""
    first, *rest = parts
    if not rest:
        return first
    return replace(
        first,
        text=" ".join(part.text.strip() for part in parts),
        received="\n".join(part.received for part in parts),
        more=tuple(number for part in parts for number in part.numbers)[1:],
    )


def is_full(line: Line, after: Line, width: int) -> bool:
    """Tell whether the next word would hardly have fitted on a line."""
    return _Measured.of(line, after).needed >= FULL * width


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """A line with another close below it: its length, and that with the other's first word, in characters."""

    length: int
    needed: int
    stops: bool
    parted: bool

    @classmethod
    def of(cls, line: Line, after: Line) -> "_Measured":
        """Measure a line."""
        length = _length(line)
        word = after.text.split(maxsplit=1)
        needed = length + 1 + len(word[0] if word else "")
        parted = BEGINS.match(after.text) is not None
        return cls(length=length, needed=needed, stops=ends_sentence(line.text), parted=parted)


def _width(lines: Sequence[_Measured]) -> int | None:
    """The width of a stretch: hardly a line is longer, many are as long, and go on in the next one."""
    if len(lines) < FEWEST:
        return None
    lengths = sorted(line.length for line in lines)
    few = len(lines) < MANY
    width = _usual(lengths)
    if width not in WIDTHS or (few and width < NARROWEST):
        return None
    if sum(length > FAR * width for length in lengths) > len(lengths) // FAR_LONGER:
        return None
    going_on = sum(line.needed >= FULL * width and not line.stops for line in lines)
    enough = going_on >= max(FEWEST, MORE * len(lines)) if few else going_on >= MOST * len(lines)
    every = going_on >= FEWEST_OF_ALL and all(
        line.parted or line.stops or line.needed >= FULL * width for line in lines
    )
    return width if enough or (every and width >= NARROWEST) else None


def _usual(lengths: Sequence[int]) -> int:
    """The upper end of the band that most lengths, in rising order, lie in."""
    best, start, usual = 0, 0, lengths[-1]
    for end, length in enumerate(lengths):
        while lengths[start] < BAND * length:
            start += 1
        if length >= WIDTHS.start and end - start >= best:
            best, usual = end - start, length
    return usual


def _adjoin(one: Line, other: Line) -> bool:
    return bool(one.text.strip()) and bool(other.text.strip()) and other.number == one.numbers[-1] + 1


def _parts(before: Line, line: Line, begins: Ends) -> bool:
    """Tell whether a line is the beginning of something: a mark says so, a label, the row of a table."""
    if begins(line) or any(map(_is_row, (before, line))):
        return True
    labels = read_labels(line.text)
    return bool(labels) and (not labels[0].weak or ends_sentence(before.text))


def _is_row(line: Line) -> bool:
    text = line.text.strip()
    return bool(BAR_ROW.fullmatch(text)) or "\t" in text or bool(COLUMNS.search(text))


def _length(line: Line) -> int:
    return len(UNSEEN.sub("", line.text.strip()))
