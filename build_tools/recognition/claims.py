"""A claim: what one line is, and the mark that says so."""

from dataclasses import dataclass

from build_tools.model import Line
from build_tools.recognition.kinds.genre import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a line is: the kind, the mark that says so (None for a fallback), and the mark's groups.

    `markers` are the places in its text where a plain footnote marker «(5)» begins, and `squared` tells
    whether «[5]» is one.
    """

    line: Line
    kind: str
    mark: Mark | None = None
    groups: dict[str, str]
    markers: frozenset[int] = frozenset()
    squared: bool = False

    @property
    def text(self) -> str:
        """The line's text without its label."""
        return self.groups.get("text") or self.line.text.strip()
