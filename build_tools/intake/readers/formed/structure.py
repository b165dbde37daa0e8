"""The lines of a file of styles and tags as its format has them, after repairs and corrections."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from build_tools.arabic.text import folded_words
from build_tools.intake.readers.formed.parts import CELL
from build_tools.intake.readers.formed.places import moved_spans
from build_tools.intake.readers.markdown.headings import with_headings
from build_tools.model import Emphasis, Known, Line, Source, Span

HEAD = 12  # lines in which a title stands


def read_structure(source: Source) -> Source:
    """Return a source with its lines as its format has them; each that is not blank is in one of them."""
    lines = [line for line in source.lines if line.text.strip()]
    shown: list[Line] = []
    for (role, number), run in groupby(lines, key=_together):
        parts = list(run)
        if number:
            shown.append(_as_table(parts) if role == "table" else _as_code(parts))
        else:
            shown += map(_formed, parts)
    titled = _with_title(shown, source.embedded.title.value or "")
    return replace(source, structure=with_headings(_with_levels(titled), apart=True))


def _together(line: Line) -> tuple[str, int]:
    """The number of the table, or the piece of code, that a line is a part of."""
    known = line.formed
    return (known.role, known.list) if known is not None and known.role in ("table", "code") else ("", 0)


def _formed(line: Line) -> Line:
    """A line as its format has it: a label that stands before it is known, and none of its words."""
    known = line.formed
    if known is None:
        return replace(line, known=Known(role="paragraph"))
    if known.role in ("item", "footnote"):
        return _behind_label(line, known)
    if known.role == "figure":
        alt, caption, name = (*line.text.split(CELL), "", "")[:3]
        known = replace(known, caption=caption.strip(), taken=name, spans=_spans(line, known, alt, 0))
        return replace(line, text=alt.strip(), known=known)
    text = " ".join(line.text.split(" "))
    return replace(line, text=text, known=replace(known, spans=_spans(line, known, text, 0)))


def _behind_label(line: Line, known: Known) -> Line:
    label, _, words = line.text.partition(CELL)
    before = line.received.find(CELL) + 1
    found = replace(known, spans=_spans(line, known, words, before))
    if known.label is None:
        return replace(line, text=words, known=found)
    return replace(line, text=words, known=replace(found, taken=label, given=f"{known.given} {known.label}"))


def _spans(line: Line, known: Known, text: str, before: int) -> tuple[Span, ...]:
    """The places that were known in the received words, in the words as they are now."""
    received = line.received[before:].partition(CELL)[0]
    return moved_spans(known.spans, received, text)


def _as_table(lines: Sequence[Line]) -> Line:
    """The rows of a table as one line."""
    first, *others = lines
    rows = [tuple(cell.strip() for cell in line.text.split(CELL)) for line in lines]
    width = max(map(len, rows))
    cells = [tuple(_cells(line, width)) for line in lines]
    known = first.formed
    assert known is not None
    given = " ".join(line.formed.given for line in lines if line.formed and line.formed.given)
    return replace(
        first,
        text=" ".join(cell for row in rows for cell in row if cell),
        received="\n".join(line.received for line in lines),
        more=tuple(line.number for line in others),
        rows=tuple((*row, *[""] * (width - len(row))) for row in rows),
        known=Known(role="table", head=known.head, cells=tuple(cells), given=given),
    )


def _as_code(lines: Sequence[Line]) -> Line:
    """The lines of a piece of code as one."""
    first, *others = lines
    return replace(
        first,
        text="\n".join(line.text for line in lines),
        received="\n".join(line.received for line in lines),
        more=tuple(line.number for line in others),
        known=Known(role="code"),
    )


def _cells(line: Line, width: int) -> Iterator[tuple[Span, ...]]:
    found = line.formed.cells[0] if line.formed is not None else ()
    received, now = line.received.split(CELL), line.text.split(CELL)
    for place in range(width):
        spans = found[place] if place < len(found) else ()
        if spans and place < len(received) and place < len(now):
            yield moved_spans(spans, received[place], now[place].strip())
        else:
            yield ()


def _with_title(lines: Sequence[Line], title: str) -> Sequence[Line]:
    """The lines; one at the head that says what the file is called, and is no heading yet, is its title."""
    named = folded_words(title)
    for place, line in enumerate(lines[:HEAD] if named else ()):
        if line.known and line.known.role in ("heading", "paragraph") and folded_words(line.text) == named:
            known = replace(line.known, role="heading", level=0, spans=_without_emphasis(line.known.spans))
            return [*lines[:place], replace(line, known=known), *lines[place + 1 :]]
    return lines


def _without_emphasis(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if not isinstance(span, Emphasis))


def _with_levels(lines: Sequence[Line]) -> list[Line]:
    """The lines; of several headings of the first level only one may be the title, and all others go down.

    It is the one that is called as the file is (level 0), else one that is the first line of the text.
    """
    text = [line for line in lines if line.known and line.known.role not in ("removed", "figure")]
    highest = [line for line in text if line.known and line.known.role == "heading" and line.known.level <= 1]
    named = [line for line in highest if line.known and line.known.level == 0]
    title = named[0].number if named else highest[0].number if highest and highest[0] is text[0] else 0
    if len(highest) < 2:
        return [_at_first_level(line) if line.number == title else line for line in lines]
    return [_lowered(line) if line.number != title else _at_first_level(line) for line in lines]


def _at_first_level(line: Line) -> Line:
    assert line.known is not None
    return replace(line, known=replace(line.known, level=1))


def _lowered(line: Line) -> Line:
    known = line.known
    if known is None or known.role != "heading":
        return line
    return replace(line, known=replace(known, level=min(known.level + 1, 6)))
