"""The lines of a page, in the order in which they are read, with their places."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from build_tools.arabic.numerals import ascii_digits
from build_tools.intake.print.page.columns import in_columns
from build_tools.intake.print.page.direction import runs_to_left, written
from build_tools.intake.print.page.glyphs import Drawn, Glyph, Ruling
from build_tools.intake.print.page.ruled import Grid, find_grids, take_cells
from build_tools.intake.print.page.runs import (
    GAP,
    WIDE,
    Run,
    find_runs,
    without_holes,
)

OVERLAP = 0.4  # of the lower of two boxes on one line
NEAR_ROWS = 4
CLOSE = 24.0  # points between two lines of a text
SMALL, RAISED = 0.85, 0.15  # a raised figure: of the size of its line, and of that size above its baseline
LONGEST_RAISED = 5
MOST_BOLD = 0.8  # of the letters of a line that is bold
RAISE = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
RAISED_OPENING, RAISED_CLOSING = "\N{SUPERSCRIPT LEFT PARENTHESIS}", "\N{SUPERSCRIPT RIGHT PARENTHESIS}"
CELLS = "\t"
BULLET, BULLET_ROOM, MOST_DOTS = "•", 2.0, 400  # room in sizes of the letters; more dots are a drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A line with its box, the sides of its column, the size and weight of its letters; a row has a table."""

    text: str
    box: tuple[float, float, float, float]
    edges: tuple[float, float]
    size: float
    bold: bool
    table: int = 0


def page_lines(drawn: Drawn) -> list[PageLine]:
    """Return the lines of a page in reading order; a row of a ruled table is one, its cells between tabs."""
    glyphs, aside = _upright(drawn)
    to_left = runs_to_left([one.text for one in glyphs])
    grids = list(find_grids(drawn.rulings))
    runs = list(find_runs(take_cells(glyphs, grids, to_left=to_left)))
    boxes: list[Run | Grid] = [*(run for run in runs if _has_words(run)), *(g for g in grids if g.cells)]
    lines: list[PageLine] = []
    for column in in_columns(boxes, to_left=to_left):
        lines += _column(column, _edges(column), to_left=to_left)
    return [*_with_bullets(lines, drawn.dots, to_left=to_left), *_turned(aside)]


def _with_bullets(lines: Iterable[PageLine], dots: Sequence[Ruling], *, to_left: bool) -> Iterator[PageLine]:
    """The lines, those beside which a dot is drawn as items: browsers draw bullets that are no letters."""
    usable = dots if len(dots) <= MOST_DOTS else ()
    for line in lines:
        is_item = not line.table and any(_is_bullet(dot, line, to_left=to_left) for dot in usable)
        yield replace(line, text=f"{BULLET} {line.text}") if is_item else line


def _is_bullet(dot: Ruling, line: PageLine, *, to_left: bool) -> bool:
    left, top, right, bottom = line.box
    room = dot.left - right if to_left else left - dot.right
    middle = (dot.top + dot.bottom) / 2
    return (
        0 < room <= BULLET_ROOM * line.size
        and top < middle < bottom
        and max(dot[2] - dot[0], dot[3] - dot[1]) < line.size / 2
    )


def _upright(drawn: Drawn) -> tuple[list[Glyph], list[Glyph]]:
    """The glyphs that stand as most of the page do, and those that are turned another way."""
    turns = Counter(one.turn for one in drawn.glyphs)
    usual = turns.most_common(1)[0][0] if turns else 0
    own = [one for one in drawn.glyphs if one.turn == usual]
    return own, [one for one in drawn.glyphs if one.turn != usual]


def _turned(glyphs: Sequence[Glyph]) -> Iterator[PageLine]:
    """What is turned another way is a line as it was drawn; where it stands tells nothing."""
    for _, group in groupby(glyphs, key=lambda one: (one.turn, round(one.size))):
        found = list(group)
        units = [one.text for one in found]
        text = " ".join(written(units, to_left=runs_to_left(units)).split())
        left, right = min(one.left for one in found), max(one.right for one in found)
        top, bottom = min(one.base for one in found) - found[0].size, max(one.base for one in found)
        if text:
            box = (left, top, right, bottom)
            yield PageLine(text=text, box=box, edges=(left, right), size=found[0].size, bold=False)


def _has_words(run: Run) -> bool:
    return any(one.text.strip() for one in run.glyphs)


