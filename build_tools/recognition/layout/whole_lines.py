"""The lines of a text as units: what a page, a width, a table or a talk set on several lines is one again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from build_tools.model import Emphasis, Line, Source
from build_tools.recognition.head.cover import is_around
from build_tools.recognition.kinds.genre import Mark
from build_tools.recognition.kinds.marks import matches
from build_tools.recognition.known import is_fixed
from build_tools.recognition.layout.dialogue import join_answers
from build_tools.recognition.layout.lone_labels import join_lone_labels
from build_tools.recognition.layout.printed_tables import join_tables
from build_tools.recognition.layout.unwrapping import as_one, unwrap_lines
from build_tools.recognition.notes.foot_notes import join_foot_notes
from build_tools.recognition.outline.labels import read_labels


def whole_lines(
    source: Source, marks: tuple[Mark, ...], pages: Mapping[int, Mark], notes: Mapping[int, tuple[int, ...]]
) -> list[Line]:
    """Return the lines that are not blank; a wrapped paragraph, a table, an answer, a note is one line each.

    A line whose format says what it is stands for itself; so does what pages add.
    """
    lines: list[Line] = []
    for (fixed, told), run in groupby(source.told, key=lambda line: (is_fixed(line), line.known is not None)):
        received = tuple(run)
        if fixed:
            lines += (line for line in received if line.text.strip() or line.known)
        elif told:
            lines += _tables(list(_with_rest(received, marks)), marks)
        else:
            whole = _unwrapped(received, marks, pages, notes)
            lines += join_tables([line for line in whole if line.text.strip()], marks)
    return lines


def _unwrapped(
    lines: Sequence[Line],
    marks: tuple[Mark, ...],
    pages: Mapping[int, Mark],
    notes: Mapping[int, tuple[int, ...]],
) -> Sequence[Line]:
    apart = pages.keys() | notes.keys()
    return unwrap_lines(
        join_answers(join_lone_labels(join_foot_notes(lines, notes), pages)),
        stands_alone=lambda line: line.number in apart or is_around(matches(line.text, marks)),
        begins=lambda line: line.number in apart or _begins(line, marks),
    )


def _begins(line: Line, marks: tuple[Mark, ...]) -> bool:
    """Tell whether a mark stands at the head of a line that counts wherever the line stands."""
    return any(mark.where is None for mark, _ in matches(line.text, marks))


def _with_rest(lines: Sequence[Line], marks: tuple[Mark, ...]) -> Iterator[Line]:
    """The lines of a paragraph as one, but where a mark stands at the head of one of them."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and line.known is not None and line.known.continues:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    for paragraph in paragraphs:
        yield from paragraph if len(paragraph) == 1 else _between_marks(paragraph, marks)


def _between_marks(paragraph: Sequence[Line], marks: tuple[Mark, ...]) -> Iterator[Line]:
    parts: list[Line] = []
    marked = True
    for line in paragraph:
        found = _tells_itself(line, marks) or any(not one.weak for one in read_labels(line.text))
        if parts and (marked or found):
            yield _with_spans(parts)
            parts = []
        parts.append(line)
        marked = found
    yield _with_spans(parts)


def _tells_itself(line: Line, marks: tuple[Mark, ...]) -> bool:
    """Tell whether a line bears a mark that needs nothing but its own line to be one."""
    found = (mark for mark, _ in matches(line.text, marks))
    return any(not (mark.follows or mark.needs or mark.beside or mark.in_order) for mark in found)


def _with_spans(parts: Sequence[Line]) -> Line:
    """The lines of a paragraph as one, with the places in each."""
    line, spans, length = as_one(parts), [], 0
    for part in parts:
        for span in part.known.spans if part.known else ():
            spans.append(replace(span, start=span.start + length, end=span.end + length))
        length += len(part.text.strip()) + 1
    return replace(line, known=replace(line.known, spans=tuple(spans))) if line.known else line


def _tables(lines: list[Line], marks: tuple[Mark, ...]) -> Iterator[Line]:
    """The lines, those of tables that the format does not know as such as one; none with a note or a link."""
    for leads, run in groupby(lines, key=_leads_elsewhere):
        for line in run if leads else join_tables(list(run), marks):
            yield replace(line, known=None) if line.rows else line


def _leads_elsewhere(line: Line) -> bool:
    return line.known is not None and not all(isinstance(span, Emphasis) for span in line.known.spans)
