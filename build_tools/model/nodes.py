"""What a page says, as values: headings, paragraphs, lists … and the words and links in them.

Text in them is plain, as typed. How a page is written, in Markdown or in HTML, is told in `spelling/` alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["strong", "s", "code", "mark", "ins", "del", "sup", "span", "bdi"]
Container = Literal["div", "section", "figure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that are set apart: emphasised, of another language or direction, added by the page.

    One without words is a place that a link can end in.
    """

    kind: Kind
    content: "Content" = ()
    id: str = ""
    classes: str = ""
    lang: str = ""
    dir: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to a place of the library: the path of a page or file below `docs/`, and the anchor in it.

    Where it leads out of the library, `url` is the address instead.
    """

    content: "Content"
    path: str = ""
    anchor: str = ""
    url: str = ""
    classes: str = ""
    title: str = ""
    role: str = ""
    label: str = ""
    download: str = ""


Inline = str | Phrase | Link
Content = tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; that of the whole page has no id of its own, and every other has one."""

    level: int
    content: Content
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    content: Content
    id: str = ""
    classes: str = ""
    lang: str = ""
    dir: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Paragraphs that are quoted."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a list. `value` is its printed number, in a list of numbers."""

    blocks: "Blocks"
    id: str = ""
    classes: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list. Where it is `loose`, its paragraphs stand apart; else an item is one, and lists below it."""

    items: tuple[Item, ...]
    classes: str = ""
    numbered: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A term, and what is said of it."""

    term: Content
    meanings: tuple[Content, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """A list of definitions."""

    entries: tuple[Definition, ...]
    classes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; a head without words is that of a table whose columns have no names."""

    head: tuple[Content, ...]
    rows: tuple[tuple[Content, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Lines as they stand, spaces and all."""

    text: str
    dir: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture by its path below `docs/`, the words that stand for it, and its size in points."""

    path: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What is said below a figure."""

    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Blocks that belong together, under one id or one name."""

    kind: Container
    blocks: "Blocks"
    id: str = ""
    classes: str = ""
    role: str = ""
    label: str = ""
    labelled_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """Blocks that a reader unfolds by their summary."""

    summary: Content
    blocks: "Blocks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A rectangle of a drawing, in one of the shades that the style sheet has: its length says how much."""

    x: float
    y: float
    width: float
    height: float
    shade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line of a drawing."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words in a drawing: a browser shapes their letters. They begin at `x`, or end there."""

    x: float
    y: float
    text: str
    ends: bool = False
    ltr: bool = False
    quiet: bool = False


Shape = Bar | Stroke | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture of shapes; `label` tells in a sentence what it shows, a table beside it all of it."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    label: str


Block = (
    Heading
    | Paragraph
    | Quotation
    | Items
    | Definitions
    | Table
    | Code
    | Picture
    | Caption
    | Box
    | Disclosure
    | Drawing
)
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page before it is spelt: its path below `docs/`, what is known of it, and its blocks.

    Of what is published in parts, `places` tell on which page each anchor stands, by the path of its first.
    """

    path: str
    fields: Mapping[str, object]
    blocks: Blocks
    places: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
