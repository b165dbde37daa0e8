"""Tables that stand in a text: rows of cells between bars or tabs, or pasted one cell a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from build_tools.arabic.numerals import ascii_digits
from build_tools.model import Line
from build_tools.recognition.kinds.genre import Mark
from build_tools.recognition.kinds.marks import matches

FEWEST_ROWS = 2
LONGEST_BARE_ROW = 120  # characters, where no bar begins and ends the row
LONGEST_CELL = 60  # characters, where a cell has a line of its own
BAR_ROW = re.compile(r"\|.*\|")
BARS = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
LIST_LABEL = re.compile(r"[^\w\s]{1,2}|\(?\w{1,3}[.)\-–]|\(\w{1,3}\)")
COLUMNS = re.compile(r" {3,}")  # between the cells of a row, as programs leave what a page sets in columns
LONGEST_SPACED_ROW = 200  # characters
FIGURE = re.compile(r"[+\-−]?\d[\d.,٬٫/ ]*\s?(?:%|٪)?(?:\s(?:ألف|مليون|مليار|دولار|يورو))?|[-–—]|\.{2,3}")
LONGEST_NUMBER = 12  # digits
YEARS = range(1900, 2101)
BODIES = tuple(
    number + "T" * texts + "F" * figures
    for number in ("", "F")  # rows may be numbered
    for texts in (1, 2, 3)
    for figures in range(1, 8)
)
MOST_EMPTY, SMALL = 4, 200  # times the cells that are filled; cells of a table that may be emptier
GAPS = (1, 2)  # from cell to cell: the next line, or one after a blank line


def join_tables(lines: Sequence[Line], marks: tuple[Mark, ...]) -> list[Line]:
    """Return the lines, those of a table as one line of several numbers, with its rows."""
    tables = dict(_row_tables(lines))
    taken = {place for start, (end, _) in tables.items() for place in range(start, end)}
    tables |= {start: found for start, found in _cell_tables(lines, marks) if start not in taken}
    joined: list[Line] = []
    place = 0
    while place < len(lines):
        end, rows = tables.get(place, (place + 1, ()))
        joined.append(_as_table(lines[place:end], rows) if rows else lines[place])
        place = end
    return joined


Rows = tuple[tuple[str, ...], ...]


def _row_tables(lines: Sequence[Line]) -> Iterator[tuple[int, tuple[int, Rows]]]:
    """Lines of cells that stand together, each a row; a rule below the first row is no row."""
    cells = [_cells(line.text) for line in lines]
    start = 0
    while start < len(lines):
        end = _end(lines, cells, start)
        rows = [row for row in cells[start:end] if row and not RULE.fullmatch("|".join(row))]
        bare = rows and not any(
            _is_tabbed(line) or BAR_ROW.fullmatch(line.text.strip()) for line in lines[start:end]
        )
        if bare and len(rows) == end - start and not _is_regular(rows):
            start = end
            continue
        if len(rows) >= FEWEST_ROWS and max(map(len, rows)) > 1:
            width = max(map(len, rows))
            yield start, (end, tuple((*row, *[""] * (width - len(row))) for row in rows))
        start = end


def _end(lines: Sequence[Line], cells: list[tuple[str, ...]], start: int) -> int:
    """The end of the rows that stand together; one that would leave most of a table empty begins another.

    Among rows between tabs, a short line is the head of a part of the table: a row of one cell.
    """
    end, filled, width = start + 1, len(cells[start]), len(cells[start])
    while cells[start] and end < len(lines):
        if _heads_rows(lines, cells, end):
            cells[end] = (lines[end].text.strip(),)
        if not cells[end] or not _follows(lines, end):
            break
        filled, width = filled + len(cells[end]), max(width, len(cells[end]))
        if width * (end + 1 - start) > MOST_EMPTY * filled + SMALL:
            break
        end += 1
    return end


def _heads_rows(lines: Sequence[Line], cells: Sequence[tuple[str, ...]], place: int) -> bool:
    """Tell whether a line of one cell stands among rows between tabs, above one of them."""
    if cells[place] or place + 1 == len(lines) or not _may_be_cell(lines[place].text):
        return False
    rows = (lines[place - 1], lines[place + 1])
    told = _is_tabbed(rows[0]) or len(cells[place - 1]) == 1
    return told and _is_tabbed(rows[1]) and bool(cells[place + 1]) and _follows(lines, place + 1)


def _is_tabbed(line: Line) -> bool:
    return "\t" in line.text.strip()


def _cells(text: str) -> tuple[str, ...]:
    """The cells of a row, or none: «| … | … |», text between tabs or wide spaces that begins no item."""
    line = text.strip()
    if BAR_ROW.fullmatch(line):
        return tuple(cell.replace("\\|", "|").strip() for cell in BARS.split(line)[1:-1])
    if RULE.fullmatch(line) and "|" in line:
        return tuple(cell.strip() for cell in line.split("|"))
    if " | " in line and len(line) <= LONGEST_BARE_ROW:
        return tuple(cell.strip() for cell in line.split("|"))
    cells = tuple(cell.strip() for cell in text.strip(" ").split("\t")) if "\t" in line else ()
    if not cells and COLUMNS.search(line) and len(line) <= LONGEST_SPACED_ROW:
        cells = tuple(COLUMNS.split(line))
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or LIST_LABEL.fullmatch(filled[0]):
        return ()
    return cells


def _is_regular(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows between bare bars are a table: three of as many cells, with a figure in most."""
    figures = sum(any(map(_is_figure, row)) for row in rows)
    return len(rows) > FEWEST_ROWS and len({len(row) for row in rows}) == 1 and figures >= len(rows) - 1


