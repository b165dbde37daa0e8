"""Tables of Markdown: their cells as they are written, none left out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from build_tools.intake.readers.markdown.pieces import Piece, as_one
from build_tools.model import Known

BEFORE = re.compile(r"(?:[\s>]|[-*+]\s|\d{1,9}[.)]\s)*")  # a table: what it lies in
ALIGN = "text-align:"


Rows = tuple[tuple[str, ...], ...]


def read_table(
    tokens: Sequence[Token], *, line_at: Callable[[int], str], read_cell: Callable[[str], Piece]
) -> tuple[Piece, Known, Rows] | None:
    """Return the words of a table, what is known of it, and its rows; None where all its cells are empty.

    `line_at` gives a received line by its place.
    """
    written, align = _cells(tokens, line_at)
    cells = [[read_cell(text) for text in row] for row in written]
    head = len(cells) > 1 and any(cell.text for cell in cells[0])
    whole = as_one(cell for row in cells for cell in row)
    filled = _filled(cells)
    if not filled:
        return None
    spans = tuple(tuple(cell.spans for cell in row) for row in filled)
    known = Known(role="table", head=head, align=tuple(align[: len(filled[0])]), cells=spans)
    return replace(whole, spans=()), known, tuple(tuple(cell.text for cell in row) for row in filled)


def _cells(tokens: Sequence[Token], line_at: Callable[[int], str]) -> tuple[list[list[str]], list[str]]:
    """The cells as they are written, row by row, and the side each column is set to.

    Markdown leaves out the cells beyond the last column; they are here.
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


def _filled(rows: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The rows that hold words, all as wide as the last column that does."""
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
