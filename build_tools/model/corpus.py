"""The whole library, what links it, and the files it becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from build_tools.model.documents import Document
from build_tools.model.ledger import Ledger, Redirect
from build_tools.model.rows import Row
from build_tools.model.sources import Finding, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject or a country, with the forms that mean it and the phrases that do not."""

    id: str
    title: str
    description: str
    country: str | None = None
    related: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A glossary entry."""

    id: str
    name: str
    definition: str
    english: str | None = None
    abbreviation: str | None = None
    variants: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A passage in which a topic or a term is used, with the first words that matched."""

    report: str
    anchor: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The whole library: linked documents, topics, glossary, and where each is used."""

    documents: tuple[Document, ...]
    topics: tuple[Topic, ...] = ()
    glossary: tuple[Term, ...] = ()
    topic_uses: Mapping[str, tuple[Use, ...]] = field(default_factory=dict)
    term_uses: Mapping[str, tuple[Use, ...]] = field(default_factory=dict)
    cited_by: Mapping[str, tuple[Use, ...]] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)
    redirects: tuple[Redirect, ...] = ()
    findings: tuple[Finding, ...] = ()
    registers: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the site shows of a page: its HTML, and the level, the id and the words of each heading."""

    html: str
    contents: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file for the site: its path below `docs/`, with `/`, its text, and what is shown of a page.

    A file that is no text has `data`, or is `copied` as it is: a source by its name.
    """

    path: str
    text: str
    shown: Shown | None = None
    data: bytes | None = None
    copied: str = ""