def _follows(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a row stands close below the one above; among tabs a blank line may part them."""
    distance = lines[place].number - lines[place - 1].numbers[-1]
    tabbed = _is_tabbed(lines[place]) or _is_tabbed(lines[place - 1])
    return distance == 1 or (tabbed and distance <= max(GAPS))


def _cell_tables(lines: Sequence[Line], marks: tuple[Mark, ...]) -> Iterator[tuple[int, tuple[int, Rows]]]:
    """Short lines in a pattern that returns, «name figure figure»: the rows of a table, under a head."""
    for start, end in _runs(lines):
        kinds = "".join("F" if _is_figure(line.text) else "T" for line in lines[start:end])
        for body in BODIES if "F" in kinds else ():
            width = len(body)
            for found in re.finditer(f"(?:T{{{width}}})?(?:{body}){{{FEWEST_ROWS},}}", kinds):
                part = [line.text.strip() for line in lines[start + found.start() : start + found.end()]]
                rows = tuple(tuple(part[at : at + width]) for at in range(0, len(part), width))
                if _is_table(rows, body) and not _is_marked(part, marks):
                    yield start + found.start(), (start + found.end(), rows)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The stretches of short lines without a stop that stand at one distance from each other."""
    for gap in GAPS:
        start = 0
        for place in range(1, len(lines) + 1):
            whole = place < len(lines) and lines[place].number - lines[place - 1].number == gap
            if not whole or not _may_be_cell(lines[place].text) or not _may_be_cell(lines[place - 1].text):
                if place - start > FEWEST_ROWS:
                    yield start, place
                start = place


def _may_be_cell(text: str) -> bool:
    line = text.strip()
    return len(line) <= LONGEST_CELL and (_is_figure(line) or not line.endswith((".", "،", "؛", ":", "؟")))


def _is_figure(text: str) -> bool:
    return bool(FIGURE.fullmatch(ascii_digits(text.strip())))


def _is_table(rows: Rows, body: str) -> bool:
    """A table has a head of names or years, or else more rows; what is counted 1, 2, 3 is a list."""
    head, *others = rows
    named = not any(map(_is_figure, head)) or all(map(_is_year, head[body.index("F") :]))
    last = [_whole_number(row[-1]) for row in (others if named else rows)]
    counted = all(one is not None and other == one + 1 for one, other in pairwise(last))
    return len(rows) > FEWEST_ROWS and not counted


def _is_year(text: str) -> bool:
    return _whole_number(text) in YEARS


def _whole_number(text: str) -> int | None:
    digits = ascii_digits(text)
    return int(digits) if digits.isdecimal() and len(digits) < LONGEST_NUMBER else None


def _is_marked(cells: Sequence[str], marks: tuple[Mark, ...]) -> bool:
    """Tell whether a name among the cells is something else wherever it stands: a button, a heading."""
    names = (cell for cell in cells if not _is_figure(cell))
    return any(mark.where in (None, "aside") for name in names for mark, _ in matches(name, marks))


def _as_table(lines: Sequence[Line], rows: Rows) -> Line:
    first, *rest = lines
    return replace(
        first,
        text="\n".join("\t".join(row) for row in rows),
        received="\n".join(line.received for line in lines),
        more=tuple(number for line in (first, *rest) for number in line.numbers if number != first.number),
        rows=rows,
    )
