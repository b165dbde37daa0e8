"""A received text, line by line, and the repairs between its lines and what is published."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from build_tools.model.decisions import Decision
from build_tools.model.facts import Metadata, Origin
from build_tools.model.texts import Span

DAMAGED_LETTERS = "damaged_letters"  # the reason of a repair of one word


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the format of a file says of a line: it is stronger than any guess from the line's words.

    `role` is front, removed, title, heading, paragraph, item, quotation, code, figure, table or footnote;
    `name` is the field of a front line, the reason of a removed one (a key of `[removals]` in
    `arabic/messages.toml`), the style of an item's list, the language of code, the address of a picture, and
    what else than its place tells a heading: «bold» letters, which may mean something else.

    `level` is that of a heading, or how deep a list lies in others; `label` what is printed before an item or
    a note. What stands in a list (its `list`, by number, and not 0) or a note (`note`) and is none of its
    items or heads goes on with what stands above it there.

    `spans` are places in the text of the line, `cells` those in its cells, `align` the sides of its columns.
    A line that `continues` is one paragraph with the one above it; one that is `plain` heads nothing.

    `taken` are letters of the line that are signs of the format, as the address of a link; `given` are
    letters in its text that stand for some of them.
    """

    role: str
    name: str = ""
    level: int = 0
    label: str | int | None = None
    list: int = 0
    note: int | None = None
    caption: str = ""
    head: bool = True
    continues: bool = False
    plain: bool = False
    spans: tuple[Span, ...] = ()
    cells: tuple[tuple[tuple[Span, ...], ...], ...] = ()
    align: tuple[str, ...] = ()
    taken: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """Where a line stands in print: its page from 1, and its box in points from the upper left corner.

    `box` is left, top, right, bottom; `edges` are the sides of its column. `size` and `bold` are those of its
    letters. The lines of one `table`, which is not 0, are its rows. `sheet` are the measures of the page.
    """

    page: int
    box: tuple[float, float, float, float]
    edges: tuple[float, float]
    size: float
    bold: bool = False
    table: int = 0
    sheet: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a source: `text` is what is published, `received` what stands in the file.

    A paragraph that was wrapped at a width is one line that takes `more` numbers; so is a table, whose
    cells are `rows`. `printed` is the place of a line in a format of pages; `formed` is what a format of
    styles and tags says of the line as it was received.
    """

    number: int
    text: str
    received: str
    more: tuple[int, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    known: Known | None = None
    printed: Printed | None = None
    formed: Known | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all the received lines in it."""
        return (self.number, *self.more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A place where the published line differs from the received one, and why.

    `origin` is EDITOR for a correction and INFERRED for a repair made by a rule;
    `reason` is an editor's sentence, or a key of `[repairs]` in `arabic/messages.toml`. A correction
    by `page` has no line until its words are found there.
    """

    line: int
    received: str
    published: str
    reason: str
    origin: Origin
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a reader or an editor should know; its words are in `arabic/findings.toml`."""

    id: str
    file: str
    line: int
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of a source as it is published: its name, its size in points, its bytes in base 64.

    `address` is what the text calls it where that is another name.
    """

    name: str
    width: int
    height: int
    data: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One received text with what an editor knows about it.

    `stated` is what the file says of itself apart from its text, in front matter; `unused` are the keys
    there that say nothing this project knows, with their values; `embedded` is what its properties say, or
    the tags in the head of a page: programs fill these, and the text itself goes before them.

    `findings` are those of the reading. `structure` are the lines as the format has
    them, a paragraph or a table one line of several numbers; of a plain text it is empty.
    `decisions` are an editor's on the rows that are drawn from the text.
    `pictures` are those of its figures that the site shows.
    """

    id: str
    file: str
    format: str
    sha256: str
    lines: tuple[Line, ...]
    structure: tuple[Line, ...] = ()
    editor: Metadata = field(default_factory=Metadata)
    stated: Metadata = field(default_factory=Metadata)
    embedded: Metadata = field(default_factory=Metadata)
    unused: Mapping[str, object] = field(default_factory=dict, hash=False)
    repairs: tuple[Repair, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), hash=False)
    decisions: tuple[Decision, ...] = field(default=(), hash=False)
    pictures: tuple[Picture, ...] = ()

    @property
    def told(self) -> tuple[Line, ...]:
        """The lines that are to be recognised: as the format has them, else as they came."""
        return self.structure or self.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A source that could not be published, and why (English, for the editor).

    `id` is that of the report it would be: what was published of it waits. `file` is as it can be printed.
    """

    id: str
    file: str
    line: int | None
    found: str
    expected: str
    advice: str
