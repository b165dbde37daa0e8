"""What a file says of its text apart from the text: front matter, and the tagged head of an archive."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_tools.intake.stated.fields import Stated, read_embedded, read_stated
from build_tools.intake.stated.front_matter import find_front_matter
from build_tools.intake.stated.heads import Head
from build_tools.intake.stated.tagged import SIGN, find_tagged_head, without_tags
from build_tools.model import Known, Line, Source

__all__ = ["Head", "Stated", "find_head", "known_lines", "read_embedded", "read_stated", "without_inner_tags"]

UNUSED = "head_data"


def find_head(lines: Sequence[str], file: str) -> Head | None:
    """Return what stands at the head of a file and is no text, or None."""
    return find_front_matter(lines, file) or find_tagged_head(lines)


def known_lines(lines: Sequence[Line], head: Head, stated: Stated) -> Iterator[Line]:
    """Yield the lines of a file; those of its head know what they are."""
    reasons = {line: UNUSED for entry in head.entries for line in entry.lines}
    reasons |= head.signs
    for line in lines:
        if line.number in stated.lines:
            yield replace(line, known=Known(role="front", name=stated.lines[line.number]))
        elif line.number in reasons:
            yield replace(line, known=Known(role="removed", name=reasons[line.number]))
        else:
            yield line


def without_inner_tags(source: Source) -> Source:
    """Return a text of an archive with its lines as they are without the tags that part the text."""
    if not any(line.known and line.known.name == SIGN for line in source.lines):
        return source
    return replace(source, structure=tuple(map(_untagged, source.lines)))


def _untagged(line: Line) -> Line:
    text, taken = without_tags(line.text) if line.known is None else (line.text, "")
    return replace(line, text=text, known=Known(role="paragraph", taken=taken)) if taken else line
