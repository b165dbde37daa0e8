"""Input formats: each reader turns the bytes of a file into lines that know what the format says."""

from collections.abc import Callable, Mapping

from build_tools.model import Source
from build_tools.readers import markdown, plain_text
from build_tools.readers.received import Received

Reader = Callable[[bytes, str], Received]

READERS: Mapping[str, Reader] = {
    ".txt": plain_text.read_lines,
    ".md": plain_text.read_lines,
}

STRUCTURES: Mapping[str, Callable[[Source], Source]] = {"md": markdown.read_structure}


def read_structure(source: Source) -> Source:
    """Return a source with its lines as its format has them; a plain text has none but its lines."""
    structure = STRUCTURES.get(source.format)
    return source if structure is None else structure(source)
