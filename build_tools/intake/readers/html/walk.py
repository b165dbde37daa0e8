"""A walk over a page: its blocks become lines, each with what the page says of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from build_tools.intake.readers.formed.counting import RAISED
from build_tools.intake.readers.formed.parts import Label, Parts
from build_tools.intake.readers.formed.words import Passage, Picture, Words
from build_tools.intake.readers.html.around import is_unread
from build_tools.intake.readers.html.content import BLOCKS, HEADINGS, Content
from build_tools.intake.readers.html.left import put_left
from build_tools.intake.readers.html.lists import Counter, holds_parts
from build_tools.intake.readers.html.notes import Notes
from build_tools.intake.readers.html.pictures import figure_of, picture_of
from build_tools.intake.readers.html.tables import Grid, is_table, read_grid
from build_tools.intake.readers.html.tree import Element
from build_tools.model import Known

STYLES = {"b": "em", "strong": "em", "i": "em", "em": "em", "mark": "em", "s": "struck", "del": "struck",
          "strike": "struck", "code": "code", "kbd": "code", "tt": "code", "samp": "code"}  # fmt: skip
LONGEST_RAISED = 4
ARABIC = range(0x600, 0x700)
QUOTED = ("block-text", "quotations", "quote", "intense-quote", "msoquote", "msointensequote")
QUOTED_SHARE = 0.5  # of the prose of a page: what holds more is set in, not quoted


@dataclass(slots=True, kw_only=True)
class Walk:
    """Where a walk is: in which lists, quotations, note, heading; and the words that it gathers."""

    parts: Parts
    content: Content
    notes: Notes
    words: Words = field(default_factory=Words)
    styles: tuple[str, ...] = ()
    counters: list[Counter] = field(default_factory=list)
    lists: int = 0
    label: Label | None = None  # of an item that waits for its words
    level: int = 0  # of the heading that is open
    quotations: int = 0
    note: int | None = None
    heads_note: bool = False
    code: int = 0
    left: list[tuple[Element, str]] = field(default_factory=list)
    block: Element | None = None

    def page(self, root: Element) -> None:
        """Walk over a whole page."""
        self._flow(root)
        self.flush()

    def flush(self) -> None:
        """Put the words that were gathered, as what they stand in."""
        pictures, self.words.pictures = self.words.pictures, []
        words = self.words.finished()
        if self.block is not None and self.content.is_outside(self.block):
            self.parts.remove(words.text, "html_outside")
            pictures = []
        elif words.text:
            self._put(words)
        for picture in pictures:
            self.parts.figure(picture)
        left, self.left = self.left, []
        for element, reason in left:
            put_left(self.parts, element, reason)

    def _put(self, words: Passage) -> None:
        depth = len(self.counters)
        inside = {"list": self.lists if depth else 0, "level": depth, "note": self.note}
        if self.level:
            self.parts.put(words, Known(role="heading", level=self.level))
        elif self.label is not None:
            label, self.label = self.label, None
            self.parts.item(label, words, level=depth, list=self.lists, note=self.note)
        elif self.note is not None and self.heads_note:
            self.heads_note = False
            self.parts.note(self.note, words)
        elif depth or self.note is not None:
            self.parts.put(words, Known(role="paragraph", **inside))  # type: ignore[arg-type]
        else:
            self.parts.put(words, Known(role="quotation" if self.quotations else "paragraph"))

    def _flow(self, element: Element) -> None:
        """The words of an element and all that stands in it."""
        block = self.block
        if element.tag in BLOCKS:
            self.block = element
        self.words.add(element.text or "", *self.styles)
        for inner in element:
            if isinstance(inner.tag, str):
                self._element(inner)
            self.words.add(inner.tail or "", *self.styles)
        self.block = block

    def _element(self, element: Element) -> None:
        name = str(element.tag)
        if is_unread(element):
            return
        reason = self.content.reason(element)
        if reason is not None:
            self.left.append((element, reason))
            if name in BLOCKS:
                self.flush()
        elif element in self.notes.notes:
            self._note(element)
        elif name in BLOCKS:
            self._block(element)
        else:
            self._inline(element)

    def _block(self, element: Element) -> None:
        self.flush()
        name = str(element.tag)
        told = "heading" if _heading_level(element) else "blockquote" if _is_quoted(element) else name
        reader = READERS.get(told, Walk._flow)
        block = self.block
        reader(self, element)
        self.block = element
        self.flush()
        self.block = block

    def _inline(self, element: Element) -> None:
        name = str(element.tag)
        if element in self.notes.markers:
            self.words.note(self.notes.markers[element])
        elif element in self.notes.backs:
            return
        elif name == "br":
            self.words.add(" ")
            if not (self.level or self.counters or self.note is not None):
                self.flush()
        elif name == "img":
            self._picture(element)
        elif name == "a":
            start = self.words.length
            self._flow(element)
            self.words.link(start, (element.get("href") or "").strip() if _leads(element) else "")
        elif name == "sup" and (raised := _raised(element)):
            self.words.add(raised, *self.styles)
        elif name == "wbr":
            return
        else:
            self._styled(element, STYLES.get(name))

    def _styled(self, element: Element, style: str | None) -> None:
        before = self.styles
        if style is not None and style not in before:
            self.styles = (*before, style)
        self._flow(element)
        self.styles = before

    def _picture(self, element: Element) -> None:
        picture = picture_of(element, within=bool(self.words.length))
        if picture is not None:
            self.words.pictures.append(picture)

    def _heading(self, element: Element) -> None:
        if self.label is not None:  # the first words of an item
            self._flow(element)
            return
        level, styles = self.level, self.styles
        self.level, self.styles = _heading_level(element), ()
        self._flow(element)
        self.block = element
        self.flush()
        self.level, self.styles = level, styles

    def _list(self, element: Element) -> None:
        if holds_parts(element):  # boxes of a page that are written as a list
            self._flow(element)
            return
        waits = self.label
        if waits is not None:  # an item that holds a list and no words
            self.label = None
            self.parts.item(
                waits, Passage(text=""), level=len(self.counters), list=self.lists, note=self.note
            )
        self.lists += not self.counters
        self.counters.append(Counter(element))
        self._flow(element)
        self.block = element
        self.flush()
        self.counters.pop()

    def _item(self, element: Element) -> None:
        if self.counters and not holds_parts(element.getparent()):
            self.label = self.counters[-1].label(element)
        self._flow(element)
        self.block = element
        self.flush()
        self.label = None

    def _quotation(self, element: Element) -> None:
        quoted = self.content.prose.get(element, 0) < QUOTED_SHARE * self.content.total
        self.quotations += quoted
        self._flow(element)
        self.block = element
        self.flush()
        self.quotations -= quoted

    def _note(self, element: Element) -> None:
        self.flush()
        before = (self.note, self.heads_note, self.counters)
        self.note, self.heads_note, self.counters = self.notes.notes[element], True, []
        self._flow(element)
        self.block = element
        self.flush()
        if self.heads_note:
            self.parts.note(self.note, Passage(text=""))
        self.note, self.heads_note, self.counters = before

    def _table(self, element: Element) -> None:
        if not is_table(element) or self.content.is_outside(element):
            self._flow(element)
            return
        grid: Grid = read_grid(element)
        if grid.caption is not None:
            self._flow(grid.caption)
            self.block = element
            self.flush()
        pictures: list[Picture] = []
        rows = [[self._cell(cell, pictures) for cell in row] for row in grid.rows]
        self.parts.table(rows, head=grid.head)
        if grid.merged:
            self.parts.find("F33", times=grid.merged)
        for picture in pictures:
            self.parts.figure(picture)

    def _cell(self, cell: Element | None, pictures: list[Picture]) -> Passage:
        """The words of a cell, its paragraphs and items one after the other; none where another covers it."""
        if cell is None:
            return Passage(text="")
        inner = Walk(parts=Parts(file=self.parts.file), content=self.content, notes=self.notes, block=None)
        _flow_cell(inner, cell)
        pictures += inner.words.pictures
        inner.words.pictures = []
        self.left += inner.left
        return inner.words.finished()

    def _figure(self, element: Element) -> None:
        picture = figure_of(element)
        if picture is None:
            self._flow(element)
        elif not self.content.is_outside(element):
            self.parts.figure(picture)

    def _verbatim(self, element: Element) -> None:
        lines = [line.rstrip() for line in "".join(element.itertext()).splitlines()]
        letters = [char for line in lines for char in line if char.isalpha()]
        is_text = sum(ord(char) in ARABIC for char in letters) * 2 > len(letters)
        self.code += 1
        for line in filter(str.strip, lines):
            if self.content.is_outside(element):
                self.parts.remove(line, "html_outside")
            elif is_text:
                self.parts.put(Passage(text=" ".join(line.split())), Known(role="paragraph"))
            else:
                self.parts.put(Passage(text=line.replace("\t", "    ")), Known(role="code", list=self.code))

    def _rule(self, element: Element) -> None:
        """A rule across the page holds no words."""


READERS: Mapping[str, Callable[[Walk, Element], None]] = {
    "heading": Walk._heading,
    "ul": Walk._list,
    "ol": Walk._list,
    "menu": Walk._list,
    "dir": Walk._list,
    "li": Walk._item,
    "blockquote": Walk._quotation,
    "table": Walk._table,
    "figure": Walk._figure,
    "pre": Walk._verbatim,
    "hr": Walk._rule,
}


def _flow_cell(walk: Walk, cell: Element) -> None:
    """The words of a cell: where a block begins or ends stands a space."""
    walk.words.add(cell.text or "", *walk.styles)
    for inner in cell:
        if isinstance(inner.tag, str) and not is_unread(inner):
            if (reason := walk.content.reason(inner)) is not None:
                walk.left.append((inner, reason))
            elif inner.tag in BLOCKS:
                walk.words.add(" ")
                _flow_cell(walk, inner)
                walk.words.add(" ")
            elif inner.tag in ("br", "img", "a", "sup") or inner in walk.notes.markers:
                _inline_in_cell(walk, inner)
            else:
                before = walk.styles
                style = STYLES.get(inner.tag)
                walk.styles = (*before, style) if style else before
                _flow_cell(walk, inner)
                walk.styles = before
        walk.words.add(inner.tail or "", *walk.styles)


def _inline_in_cell(walk: Walk, element: Element) -> None:
    if element.tag == "br":
        walk.words.add(" ")
    elif element.tag == "a" and element not in walk.notes.markers and element not in walk.notes.backs:
        start = walk.words.length
        _flow_cell(walk, element)
        walk.words.link(start, (element.get("href") or "").strip() if _leads(element) else "")
    elif element.tag == "sup" and not _raised(element):
        _flow_cell(walk, element)
    else:
        walk._inline(element)


def _heading_level(element: Element) -> int:
    """The level of a heading, or 0."""
    if element.tag in HEADINGS:
        return int(str(element.tag)[1])
    if (element.get("role") or "").lower() == "heading":
        told = element.get("aria-level") or "2"
        return min(max(int(told), 1), 6) if told.isascii() and told.isdecimal() else 2
    return 0


def _is_quoted(element: Element) -> bool:
    """Tell whether a paragraph is a quotation by the style that a word processor gave it."""
    return element.tag == "p" and (element.get("class") or "").lower() in QUOTED


def _leads(link: Element) -> bool:
    """Tell whether a link leads out of the page: one within it is a matter of the page."""
    return not (link.get("href") or "").strip().startswith("#")


def _raised(element: Element) -> str:
    """The digits of a raised number, as raised ones; nothing for other words."""
    text = "".join(element.itertext()).strip() if not any(isinstance(one.tag, str) for one in element) else ""
    plain = text.isascii() and text.isdecimal() and len(text) <= LONGEST_RAISED
    return text.translate(RAISED) if plain else ""
