"""The blocks of a document, each with its source lines and its anchor."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.model.anchors import Notice
from build_tools.model.texts import Text


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
    """A heading of level 2 to 6; `label` is its printed ordinal, «أولا», `article` that of an article.

    `held` is a label that its words begin with: «المادة 3 - النفاذ».
    """

    level: int
    text: Text
    label: str | None = None
    held: str | None = None
    article: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    """A paragraph, numbered or not.

    `label` is a printed label that is no plain number: «1.2.1», «المادة 3»; `article` tells its number.
    Its sentence may be cut off in the source at either end, or end there without a full stop.
    One that is `closed` is whole without a stop and never goes on: a subtitle, the source of a table.
    """

    text: Text
    number: int | None = None
    label: str | None = None
    article: int | None = None
    starts_cut: bool = False
    ends_cut: bool = False
    unstopped: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(Block):
    """An item under its printed label: a letter «أ», an ordinal «أولا», a number, or None for a bullet.

    Further paragraphs belong to it.
    """

    label: str | int | None = None
    body: "tuple[Paragraph | ItemList, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList(Block):
    """Items of one kind of mark: bullet, letter, ordinal or number. It has no anchor of its own.

    `gone` are the tombstones of items it once had, each with the number of items that stand before it.
    One that is `whole` is known to hold these items and no other.
    """

    style: str
    items: tuple[ListItem, ...]
    whole: bool = False
    gone: "tuple[tuple[int, Tombstone], ...]" = ()

    @property
    def members(self) -> "Iterator[ListItem | Tombstone]":
        """The items and the tombstones among them, in reading order."""
        gone = deque(self.gone)
        for before, item in enumerate((*self.items, None)):
            while gone and gone[0][0] == before:
                yield gone.popleft()[1]
            if item is not None:
                yield item


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Block):
    """A paragraph that is a quotation as a whole."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Block):
    """A recommendation; `label` is its printed label, `number` None where none is printed.

    A numbered paragraph in its body is a passage itself, under its own anchor.
    """

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
class PrintedTable(Block):
    """A table of the source: rows of as many cells each. With a `head` the first names the columns.

    `align` tells for each column whether it is set left, right or center; nothing where the source does not.
    """

    rows: tuple[tuple[Text, ...], ...]
    head: bool = True
    align: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Block):
    """A picture of the source: the words that stand for it, its caption, and its address as received."""

    text: Text
    caption: Text | None = None
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Block):
    """Lines that mean something as they stand, spaces and all: of a program, a formula, a drawing."""

    text: Text
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Block):
    """Printed numbers the source lost: `what` is paragraph, recommendation, footnote or article."""

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
