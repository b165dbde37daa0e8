"""Input formats: each reader turns the bytes of a file into its lines."""

from collections.abc import Callable, Mapping

from build_tools.readers import plain_text
from build_tools.readers.received import Received

Reader = Callable[[bytes, str], Received]

READERS: Mapping[str, Reader] = {
    ".txt": plain_text.read_lines,
    ".md": plain_text.read_lines,
}
