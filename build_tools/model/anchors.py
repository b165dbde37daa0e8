"""What an anchor once meant, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of a passage that an anchor once meant."""

    MOVED = "moved"
    REWORDED = "reworded"
    DELETED = "deleted"
    DOUBTFUL = "doubtful"
    CLOSED = "closed"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A passage of the library: the report it stands in and its anchor there."""

    report: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What `anchor` meant before, in its opening words, and where that is now.

    `targets` is one passage where it moved, and the candidates where that is doubtful.
    A CLOSED notice is about a number that was missing from the source and is no longer missed; an UNREAD
    one about a passage of a report that was refused in this build: the ledger never has it.
    """

    anchor: str
    fate: Fate
    kind: str
    number: int | str | None = None
    opening: str = ""
    targets: tuple[Target, ...] = ()
    date: str | None = None
