"""A walk through a Word file: paragraphs, items, tables, boxes, notes, each with what its style says."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from build_tools.intake.readers.archives import Element
from build_tools.intake.readers.formed.counting import label
from build_tools.intake.readers.formed.labels import behind, has_words, names_columns
from build_tools.intake.readers.formed.outline import Depths
from build_tools.intake.readers.formed.parts import Parts
from build_tools.intake.readers.formed.words import Passage, joined
from build_tools.intake.readers.word.names import W, number, shown, value
from build_tools.intake.readers.word.numbering import Numbering
from build_tools.intake.readers.word.runs import Runs
from build_tools.intake.readers.word.styles import (
    CAPTION,
    CONTENTS_LIST,
    QUOTATION,
    TITLE,
    VERBATIM,
    Style,
    Styles,
)
from build_tools.intake.readers.word.tables import LONGEST_CELL, Grid, read_grid
from build_tools.model import Known

INSIDE = ("sdtContent", "customXml", "ins", "moveTo", "smartTag", "txbxContent")
DEEPEST_HEADING = 6
CONTENTS = "contents_list"
HIDDEN = "html_hidden"


@dataclass(slots=True, kw_only=True)
class Walk:
    """Where a walk is: in a list, a note, a table of contents; and what it knows of styles and labels."""

    parts: Parts
    styles: Styles
    numbering: Numbering
    runs: Runs
    depths: Depths = field(default_factory=Depths)
    note: int | None = None
    heads_note: bool = False
    in_contents: bool = False
    code: int = 0

    def blocks(self, element: Element) -> None:
        """Put all that stands in a body, a cell, a box, a note."""
        for child in shown(element):
            name = str(child.tag).rpartition("}")[2] if isinstance(child.tag, str) else ""
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name == "sdt":
                self._box(child)
            elif name in INSIDE:
                self.blocks(child)
            elif name in ("del", "moveFrom"):
                self.runs.seen.deleted += 1
            elif name == "altChunk":
                self.runs.seen.objects.append("files in the file")

    def _box(self, box: Element) -> None:
        """A box for contents; the program's own table of contents is one."""
        before = self.in_contents
        gallery = next(box.iter(f"{W}docPartGallery"), None)
        if gallery is not None and gallery.get(f"{W}val") == "Table of Contents":
            self.in_contents = True
        for content in box.iterchildren(f"{W}sdtContent"):
            self.blocks(content)
        self.in_contents = before

    def _paragraph(self, paragraph: Element) -> None:
        told = paragraph.find(f"{W}pPr")
        style = self._style(told)
        contents = self.in_contents or self.runs.fields.is_contents
        self.runs.read(paragraph, style)
        if told is not None and told.find(f"{W}rPr/{W}del") is not None:
            self.runs.words.add(" ")
            return  # its words go on in the next paragraph
        lines = self.runs.finished()
        contents = contents or self.runs.fields.is_contents or style.role == CONTENTS_LIST
        if contents:
            self.parts.remove(joined(lines).text, CONTENTS)
        elif any(line.text for line in lines):
            self._put(lines, style)
        self._beside()

    def _style(self, told: Element | None) -> Style:
        style_id = value(told, "pStyle")
        style = self.styles.style(style_id)
        if told is None:
            return style
        outline = number(value(told, "outlineLvl"))
        if outline is not None and not style.role:
            style = replace(style, level=outline + 1 if outline < 9 else 0)
        lists = told.find(f"{W}numPr")
        if lists is not None:
            depth = number(value(lists, "ilvl"))
            return replace(style, list=value(lists, "numId") or style.list, depth=depth or 0)
        if style.list is not None:
            tied = self.numbering.depth_of(style.list, style_id)
            style = style if tied is None else replace(style, depth=tied)
        return style

    def _put(self, lines: list[Passage], style: Style) -> None:
        listed = self._list(style)
        if style.role == TITLE:
            self._end_list()
            self.parts.put(joined(lines), Known(role="heading", level=0))
        elif style.level and self.note is None:
            self._end_list()
            words = behind(self.numbering.next_label(*listed) if listed else "", joined(lines))
            self.parts.put(words, Known(role="heading", level=min(style.level, DEEPEST_HEADING)))
        elif (
            listed is not None
            and (level := self.numbering.level(*listed)) is not None
            and not level.is_silent
        ):
            self._item(self.numbering.next_label(*listed), joined(lines), listed[1])
        elif listed is not None and self.depths.level:
            known = Known(role="paragraph", list=self.depths.list, level=self.depths.level, note=self.note)
            self.parts.put(joined(lines), known)
        elif self.note is not None:
            self._end_list()
            self._in_note(joined(lines))
        else:
            self._end_list()
            self._free(lines, style)

    def _list(self, style: Style) -> tuple[str, int] | None:
        """The list and the depth of a paragraph that is counted."""
        if style.list in (None, "0") or self.numbering.level(style.list or "", style.depth) is None:
            return None
        return style.list or "", style.depth

    def _end_list(self) -> None:
        self.depths.end()

    def _item(self, printed: str, words: Passage, depth: int) -> None:
        """An item; one whose label holds words, «المادة 3», is read as a line of the text."""
        if has_words(printed):
            self._end_list()
            self.parts.put(behind(printed, words), Known(role="paragraph", note=self.note))
            return
        if self.note is not None and self.heads_note:
            self._in_note(Passage(text=""))
        level = self.depths.add(depth)
        self.parts.item(label(printed), words, level=level, list=self.depths.list, note=self.note)

    def _in_note(self, words: Passage) -> None:
        assert self.note is not None
        if self.heads_note:
            self.parts.note(self.note, words)
        else:
            self.parts.put(words, Known(role="paragraph", note=self.note))
        self.heads_note = False

    def _free(self, lines: list[Passage], style: Style) -> None:
        if style.role == CAPTION and self.parts.caption(joined(lines)):
            return
        self.code += style.role == VERBATIM
        for line in lines:
            if style.role == VERBATIM:
                self.parts.put(line, Known(role="code", list=self.code))
            else:
                self.parts.put(line, Known(role="quotation" if style.role == QUOTATION else "paragraph"))

    def _beside(self) -> None:
        """What stands at a paragraph and is none of its words: pictures, boxes, hidden words."""
        runs = self.runs
        pictures, runs.pictures = runs.pictures, []
        boxes, runs.boxes = runs.boxes, []
        hidden, runs.hidden = runs.hidden, []
        self.parts.remove("".join(hidden), HIDDEN)
        for picture in pictures:
            self.parts.figure(picture)
        for box in boxes:
            self._end_list()
            self.blocks(box)

    def _table(self, table: Element) -> None:
        self._end_list()
        grid = read_grid(table)
        self.runs.seen.deleted += grid.deleted
        if not _holds_data(grid, self.styles):
            for cell in _cells(grid):
                self.blocks(cell)
            return
        rows = [[self._cell(cell) for cell in row] for row in grid.rows]
        head = grid.named or names_columns([cell.text for cell in rows[0]])
        self.parts.table(rows, head=head)
        if grid.merged:
            self.parts.find("F33", times=grid.merged)
        self._beside()

    def _cell(self, cell: Element | None) -> Passage:
        """The words of a cell, its paragraphs one after the other, each behind its label."""
        if cell is None:
            return Passage(text="")
        found: list[Passage] = []
        for paragraph in cell.iter(f"{W}p"):
            if any(one.tag in (f"{W}del", f"{W}txbxContent") for one in paragraph.iterancestors()):
                continue
            style = self._style(paragraph.find(f"{W}pPr"))
            self.runs.read(paragraph, style)
            words = joined(self.runs.finished())
            listed = self._list(style) if words.text else None
            found.append(behind(self.numbering.next_label(*listed) if listed else "", words))
        return joined(found)


def _holds_data(grid: Grid, styles: Styles) -> bool:
    """Tell whether a table has rows and columns of short cells; others only set a page."""
    rows = [row for row in grid.rows if any(cell is not None for cell in row)]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    for cell in _cells(grid):
        headed = (styles.style(value(one.find(f"{W}pPr"), "pStyle")).level for one in cell.iter(f"{W}p"))
        if any(headed) or len("".join(cell.itertext(f"{W}t"))) > LONGEST_CELL:
            return False
    return True


def _cells(grid: Grid) -> Iterable[Element]:
    return (cell for row in grid.rows for cell in row if cell is not None)
