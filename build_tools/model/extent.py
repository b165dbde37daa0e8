"""How long a text is: a long one is written in parts, a vast one is not looked through word by word."""

from build_tools.model import Document
from build_tools.model.tree import passages

LONG_LINES = 6_000  # of a source, or
LONG_PASSAGES = 1_500  # that have a card each, or
LONG = 250_000  # characters of its text, above which a report is written in parts
VAST_LINES = 30_000  # or
VAST = 2_000_000  # characters, a thousand pages of print: a library of its own


def is_long(document: Document) -> bool:
    """Tell whether a report is too long for one page of Markdown."""
    return (
        len(document.source.lines) > LONG_LINES
        or characters(document) > LONG
        or sum(1 for _ in passages(document)) > LONG_PASSAGES
    )


def is_vast(document: Document) -> bool:
    """Tell whether a report is so long that its words are neither linked nor checked one by one."""
    return len(document.source.lines) > VAST_LINES or characters(document) > VAST


def characters(document: Document) -> int:
    """Return how many characters a report's source has."""
    return sum(len(line.text) for line in document.source.lines)
