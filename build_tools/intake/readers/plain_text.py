"""Plain text, and Markdown as it came: the text decoded, and its lines."""

import re

from build_tools.intake.readers.damage import refuse_damage
from build_tools.intake.readers.decoding import decode
from build_tools.intake.readers.received import Received
from build_tools.library import Limits

LINE_END = re.compile("\r\n|\r|\n")


def read_lines(data: bytes, file: str, limits: Limits, *, holds_tags: bool = False) -> Received:
    """Return the lines of `data`, without their ends and without a byte order mark, and its encoding.

    Raises SourceError for bytes that are no text, and for a text that nobody could read; tags of HTML
    are part of one that `holds_tags`.
    """
    text, encoding = decode(data, file)
    refuse_damage(text, file, holds_tags=holds_tags)
    lines = LINE_END.split(text)
    return Received(lines=tuple(lines[:-1] if lines[-1] == "" else lines), encoding=encoding)
