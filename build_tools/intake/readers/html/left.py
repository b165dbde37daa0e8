"""What is left out of a page, listed block by block."""

from collections.abc import Iterator

from build_tools.intake.readers.formed.parts import Parts
from build_tools.intake.readers.html.around import is_unread
from build_tools.intake.readers.html.content import BLOCKS
from build_tools.intake.readers.html.tree import Element

LONGEST = 500  # characters of a line
BETWEEN = " | "


def put_left(parts: Parts, element: Element, reason: str) -> None:
    """Put all words of an element that is none of the text, several short ones on a line."""
    line = ""
    for words in _words(element):
        if line and len(line) + len(words) > LONGEST:
            parts.remove(line, reason)
            line = ""
        line = f"{line}{BETWEEN}{words}" if line else words
    parts.remove(line, reason)


def _words(element: Element) -> Iterator[str]:
    """The words of each block and each link."""
    found: list[str] = []
    for text, parted in _pieces(element):
        if parted and (words := " ".join("".join(found).split())):
            yield words
        found = [text] if parted else [*found, text]
    if words := " ".join("".join(found).split()):
        yield words


def _pieces(element: Element) -> Iterator[tuple[str, bool]]:
    if is_unread(element):
        return
    parts = element.tag in BLOCKS or element.tag in ("a", "br", "option", "button", "label")
    yield element.text or "", parts
    for inner in element:
        if isinstance(inner.tag, str):
            yield from _pieces(inner)
        yield inner.tail or "", isinstance(inner.tag, str) and (inner.tag in BLOCKS or inner.tag == "a")
    if alt := (element.get("alt") if element.tag == "img" else None):
        yield f" {alt} ", False
