"""A walk through an OpenDocument file: headings, paragraphs, items, tables, boxes, notes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from build_tools.intake.readers.archives import Element
from build_tools.intake.readers.formed.counting import label
from build_tools.intake.readers.formed.labels import behind, has_words, names_columns
from build_tools.intake.readers.formed.outline import Depths
from build_tools.intake.readers.formed.parts import Parts
from build_tools.intake.readers.formed.words import Passage, joined
from build_tools.intake.readers.opendocument.lists import Lists
from build_tools.intake.readers.opendocument.names import TEXT, count, local
from build_tools.intake.readers.opendocument.runs import Runs
from build_tools.intake.readers.opendocument.styles import Style, Styles
from build_tools.intake.readers.opendocument.tables import Grid, read_grid
from build_tools.model import Known

CONTENTS = (
    "table-of-content",
    "illustration-index",
    "table-index",
    "object-index",
    "user-index",
    "alphabetical-index",
)
CONTENTS_LIST, HIDDEN = "contents_list", "html_hidden"
OUTLINE = "Outline"
LONGEST_CELL = 1_500
DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item that waits for its words: its list and how it is counted."""

    list: str
    style: str
    depth: int
    start: int | None


@dataclass(slots=True, kw_only=True)
class Walk:
    """Where a walk is: in which lists, in which note."""

    parts: Parts
    styles: Styles
    lists: Lists
    runs: Runs
    depths: Depths = field(default_factory=Depths)
    open: list[tuple[str, str]] = field(default_factory=list)  # the lists that are open, and their styles
    item: Item | None = None
    note: int | None = None
    heads_note: bool = False
    in_contents: bool = False
    begun: int = 0
    code: int = 0

    def blocks(self, element: Element) -> None:
        """Put all that stands in a body, a box, a note."""
        for child in element:
            if reader := READERS.get(local(child)):
                reader(self, child)

    def _section(self, element: Element) -> None:
        if element.get(f"{TEXT}display") == "none":
            self.parts.remove(" ".join("".join(one.itertext()) for one in element.iter(f"{TEXT}p")), HIDDEN)
            return
        self.blocks(element)

    def _contents(self, element: Element) -> None:
        before, self.in_contents = self.in_contents, True
        self.blocks(element)
        self.in_contents = before

    def _paragraph(self, element: Element) -> None:
        style = self.styles.style("paragraph", element.get(f"{TEXT}style-name"))
        self.runs.read(element, style)
        lines = self.runs.finished()
        if self.in_contents:
            self.parts.remove(joined(lines).text, CONTENTS_LIST)
        elif any(line.text for line in lines):
            self._put(lines, style)
        self.beside()

    def _put(self, lines: list[Passage], style: Style) -> None:
        item, self.item = self.item, None
        if item is not None:
            self._item(item, joined(lines))
        elif self.open and self.depths.level:
            known = Known(role="paragraph", list=self.depths.list, level=self.depths.level, note=self.note)
            self.parts.put(joined(lines), known)
        elif self.note is not None:
            self._in_note(joined(lines))
        elif style.role == "title":
            self.parts.put(joined(lines), Known(role="heading", level=0))
        elif style.level:
            self.parts.put(joined(lines), Known(role="heading", level=min(style.level, DEEPEST_HEADING)))
        elif not (style.role == "caption" and self.parts.caption(joined(lines))):
            self._free(lines, style)

    def _free(self, lines: list[Passage], style: Style) -> None:
        self.code += style.role == "code"
        for line in lines:
            if style.role == "code":
                self.parts.put(line, Known(role="code", list=self.code))
            else:
                self.parts.put(line, Known(role="quotation" if style.role == "quotation" else "paragraph"))

    def _heading(self, element: Element) -> None:
        level = max(count(element.get(f"{TEXT}outline-level"), 1), 1)
        style = self.styles.style("paragraph", element.get(f"{TEXT}style-name"))
        self.runs.read(element, style)
        words = joined(self.runs.finished())
        item, self.item = self.item, None
        if words.text and self.note is None:
            printed = ""
            if item is not None:
                printed = self.lists.next_label(item.list, item.style, item.depth, item.start)
            elif element.get(f"{TEXT}is-list-header") != "true":
                printed = self.lists.next_label(OUTLINE, OUTLINE, level)
            self.depths.end()
            known = Known(role="heading", level=0 if style.role == "title" else min(level, DEEPEST_HEADING))
            self.parts.put(behind(printed, words), known)
        elif words.text:
            self._in_note(words)
        self.beside()

    def _list(self, element: Element) -> None:
        style = element.get(f"{TEXT}style-name") or (self.open[-1][1] if self.open else "")
        name = self.open[-1][0] if self.open else self._begun(element, style)
        if self.open:
            self.lists.begin(name, len(self.open) + 1)
        elif not self._goes_on:
            self.depths.end()
        self.open.append((name, style))
        for child in element:
            if local(child) == "list-item":
                start = count(child.get(f"{TEXT}start-value"), -1)
                self.item = Item(
                    list=name, style=style, depth=len(self.open), start=start if start >= 0 else None
                )
                self.blocks(child)
                self.item = None
            elif local(child) == "list-header":
                self.blocks(child)
        self.open.pop()

    @property
    def _goes_on(self) -> bool:
        """Whether the last line was an item: a list right behind a list lies in it, or beside it."""
        known = self.parts.formed[-1] if self.parts.formed else None
        return known is not None and known.role == "item" and known.note == self.note

    def _begun(self, element: Element, style: str) -> str:
        """The name of a list that begins, or goes on: programs part one list where another lies in it."""
        self.begun += 1
        name = element.get("{http://www.w3.org/XML/1998/namespace}id") or f"list {self.begun}"
        before = element.get(f"{TEXT}continue-list")
        if before:
            self.lists.go_on(name, before)
        elif element.get(f"{TEXT}continue-numbering") == "true":
            self.lists.go_on(name, f"style {style}")
        return name

    def _item(self, item: Item, words: Passage) -> None:
        printed = self.lists.next_label(item.list, item.style, item.depth, item.start)
        self.lists.go_on(f"style {item.style}", item.list)
        if has_words(printed):
            self.depths.end()
            self.parts.put(behind(printed, words), Known(role="paragraph", note=self.note))
            return
        if self.note is not None and self.heads_note:
            self._in_note(Passage(text=""))
        level = self.depths.add(item.depth)
        self.parts.item(label(printed), words, level=level, list=self.depths.list, note=self.note)

    def _in_note(self, words: Passage) -> None:
        assert self.note is not None
        if self.heads_note:
            self.parts.note(self.note, words)
        else:
            self.parts.put(words, Known(role="paragraph", note=self.note))
        self.heads_note = False

    def _table(self, table: Element) -> None:
        self.depths.end()
        grid = read_grid(table)
        if not _holds_data(grid):
            for cell in _cells(grid):
                self.blocks(cell)
            return
        rows = [[self._cell(cell) for cell in row] for row in grid.rows]
        self.parts.table(rows, head=grid.named or names_columns([cell.text for cell in rows[0]]))
        if grid.merged:
            self.parts.find("F33", times=grid.merged)
        self.beside()

    def _cell(self, cell: Element | None) -> Passage:
        if cell is None:
            return Passage(text="")
        found = []
        for one in cell.iter(f"{TEXT}p", f"{TEXT}h"):
            if not any(local(above) in ("note", "text-box", "annotation") for above in one.iterancestors()):
                self.runs.read(one, self.styles.style("paragraph", one.get(f"{TEXT}style-name")))
                found.append(joined(self.runs.finished()))
        return joined(found)

    def beside(self) -> None:
        """Put what stands at a paragraph and is none of its words: pictures, boxes, hidden words."""
        runs = self.runs
        pictures, runs.pictures = runs.pictures, []
        boxes, runs.boxes = runs.boxes, []
        hidden, runs.hidden = runs.hidden, []
        self.parts.remove("".join(hidden), HIDDEN)
        for picture in pictures:
            self.parts.figure(picture)
        for box in boxes:
            self.blocks(box)

    def _frame(self, element: Element) -> None:
        """A frame that stands between paragraphs."""
        self.runs._part(element, Style())
        self.beside()


READERS: Mapping[str, Callable[[Walk, Element], None]] = {
    "p": Walk._paragraph,
    "h": Walk._heading,
    "list": Walk._list,
    "table": Walk._table,
    "frame": Walk._frame,
    "custom-shape": Walk._frame,
    "g": Walk.blocks,
    "section": Walk._section,
    "index-body": Walk.blocks,
    "index-title": Walk.blocks,
    "numbered-paragraph": Walk.blocks,
    **dict.fromkeys(CONTENTS, Walk._contents),
    "bibliography": Walk.blocks,
}


def _holds_data(grid: Grid) -> bool:
    """Tell whether a table has rows and columns of short cells; others only set a page."""
    if len(grid.rows) < 2 or max(map(len, grid.rows)) < 2:
        return False
    for cell in _cells(grid):
        headed = next(cell.iter(f"{TEXT}h"), None)
        if headed is not None or len("".join(cell.itertext())) > LONGEST_CELL:
            return False
    return True


def _cells(grid: Grid) -> Iterable[Element]:
    return (cell for row in grid.rows for cell in row if cell is not None)
