"""Plain text, and the places in it that mean something."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A place in a text, from `start` up to `end`, counted in characters of `Text.plain`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReference(Span):
    """A footnote marker; it has no width, its printed number is not in the plain text.

    Where notes are numbered anew on each page or in each chapter, `turn` tells which of the notes of
    this number it means, from 0.
    """

    number: int
    turn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis(Span):
    """Words set apart by the source, «*…*»; the signs are not in the plain text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbatim(Span):
    """Words set as code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck(Span):
    """Words that the source shows struck out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(Span):
    """A link that stands in the text, in its own words or behind others: http, https or mailto."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Span):
    """A cited document symbol or resolution, with its public address."""

    symbol: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference(Span):
    """A mention of a report of this library, or of a passage of it (`anchor`)."""

    report: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUse(Span):
    """A glossary term; `first` marks its first use in a section, the one that is explained."""

    term: str
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicUse(Span):
    """Words that make the passage one about a topic."""

    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Plain text with the places in it, in order of `start`."""

    plain: str
    spans: tuple[Span, ...] = ()
