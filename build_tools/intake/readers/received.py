"""What a reader makes of a file."""

from dataclasses import dataclass

from build_tools.intake.stated.heads import Entry
from build_tools.model import Finding, Known, Picture, Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The lines of a file as they came, and the name of the encoding they were in.

    In a format of pages each line is `printed` somewhere; in one of styles and tags each is `formed`: what
    the format says of it. `stated` is what the file says of itself. `findings`
    are those of the reading, `pictures` those that the file shows.
    """

    lines: tuple[str, ...]
    encoding: str
    printed: tuple[Printed, ...] = ()
    formed: tuple[Known, ...] = ()
    stated: tuple[Entry, ...] = ()
    pictures: tuple[Picture, ...] = ()
    findings: tuple[Finding, ...] = ()
