"""The head of a file: keys with values, each with the lines it takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One key of a head, its value, and the lines both stand on."""

    key: str
    value: object
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A head in its `form`: yaml, toml, json or tags.

    `signs` are the lines that only set it apart, each with the key of its reason in `[removals]`; `trouble`
    is what kept it from being read as that form, with the line. `source` is a head in YAML as it was written,
    which an editor may have written for this project.
    """

    form: str
    entries: tuple[Entry, ...]
    signs: Mapping[int, str] = field(default_factory=dict)
    trouble: tuple[int, str] | None = None
    source: str | None = None

    @property
    def end(self) -> int:
        """The last line of a head that stands above the text."""
        return max([0, *self.signs, *(line for entry in self.entries for line in entry.lines)])
