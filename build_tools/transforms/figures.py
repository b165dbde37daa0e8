"""Figures that a sentence lists, «name (8,717)، name (7,054)…», drawn as a table below it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from build_tools.arabic.numerals import ascii_digits
from build_tools.model import Block, Document, Paragraph, Table

FEWEST_ROWS = 4
FIGURE = re.compile(r"\([0-9٠-٩]{1,3}(?:[,،٬][0-9٠-٩]{3})*\)")
ENTRY = rf"[^()،؛:.\n]{{2,60}}?\s*{FIGURE.pattern}"
SERIES = re.compile(rf"(?:{ENTRY}\s*[،؛,]\s*){{{FEWEST_ROWS - 1},}}{ENTRY}")
ROW = re.compile(r"\s*[،؛,]?\s*(?P<name>[^()،؛,]+?)\s*\((?P<figure>[^()]+)\)")
CONJUNCTION = re.compile(r"^و(?=ال)")


def draw_tables(document: Document) -> Document:
    """Every series of figures in a paragraph is also a table after it, with a computed total."""
    return replace(document, blocks=tuple(_with_tables(document)))


def _with_tables(document: Document) -> Iterator[Block]:
    for block in document.blocks:
        yield block
        if isinstance(block, Paragraph) and len(FIGURE.findall(block.text.plain)) >= FEWEST_ROWS:
            for series in SERIES.finditer(block.text.plain):
                rows = tuple(_rows(series[0]))
                yield Table(lines=block.lines, rows=rows, total=sum(figure for _, figure in rows))


def _rows(series: str) -> Iterator[tuple[str, int]]:
    for row in ROW.finditer(series):
        figure = int(re.sub(r"\D", "", ascii_digits(row["figure"])))
        yield CONJUNCTION.sub("", row["name"].strip()), figure
