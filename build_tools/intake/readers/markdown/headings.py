"""Headings beside those that Markdown marks: lines of bold words alone; and the lines that are none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_tools.arabic.sentences import ends_sentence
from build_tools.model import Emphasis, Known, Line

LONGEST, MOST_WORDS = 100, 16
TITLE = 1
BOLD = "bold"  # what tells a heading: a weaker word than a sign of Markdown


def with_headings(lines: Sequence[Line], *, apart: bool = False) -> tuple[Line, ...]:
    """Return the lines; a short one that is bold as a whole and stands alone heads what is below it.

    Where Markdown marks headings, or several are bold, no other line of words heads anything. Where each line
    is a paragraph, all stand `apart`.
    """
    found = list(_with_bold_headings(lines, apart=apart))
    names = [line.known.name for line in found if line.known is not None and line.known.role == "heading"]
    headed = "" in names or len(names) > 1
    return tuple(_plain(line) if headed else line for line in found)


def _plain(line: Line) -> Line:
    known = line.known
    return replace(line, known=replace(known, plain=True)) if known and known.role == "paragraph" else line


def _with_bold_headings(lines: Sequence[Line], *, apart: bool) -> Iterator[Line]:
    """Each bold line is one level below the heading that Markdown marks above it."""
    level = TITLE
    for place, line in enumerate(lines):
        known = line.known
        if known is not None and known.role == "heading":
            level = known.level
        elif known is not None and _is_bold(line) and (apart or _stands_alone(lines, place)):
            line = _as_heading(line, known, min(level + 1, 6))
        yield line


def _as_heading(line: Line, known: Known, level: int) -> Line:
    """The line as a heading, its words set apart no more."""
    spans = tuple(span for span in known.spans if not isinstance(span, Emphasis))
    return replace(line, known=replace(known, role="heading", name=BOLD, level=level, spans=spans))


def _is_bold(line: Line) -> bool:
    """Tell whether all words of a short paragraph are set apart; a colon behind them may not be."""
    known, text = line.known, line.text.rstrip(" :")
    if known is None or known.role != "paragraph" or known.list or known.note is not None or known.continues:
        return False
    if not text or len(text) > LONGEST or len(text.split()) > MOST_WORDS or ends_sentence(text):
        return False
    return any(
        isinstance(span, Emphasis) and span.start == 0 and span.end >= len(text) for span in known.spans
    )


def _stands_alone(lines: Sequence[Line], place: int) -> bool:
    """Tell whether no other words stand right above or below."""
    line = lines[place]
    above, below = lines[max(place - 1, 0) : place], lines[place + 1 : place + 2]
    return not any(_is_text(one) and one.numbers[-1] == line.number - 1 for one in above) and not any(
        _is_text(one) and one.number == line.numbers[-1] + 1 for one in below
    )


def _is_text(line: Line) -> bool:
    return line.known is not None and line.known.role == "paragraph"
