"""Sources whose lines carry an identity, so that the truth of a change comes from whoever makes it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from build_tools.model import Document, Line, Source
from build_tools.pipeline import read_document
from build_tools.sources import find_sources, read_source

Mark = tuple[str | int, ...]
_FRESH = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedLine:
    """A line with the marks of the lines it comes from; a blank line has none."""

    text: str
    marks: tuple[Mark, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A source and its marked lines."""

    source: Source
    lines: tuple[MarkedLine, ...]


def fresh_mark() -> Mark:
    """Return a mark that no line has: that of a line that is new."""
    return ("new", next(_FRESH))


def part_of(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return marks for a further part of a line: its own, which tell what it is a part of."""
    return tuple((*mark, next(_FRESH)) for mark in marks)


def read_texts(directory: Path) -> dict[str, MarkedText]:
    """Return the sources of a directory by identifier, corrections applied."""
    texts = {}
    for id, path in find_sources(directory)[0].items():
        source = read_source(id, path)
        headings = {
            line
            for block in read_document(source).blocks
            if type(block).__name__ == "Heading"
            for line in block.lines
        }
        lines = tuple(
            MarkedLine(
                text=line.text,
                marks=((id, line.number),) if line.text.strip() else (),
                heading=line.number in headings,
            )
            for line in source.lines
        )
        texts[id] = MarkedText(source=replace(source, repairs=()), lines=lines)
    return texts


def as_document(text: MarkedText) -> Document:
    """Return the document of a text as it stands now."""
    lines = tuple(
        Line(number=number, text=line.text, received=line.text) for number, line in enumerate(text.lines, 1)
    )
    return read_document(replace(text.source, lines=lines))


def marks_of(text: MarkedText, lines: Iterable[int]) -> tuple[Mark, ...]:
    """Return the marks of the lines with these numbers."""
    return tuple(mark for number in lines for mark in text.lines[number - 1].marks)
