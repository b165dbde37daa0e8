"""Input formats: each reader turns the bytes of a file into lines that know what the format says."""

from collections.abc import Callable, Mapping
from functools import partial

from build_tools.intake.readers import formed, html, markdown, opendocument, pdf, plain_text, word
from build_tools.intake.readers.received import Received
from build_tools.intake.stated import without_inner_tags
from build_tools.library import Limits
from build_tools.model import Source

Reader = Callable[[bytes, str, Limits], Received]

READERS: Mapping[str, Reader] = {
    ".txt": plain_text.read_lines,
    ".md": partial(plain_text.read_lines, holds_tags=True),
    ".html": html.read_lines,
    ".htm": html.read_lines,
    ".docx": word.read_lines,
    ".odt": opendocument.read_lines,
    ".pdf": pdf.read_lines,
}

STRUCTURES: Mapping[str, Callable[[Source], Source]] = {
    "txt": without_inner_tags,
    "md": markdown.read_structure,
    "html": formed.read_structure,
    "htm": formed.read_structure,
    "docx": formed.read_structure,
    "odt": formed.read_structure,
    "pdf": pdf.read_structure,
}


def read_structure(source: Source) -> Source:
    """Return a source with its lines as its format has them; most plain texts have none but their lines."""
    return STRUCTURES[source.format](source)