def _edges(boxes: Sequence[Run | Grid]) -> tuple[float, float]:
    """The sides of a column: those of what stands close to something else, as page numbers do not."""
    ordered = sorted(boxes, key=lambda box: box.top)
    near = [
        box
        for before, box, after in zip([None, *ordered], ordered, [*ordered[1:], None], strict=False)
        if (before and box.top - before.bottom < CLOSE) or (after and after.top - box.bottom < CLOSE)
    ] or ordered
    return min(box.left for box in near), max(box.right for box in near)


def _column(boxes: Iterable[Run | Grid], edges: tuple[float, float], *, to_left: bool) -> Iterator[PageLine]:
    """The lines of a column from its top to its foot."""
    runs = [box for box in boxes if isinstance(box, Run)]
    found: list[tuple[float, list[PageLine]]] = [(row[0].base, [_line(row, edges)]) for row in _rows(runs)]
    grids = [box for box in boxes if isinstance(box, Grid)]
    found += [(grid.top, list(_table(grid, to_left=to_left))) for grid in grids]
    for _, lines in sorted(found, key=lambda one: one[0]):
        yield from lines


def _rows(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs of each line, the one with the largest letters first."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda one: one.base):
        row = next((one for one in reversed(rows[-NEAR_ROWS:]) if _is_beside(one[0], run)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
            row.sort(key=lambda one: (-one.size, -len(one.glyphs)))
    return rows


def _is_beside(one: Run, other: Run) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap >= OVERLAP * min(one.bottom - one.top, other.bottom - other.top)


def _line(row: Sequence[Run], edges: tuple[float, float]) -> PageLine:
    first = row[0]
    text = _text(row)
    box = (
        min(run.left for run in row),
        min(run.top for run in row),
        max(run.right for run in row),
        max(run.bottom for run in row),
    )
    letters = [one.bold for run in row for one in run.glyphs if one.text.strip()]
    return PageLine(
        text=text,
        box=box,
        edges=edges,
        size=first.size,
        bold=sum(letters) >= MOST_BOLD * len(letters),
    )


def _text(row: Sequence[Run]) -> str:
    """The text of a line: its runs from left to right, then in the order of writing."""
    units: list[str] = []
    end: float | None = None
    parts = [part for run in row for part in without_holes(run)]
    for run in sorted(parts, key=lambda one: one.left):
        if end is not None and run.left - end > WIDE * run.size:
            units.append(CELLS)
        elif end is not None and run.left - end > GAP * run.size:
            units.append(" ")
        units += _raised(run, row[0]) or run.units
        end = max(run.right, end or run.right)
    text = written(units, to_left=runs_to_left(units))
    return CELLS.join(" ".join(cell.split()) for cell in text.split(CELLS)).strip()


def _raised(run: Run, line: Run) -> list[str] | None:
    """A raised figure as one sign of raised digits, «⁵»; None for other runs."""
    if run.size > SMALL * line.size or line.base - run.base < RAISED * line.size:
        return None
    text = "".join(one.text for one in run.glyphs).strip()
    digits = ascii_digits("".join(char for char in text if char.isdecimal()))
    if not digits or len(text) > LONGEST_RAISED or any(char.isalpha() for char in text):
        return None
    if text != digits and any(char in "()" for char in text):
        return [f"{RAISED_OPENING}{digits.translate(RAISE)}{RAISED_CLOSING}"]
    return [digits.translate(RAISE)]


def _table(grid: Grid, *, to_left: bool) -> Iterator[PageLine]:
    """The rows of a table, each a line of cells between tabs; a cell of several lines is one."""
    edges = (grid.left, grid.right)
    number = round(grid.top) + 1
    for row in range(len(grid.ys) - 1):
        columns = range(len(grid.xs) - 1)
        cells = [grid.cells.get((row, column), []) for column in columns]
        lines = [[_line(found, edges) for found in _rows(find_runs(cell))] for cell in cells]
        texts = [" ".join(line.text.replace(CELLS, " ") for line in cell) for cell in lines]
        shown = [line for cell in lines for line in cell if line.text]
        if shown:
            yield PageLine(
                text=CELLS.join(reversed(texts) if to_left else texts),
                box=(grid.left, grid.ys[row], grid.right, grid.ys[row + 1]),
                edges=edges,
                size=max(line.size for line in shown),
                bold=all(line.bold for line in shown),
                table=number,
            )
