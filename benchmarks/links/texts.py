"""Sources whose lines carry an identity, so that the truth of a change comes from whoever makes it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from build_tools.checks import check_document
from build_tools.intake.sources import find_sources, read_source
from build_tools.model import Document, Line, Source
from build_tools.pipeline import TRANSFORMS, read_document
from build_tools.recognition.blocks import build_document
from build_tools.recognition.kinds.guessing import choose_genre
from build_tools.recognition.readings import read_lines
from build_tools.recognition.recognise import recognise

Mark = tuple[str | int, ...]
Words = tuple[str, ...]
SOME_WORDS = 5
BEGINNING = 3
_FRESH = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedLine:
    """A line with the marks of the lines it comes from; a blank line has none.

    `starts` tells where the words of each mark begin, as a share of the line.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    heading: bool = False
    starts: tuple[float, ...] = (0.0,)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A source and its marked lines."""

    source: Source
    lines: tuple[MarkedLine, ...]


def fresh_mark() -> Mark:
    """Return a mark that no line has: that of a line that is new."""
    return ("new", next(_FRESH))


def joined(first: MarkedLine, second: MarkedLine) -> MarkedLine:
    """Return the line that two lines become."""
    sizes = [len(line.text.split()) for line in (first, second)]
    share = sizes[0] / max(sum(sizes), 1)
    return MarkedLine(
        text=f"{first.text.rstrip()} {second.text.strip()}",
        marks=first.marks + second.marks,
        starts=(
            *(start * share for start in first.starts),
            *(share + start * (1 - share) for start in second.starts),
        ),
        heading=first.heading and second.heading,
    )


def parted(line: MarkedLine, cuts: Sequence[int]) -> list[MarkedLine]:
    """Return the lines that a line becomes, cut before these words.

    A mark goes with the first part that has the beginning of it, or all; what follows is a part of it.
    """
    words = line.text.split()
    bounds = [0, *cuts, len(words)]
    places = [round(start * len(words)) for start in (*line.starts, 1.0)]
    found: list[list[tuple[Mark, int]]] = [[] for _ in bounds[1:]]
    for mark, start, end in zip(line.marks, places, places[1:], strict=False):
        is_first = True
        for part, low, high in zip(found, bounds, bounds[1:], strict=False):
            inside = min(end, high) - max(start, low)
            if inside >= min(BEGINNING, end - start) and inside > 0 and is_first:
                part.append((mark, max(start - low, 0)))
                is_first = False
            elif inside > 0:
                part.append(((*mark, next(_FRESH)), max(start - low, 0)))
    return [
        replace(
            line,
            text=" ".join(words[low:high]),
            marks=tuple(mark for mark, _ in part),
            starts=tuple(start / (high - low) for _, start in part),
        )
        for part, low, high in zip(found, bounds, bounds[1:], strict=False)
    ]


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
    """Return the document of a text as it stands now, without its findings, which tell nothing of links."""
    lines = tuple(
        Line(number=number, text=line.text, received=line.text) for number, line in enumerate(text.lines, 1)
    )
    readable = read_lines(replace(text.source, lines=lines))
    genre, why, _ = choose_genre(readable)
    document = build_document(readable, genre, why, recognise(readable, genre))
    for transform in TRANSFORMS:
        document = document if transform is check_document else transform(document)
    return document


def marks_of(text: MarkedText, lines: Iterable[int]) -> list[tuple[Mark, Words]]:
    """Return the marks of the lines with these numbers, each with its words but for labels and letters."""
    return [pair for number in lines for pair in _with_words(text.lines[number - 1])]


def instant() -> int:
    """Return a number that is greater than that of every part so far, and less than those to come."""
    return next(_FRESH)


def _with_words(line: MarkedLine) -> list[tuple[Mark, Words]]:
    words = line.text.split()
    places = [round(start * len(words)) for start in (*line.starts, 1.0)]
    ranges = zip(line.marks, places, places[1:], strict=False)
    return [
        (mark, tuple(word for word in words[start:end] if sum(map(str.isalpha, word)) > 1))
        for mark, start, end in ranges
    ]
