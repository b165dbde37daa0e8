"""The words of the project as frozen values: what a source, a document and a library are made of.

Nothing here computes. A step takes these values and returns new ones.
Line numbers are 1-based lines of the received file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Origin(StrEnum):
    """Where a fact about a text comes from."""

    SOURCE = "source"
    EDITOR = "editor"
    INFERRED = "inferred"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One metadata field: its value, who says so, and the lines that say it."""

    value: str | None = None
    origin: Origin = Origin.ABSENT
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about a text. Dates are ISO 8601 (YYYY, YYYY-MM or YYYY-MM-DD)."""

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
    topics: tuple[str, ...] = ()


# ── Source ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a source: `text` is what is published, `received` what stands in the file.

    A paragraph that was wrapped at a width is one line that takes `more` numbers.
    """

    number: int
    text: str
    received: str
    more: tuple[int, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all the received lines in it."""
        return (self.number, *self.more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A place where the published line differs from the received one, and why.

    `origin` is EDITOR for a correction and INFERRED for a repair made by a rule;
    `reason` is an editor's sentence, or a key of `[repairs]` in `arabic/messages.toml`.
    """

    line: int
    received: str
    published: str
    reason: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One received text with what an editor knows about it."""

    id: str
    file: str
    format: str
    sha256: str
    lines: tuple[Line, ...]
    editor: Metadata = Metadata()
    repairs: tuple[Repair, ...] = ()


# ── Text and what stands in it ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A place in a text, from `start` up to `end`, counted in characters of `Text.plain`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReference(Span):
    """A footnote marker; it has no width, its printed number is not in the plain text."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis(Span):
    """Words set apart by the source, «*…*»; the signs are not in the plain text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(Span):
    """A link that stands in the text: http, https or mailto."""

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


# ── Blocks ──────────────────────────────────────────────────────────────────────────────────────


class Fate(StrEnum):
    """What became of a passage that an anchor once meant."""

    MOVED = "moved"
    REWORDED = "reworded"
    DELETED = "deleted"
    DOUBTFUL = "doubtful"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A passage of the library: the report it stands in and its anchor there."""

    report: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What `anchor` meant before, in its opening words, and where that is now.

    `targets` is one passage where it moved, and the candidates where that is doubtful.
    A CLOSED notice is about a number that was missing from the source and is no longer missed.
    """

    anchor: str
    fate: Fate
    kind: str
    number: int | str | None = None
    opening: str = ""
    targets: tuple[Target, ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What all blocks share: their source lines and the anchor a link ends in.

    `aliases` are earlier anchors that lead here too; `notices` say what its anchors meant before.
    """

    lines: tuple[int, ...]
    anchor: str = ""
    aliases: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    """A heading of level 2 to 6; `label` is its printed ordinal, «أولا»."""

    level: int
    text: Text
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    """A paragraph, numbered or not.

    Its sentence may be cut off in the source at either end, or end there without a full stop.
    """

    text: Text
    number: int | None = None
    starts_cut: bool = False
    ends_cut: bool = False
    unstopped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(Block):
    """An item under its printed label: a letter «أ», an ordinal «أولا», a number, or None for a bullet.

    Further paragraphs belong to it.
    """

    label: str | int | None = None
    body: "tuple[Paragraph | ItemList, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList(Block):
    """Items of one kind of mark: bullet, letter, ordinal or number. It has no anchor of its own."""

    style: str
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Block):
    """A paragraph that is a quotation as a whole."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Block):
    """A recommendation; `label` is its printed label, `number` None where none is printed."""

    number: int | None
    label: str
    body: tuple[Paragraph | ItemList, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote(Block):
    """A footnote under its printed number; `marker` is the anchor of the passage that cites it."""

    number: int
    body: tuple[Paragraph | ItemList, ...]
    marker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """A table drawn from figures that a paragraph lists. `total` is computed, not in the source."""

    rows: tuple[tuple[str, int], ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Block):
    """Printed numbers the source lost: `what` is paragraph, recommendation or footnote."""

    what: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone(Block):
    """Where a published passage is no more: its notices stand under its anchor. It is no passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture(Block):
    """A line around the text that does not belong to it, and why it was taken out (Arabic)."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontLine(Block):
    """A line that became a metadata field and stands in the head of the page."""

    text: str
    field: str


# ── Document ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Source lines that were cut apart (`page` or `footnote`) and are published as one."""

    lines: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a reader or an editor should know; its words are in `arabic/findings.toml`."""

    id: str
    file: str
    line: int
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One recognised text: everything the source holds, and what was done to it."""

    source: Source
    genre: str
    metadata: Metadata
    front: tuple[FrontLine, ...] = ()
    blocks: tuple[Block, ...] = ()
    footnotes: tuple[Footnote | Gap, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    joins: tuple[Join, ...] = ()
    repairs: tuple[Repair, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def id(self) -> str:
        """The report's identifier, the stem of its source file."""
        return self.source.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block a reader can link to, as the writers and the linking see it.

    `kind` is heading, paragraph, list_item, recommendation, footnote, quotation, table or gap;
    `section` is the anchor of the heading it stands under.
    """

    anchor: str
    kind: str
    block: Block
    texts: tuple[Text, ...]
    lines: tuple[int, ...]
    number: int | str | None = None
    level: int | None = None
    section: str | None = None

    @property
    def plain(self) -> str:
        """The passage's text; further paragraphs follow after an empty line."""
        return "\n\n".join(text.plain for text in self.texts)


# ── Ledger ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One meaning of one published anchor: `fate` is None while the passage stands under it.

    `fingerprint` is that of its words, `trace` tells the words one by one; `prefix`, `exact` and
    `suffix` are a text quote selector; `after` is the anchor of the passage before it.
    """

    report: str
    anchor: str
    kind: str
    number: int | str | None = None
    fingerprint: str = ""
    trace: str = ""
    prefix: str = ""
    exact: str = ""
    suffix: str = ""
    after: str = ""
    fate: Fate | None = None
    targets: tuple[Target, ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A report that was ever published; `target` is the report it became, where it was renamed.

    `digest` is that of all its passages.
    """

    report: str
    title: str = ""
    source: str = ""
    digest: str = ""
    date: str | None = None
    fate: Fate | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What one update of a report did to its passages, by their anchors afterwards."""

    report: str
    number: int
    date: str | None = None
    added: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The record of every anchor ever published and the passage it means, by report."""

    publications: Mapping[str, Publication] = field(default_factory=dict)
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    updates: Mapping[str, tuple[Update, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """A report that is no longer published under its identifier.

    It was renamed to `target`, or removed where that is None; `notices` tell of each of its anchors.
    """

    report: str
    title: str
    target: str | None
    notices: tuple[Notice, ...] = ()


# ── Corpus ──────────────────────────────────────────────────────────────────────────────────────


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
class Refusal:
    """A source that could not be published, and why (English, for the editor)."""

    file: str
    line: int | None
    found: str
    expected: str
    advice: str


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
    ledger: Ledger = Ledger()
    redirects: tuple[Redirect, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file for the site: its path below `docs/`, with `/`, and its text."""

    path: str
    text: str
