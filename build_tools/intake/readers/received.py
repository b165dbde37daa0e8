"""What a reader makes of a file."""

from dataclasses import dataclass

from build_tools.model import Finding, Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The lines of a file as they came, and the name of the encoding they were in.

    In a format of pages each line is `printed` somewhere. `findings` are those of the reading.
    """

    lines: tuple[str, ...]
    encoding: str
    printed: tuple[Printed, ...] = ()
    findings: tuple[Finding, ...] = ()
