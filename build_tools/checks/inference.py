"""What was inferred and should be confirmed by an editor."""

from collections.abc import Iterator

from build_tools.genre import read_genre
from build_tools.model import Document, Finding, Origin
from build_tools.unwrapping import wrap_width


def check_genre(document: Document) -> Iterator[Finding]:
    """C01: the genre was guessed."""
    if document.metadata.genre.origin is Origin.INFERRED:
        values = {"genre": document.genre, "name": read_genre(document.genre).name}
        yield Finding(id="C01", file=document.source.file, line=1, values=values)


def check_wrapping(document: Document) -> Iterator[Finding]:
    """C16: the text was wrapped at a width, and its paragraphs were put together again."""
    width = wrap_width(document.source)
    if width is not None:
        yield Finding(id="C16", file=document.source.file, line=1, values={"width": width})


def check_title(document: Document) -> Iterator[Finding]:
    """C02: the text has no title, one was supplied from its words."""
    if document.metadata.title.origin is Origin.INFERRED:
        values = {"title": document.metadata.title.value or ""}
        yield Finding(id="C02", file=document.source.file, line=1, values=values)
