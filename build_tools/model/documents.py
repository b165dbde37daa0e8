"""A recognised text: everything the source holds, and what was done to it."""

from dataclasses import dataclass, field

from build_tools.model.blocks import Block, Footnote, FrontLine, Furniture, Gap, Heading, Paragraph
from build_tools.model.facts import Guess, Metadata
from build_tools.model.rows import Drawn
from build_tools.model.sources import Finding, Repair, Source
from build_tools.model.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Source lines that were cut apart (`page` or `footnote`) and are published as one."""

    lines: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class Document:
    """One recognised text: everything the source holds, and what was done to it.

    `guesses` tell what spoke for its genre and for the next one, where nobody named it.
    """

    source: Source
    genre: str
    metadata: Metadata
    guesses: tuple[Guess, ...] = ()
    front: tuple[FrontLine, ...] = ()
    blocks: tuple[Block, ...] = ()
    footnotes: tuple[Footnote | Gap, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    joins: tuple[Join, ...] = ()
    repairs: tuple[Repair, ...] = ()
    findings: tuple[Finding, ...] = ()
    drawn: Drawn = field(default_factory=Drawn)

    __hash__ = object.__hash__  # what is remembered of a document is remembered of this one

    @property
    def id(self) -> str:
        """The report's identifier, the stem of its source file."""
        return self.source.id


PASSAGE_KINDS = (
    "heading", "paragraph", "list_item", "recommendation", "footnote", "table", "quotation", "gap",
    "figure", "code",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block a reader can link to, as the writers and the linking see it.

    `kind` is one of `PASSAGE_KINDS`; `section` is the anchor of the heading it stands under. `texts` are
    its own; `held` are all that a recommendation holds where numbered paragraphs, passages themselves,
    are among them.
    """

    anchor: str
    kind: str
    block: Block
    texts: tuple[Text, ...]
    lines: tuple[int, ...]
    number: int | str | None = None
    level: int | None = None
    section: str | None = None
    held: tuple[Text, ...] = ()

    @property
    def called(self) -> str:
        """The kind that readers call it by: an article is one, though it stands as a paragraph."""
        article = isinstance(self.block, Heading | Paragraph) and self.block.article is not None
        return "article" if article else self.kind

    @property
    def plain(self) -> str:
        """The passage's text; further paragraphs follow after an empty line."""
        return "\n\n".join([text.plain for text in self.held or self.texts])

    @property
    def own(self) -> str:
        """The text that no other passage has: over all passages each word stands once."""
        return "\n\n".join([text.plain for text in self.texts])
