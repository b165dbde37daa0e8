"""The tables of a page: rows of as many cells, those that several places share in the first of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.intake.readers.html.tree import Element

CELLS = ("td", "th")
NO_TABLES = ("presentation", "none")
PARTS = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "form")
LONGEST_CELL = 1_500  # letters: what holds more is a part of a page
MOST_COLUMNS = 200
MOST_PLACES = 400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The cells of a table by their places; None where another covers the place. `merged` counts those."""

    rows: tuple[tuple[Element | None, ...], ...]
    head: bool
    caption: Element | None
    merged: int


def is_table(element: Element) -> bool:
    """Tell whether a table holds data: rows and columns of short cells, and no parts of a page."""
    if (element.get("role") or "").lower() in NO_TABLES:
        return False
    rows = [[cell for cell in row if cell.tag in CELLS] for row in _rows(element)]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    cells = [cell for row in rows for cell in row]
    return not any(
        inner.tag in PARTS for cell in cells for inner in cell.iter() if inner is not cell
    ) and all(len("".join(cell.itertext())) <= LONGEST_CELL for cell in cells)


def read_grid(element: Element) -> Grid:
    """Return the cells of a table by their places."""
    rows = list(_rows(element))
    covered: dict[tuple[int, int], None] = {}
    grid: list[list[Element | None]] = []
    merged = 0
    for number, row in enumerate(rows):
        places: list[Element | None] = []
        for cell in (one for one in row if one.tag in CELLS):
            while (number, len(places)) in covered:
                places.append(None)
            wide = min(_span(cell, "colspan"), MOST_COLUMNS)
            high = min(_span(cell, "rowspan"), len(rows) - number)
            merged += wide * high > 1
            if high > 1 and len(covered) + wide * high <= MOST_PLACES:
                below = range(number + 1, number + high)
                column = len(places)
                covered |= dict.fromkeys(
                    (down, across) for down in below for across in range(column, column + wide)
                )
            places += [cell, *[None] * (wide - 1)]
        while (number, len(places)) in covered:
            places.append(None)
        grid.append(places)
    width = max(map(len, grid), default=0)
    filled = tuple((*row, *[None] * (width - len(row))) for row in grid)
    caption = next((one for one in element if one.tag == "caption"), None)
    return Grid(rows=filled, head=_has_head(rows), caption=caption, merged=merged)


def _rows(element: Element) -> Iterator[Element]:
    """The rows of a table; those of its head first, those of its foot last, as a browser shows them."""
    parts: dict[str, list[Element]] = {"thead": [], "": [], "tfoot": []}
    for inner in element:
        if inner.tag == "tr":
            parts[""].append(inner)
        elif inner.tag in ("thead", "tbody", "tfoot"):
            name = str(inner.tag) if inner.tag != "tbody" else ""
            parts[name] += (row for row in inner if row.tag == "tr")
    for rows in parts.values():
        yield from rows


def _has_head(rows: list[Element]) -> bool:
    if not rows:
        return False
    parent = rows[0].getparent()
    cells = [cell.tag for cell in rows[0] if cell.tag in CELLS]
    return (parent is not None and parent.tag == "thead") or (
        bool(cells) and all(tag == "th" for tag in cells)
    )


def _span(cell: Element, name: str) -> int:
    told = (cell.get(name) or "").strip()
    return max(int(told), 1) if told.isascii() and told.isdecimal() and len(told) < 7 else 1
