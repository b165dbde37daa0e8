"""Saved web pages: the text, and all that stands around it, apart."""

from build_tools.intake.readers.damage import refuse_damage
from build_tools.intake.readers.formed.parts import Parts
from build_tools.intake.readers.formed.pictures import with_pictures
from build_tools.intake.readers.formed.words import Words
from build_tools.intake.readers.html.content import Content
from build_tools.intake.readers.html.decoding import decode_page
from build_tools.intake.readers.html.metadata import page_entries
from build_tools.intake.readers.html.notes import find_notes
from build_tools.intake.readers.html.pictures import carried_pictures
from build_tools.intake.readers.html.tree import parse_page
from build_tools.intake.readers.html.walk import Walk
from build_tools.intake.readers.received import Received
from build_tools.library import Limits

__all__ = ["read_lines"]


def read_lines(data: bytes, file: str, limits: Limits) -> Received:
    """Return the lines of a saved page, each with what the page says of it, and what its head says.

    Raises SourceError for what is no page, or no text that can be read.
    """
    text, encoding = decode_page(data, file)
    root = parse_page(text, file, limits)
    body = root.find("body")
    parts = Parts(file=file)
    if body is not None:
        walk = Walk(parts=parts, content=Content(body), notes=find_notes(body), words=Words())
        walk.page(body)
    refuse_damage("\n".join(parts.lines), file, holds_tags=True)
    received = parts.received(encoding=encoding, stated=page_entries(root))
    return with_pictures(received, carried_pictures(received), file, limits)
