"""What a reader makes of a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The lines of a file as they came, and the name of the encoding they were in."""

    lines: tuple[str, ...]
    encoding: str
