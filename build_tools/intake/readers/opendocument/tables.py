"""The tables of an OpenDocument file: rows of as many places; a merged cell stands in its first."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.intake.readers.archives import Element
from build_tools.intake.readers.opendocument.names import TABLE, count

GROUPS = ("table-header-rows", "table-rows", "table-row-group")
MOST_COLUMNS = 200
MOST_REPEATED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The cells of a table by their places; None where another covers the place. `merged` counts those."""

    rows: tuple[tuple[Element | None, ...], ...]
    named: bool
    merged: int


def read_grid(table: Element) -> Grid:
    """Return the cells of a table; an empty cell or row that is repeated stands once for each time."""
    rows: list[tuple[Element | None, ...]] = []
    merged = 0
    named = False
    for row, heads in _rows(table, heads=False):
        named = named or (heads and not rows)
        places: list[Element | None] = []
        for cell in row:
            if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            wide = count(cell.get(f"{TABLE}number-columns-spanned"), 1)
            high = count(cell.get(f"{TABLE}number-rows-spanned"), 1)
            merged += wide > 1 or high > 1
            covered = cell.tag == f"{TABLE}covered-table-cell"
            times = min(count(cell.get(f"{TABLE}number-columns-repeated"), 1), MOST_COLUMNS)
            places += [None if covered and not len(cell) else cell, *[None] * (times - 1)]
        rows.append(tuple(places[:MOST_COLUMNS]))
    width = max(map(len, rows), default=0)
    filled = tuple((*row, *[None] * (width - len(row))) for row in rows)
    return Grid(rows=filled, named=named, merged=merged)


def _rows(element: Element, *, heads: bool) -> Iterator[tuple[Element, bool]]:
    for child in element:
        name = str(child.tag).rpartition("}")[2]
        if name == "table-row":
            yield child, heads
        elif name in GROUPS:
            yield from _rows(child, heads=heads or name == "table-header-rows")
