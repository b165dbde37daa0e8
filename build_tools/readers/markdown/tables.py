"""Tables of Markdown: their cells as they are written, none left out."""

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from build_tools.readers.markdown.pieces import Piece

BEFORE = re.compile(r"[\s>]*")
ALIGN = "text-align:"


def read_rows(tokens: Sequence[Token], line_at: Callable[[int], str]) -> tuple[list[list[str]], list[str]]:
    """Return the cells of a table, row by row, and the side each column is set to.

    Markdown leaves out the cells beyond the last column; they are here. `line_at` gives a line by its place.
    """
    rows: list[list[str]] = []
    aligns: list[str] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
            place = token.map[0] if token.map else 0
        elif token.type == "inline":
            rows[-1].append(token.content)
        elif token.type == "th_open":
            aligns.append(str(token.attrGet("style") or "").removeprefix(ALIGN))
        elif token.type == "tr_close":
            rows[-1] += _beyond(line_at(place), len(rows[-1]))
    return rows, aligns


def filled(rows: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Return the rows that hold words, all as wide as the last column that does."""
    kept = [row for row in rows if any(cell.text for cell in row)]
    width = max((n for row in kept for n, cell in enumerate(row, 1) if cell.text), default=0)
    return [[*row[:width], *[Piece(text="")] * (width - len(row))] for row in kept]


def _beyond(line: str, width: int) -> Iterator[str]:
    """The cells of a row that stand beyond its last column."""
    cells = escapedSplit(line[BEFORE.match(line).end() :].strip())  # type: ignore[union-attr]
    cells = cells[1 if cells[0] == "" else 0 :]
    if cells and not cells[-1].strip():
        cells.pop()
    yield from (cell.strip() for cell in cells[width:])
