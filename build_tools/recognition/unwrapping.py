"""Text that was wrapped at a width, as PDF text is: the lines of a paragraph become one again."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from build_tools.model import Line, Source
from build_tools.recognition.cover import is_around
from build_tools.recognition.genre import Genre
from build_tools.recognition.marks import matches
from build_tools.recognition.printed_tables import BAR_ROW
from build_tools.sentences import ends_sentence

WIDTHS = range(30, 161)  # characters: no page is narrower, and longer lines were not wrapped
FULL = 0.75  # of the width: a shorter line ends its paragraph
FEWEST_LINES = 8
MOST = 0.5  # of the neighbouring lines must go on
LONGEST = 100_000  # characters, sixty pages of a book: what never comes to an end is no paragraph


def wrap_width(source: Source) -> int | None:
    """Return the width in characters at which the source was wrapped, or None if it was not.

    A source was wrapped if its neighbouring lines are of one length, and most of them go on
    in the next line without the end of a sentence.
    """
    before = [first.text.strip() for first, _ in _neighbours(source.lines)]
    if len(before) < FEWEST_LINES:
        return None
    width = sorted(map(len, before))[len(before) * 9 // 10]
    going_on = sum(len(text) >= FULL * width and not ends_sentence(text) for text in before)
    return width if width in WIDTHS and going_on >= MOST * len(before) else None


def unwrap_lines(source: Source, genre: Genre) -> tuple[Line, ...]:
    """Return the lines of the source, each paragraph that was wrapped as one line of several numbers.

    A line goes on in the next one if it is full and no mark stands at the head of the next. No
    paragraph is put together that is longer than `LONGEST`.
    """
    width = wrap_width(source)
    if width is None:
        return source.lines
    lines: list[list[Line]] = []
    whole = True  # what surrounds a text takes one line, however long
    length = 0
    for line in source.lines:
        found = matches(line.text, genre.marks)
        length += len(line.text)
        goes_on = not whole and not found and length <= LONGEST
        if lines and goes_on and _goes_on(lines[-1][-1], line, width):
            lines[-1].append(line)
        else:
            lines.append([line])
            whole, length = is_around(found), len(line.text)
    return tuple(as_one(parts) for parts in lines)


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


def _neighbours(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    return [(a, b) for a, b in pairwise(lines) if a.text.strip() and b.text.strip()]


def _goes_on(before: Line, after: Line, width: int) -> bool:
    """A full line goes on in the next one, if that is no blank line; the row of a table does not."""
    text, below = before.text.strip(), after.text.strip()
    rows = BAR_ROW.fullmatch(text) or BAR_ROW.fullmatch(below)
    return bool(below) and len(text) >= FULL * width and not rows
