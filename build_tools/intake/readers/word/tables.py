"""The tables of a Word file: rows of as many places, those that one cell covers empty but the first."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.intake.readers.archives import Element
from build_tools.intake.readers.word.names import W, is_on, number, shown, value

MOST_COLUMNS = 200
LONGEST_CELL = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The cells of a table by their places; None where another covers the place. `merged` counts those."""

    rows: tuple[tuple[Element | None, ...], ...]
    named: bool
    merged: int
    deleted: int


def read_grid(table: Element) -> Grid:
    """Return the cells of a table; a row that a tracked change deletes is none of it."""
    rows: list[tuple[Element | None, ...]] = []
    merged = deleted = 0
    named = False
    for row in _all(table, "tr"):
        told = row.find(f"{W}trPr")
        if told is not None and told.find(f"{W}del") is not None:
            deleted += 1
            continue
        named = named or (not rows and bool(is_on(told, "tblHeader")))
        places: list[Element | None] = [None] * min(number(value(told, "gridBefore")) or 0, MOST_COLUMNS)
        for cell in _all(row, "tc"):
            wide, covered = _span(cell)
            merged += wide > 1 or covered
            places += [None if covered else cell, *[None] * (wide - 1)]
        rows.append(tuple(places[:MOST_COLUMNS]))
    width = max(map(len, rows), default=0)
    filled = tuple((*row, *[None] * (width - len(row))) for row in rows)
    return Grid(rows=filled, named=named, merged=merged, deleted=deleted)


def _span(cell: Element) -> tuple[int, bool]:
    """How many columns a cell takes, and whether it goes on with the one above it."""
    told = cell.find(f"{W}tcPr")
    merge = None if told is None else told.find(f"{W}vMerge")
    goes_on = merge is not None and merge.get(f"{W}val") in (None, "continue")
    return min(max(number(value(told, "gridSpan")) or 1, 1), MOST_COLUMNS), goes_on


def _all(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table, the cells of a row: some lie in boxes for contents, or in accepted changes."""
    for child in shown(element):
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
            yield from _all(child, name)
