"""What was inferred and should be confirmed by an editor."""

from collections.abc import Iterator

from build_tools.model import Document, Finding, Origin
from build_tools.model.extent import VAST, VAST_LINES, characters, is_vast
from build_tools.recognition.kinds.genre import read_genre
from build_tools.recognition.layout.unwrapping import wrap_width

DAMAGED = "\N{REPLACEMENT CHARACTER}"


def check_genre(document: Document) -> Iterator[Finding]:
    """C01: the genre was guessed."""
    if document.metadata.genre.origin is Origin.INFERRED:
        values = {"genre": document.genre, "name": read_genre(document.genre).name}
        yield Finding(id="C01", file=document.source.file, line=1, values=values)


def check_reading(document: Document) -> Iterator[Finding]:
    """F01 and its like: what was found when the file was read."""
    yield from document.source.findings


def check_wrapping(document: Document) -> Iterator[Finding]:
    """C16: the text was wrapped at a width, and its paragraphs were put together again.

    A format that says what its lines are leaves nothing to be guessed from their width.
    """
    width = None if document.source.structure else wrap_width(document.source.lines)
    if width is not None:
        yield Finding(id="C16", file=document.source.file, line=1, values={"width": width})


def check_encoding(document: Document) -> Iterator[Finding]:
    """C17, C18: the file was not in UTF-8, or some of its characters were lost on their way."""
    source = document.source
    for repair in source.repairs:
        if repair.reason == "encoding" and repair.origin is Origin.INFERRED:
            yield Finding(id="C17", file=source.file, line=1, values={"encoding": repair.received})
    damaged = [
        (line.number, line.received.count(DAMAGED)) for line in source.lines if DAMAGED in line.received
    ]
    if damaged:
        values = {"times": sum(times for _, times in damaged)}
        yield Finding(id="C18", file=source.file, line=damaged[0][0], values=values)


def check_extent(document: Document) -> Iterator[Finding]:
    """C21: the text is so long that it is published plain."""
    if is_vast(document):
        values = {"characters": characters(document), "lines": len(document.source.lines)}
        values |= {"most": VAST, "most_lines": VAST_LINES}
        yield Finding(id="C21", file=document.source.file, line=1, values=values)


def check_title(document: Document) -> Iterator[Finding]:
    """C02: the text has no title, one was supplied from its words."""
    if document.metadata.title.origin is Origin.INFERRED:
        values = {"title": document.metadata.title.value or ""}
        yield Finding(id="C02", file=document.source.file, line=1, values=values)
