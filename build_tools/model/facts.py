"""What is known about a text, and who says so."""

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Where a fact about a text comes from.

    Nothing in the text was recognised as an `UNRECOGNISED` one; that it is `ABSENT` is an editor's word.
    """

    SOURCE = "source"
    EDITOR = "editor"
    FILE = "file"  # front matter, or other data about the text that came with it
    EMBEDDED = "embedded"  # properties of the file, or tags in the head of a page, as programs write them
    INFERRED = "inferred"
    UNRECOGNISED = "unrecognised"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One metadata field: its value, who says so, and the lines that say it."""

    value: str | None = None
    origin: Origin = Origin.UNRECOGNISED
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A mark or a sign that speaks for a kind of text: its points for each of the lines that bear it."""

    sign: str
    points: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What speaks for a genre, and how much."""

    genre: str
    points: int = 0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """One author: the name without the title before it, and what the byline says of the author beside it."""

    name: str
    title: str | None = None
    affiliation: str | None = None
    origin: Origin = Origin.SOURCE
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about a text. Dates are ISO 8601 (YYYY, YYYY-MM or YYYY-MM-DD).

    `author` are the words that name the authors, `authors` each of them by itself.
    """

    title: Fact = Fact()
    short_title: Fact = Fact()
    date: Fact = Fact()
    issuer: Fact = Fact()
    author: Fact = Fact()
    affiliation: Fact = Fact()
    type: Fact = Fact()
    genre: Fact = Fact()
    symbol: Fact = Fact()
    language: Fact = Fact()
    original_language: Fact = Fact()
    address: Fact = Fact()
    authors: tuple[Author, ...] = ()
    topics: tuple[str, ...] = ()
