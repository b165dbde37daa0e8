"""Blocks of HTML as lines of the text: paragraphs, headings, items, tables, pictures."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from build_tools.intake.readers.markdown.html.blocks import HtmlLine, read_html, rows_of
from build_tools.intake.readers.markdown.output import COMMENT, SIGN, Output
from build_tools.intake.readers.markdown.pieces import as_one, is_picture
from build_tools.intake.readers.markdown.tables import BEFORE
from build_tools.model import Known


def put_html(output: Output, numbers: Sequence[int], list_number: int, *, is_free: bool) -> None:
    """Put the lines of a block; its items are those of the list of this number.

    A picture alone is a figure where the block is free, part of no list, note or quotation.
    """
    texts = [output.raw[n].text for n in numbers]
    if not is_free:  # the first line stands behind the sign of its item
        texts[:1] = [BEFORE.sub("", text, count=1) for text in texts[:1]]
    lines = dict(zip(numbers, read_html(texts), strict=True))
    worded = [one for one in lines.items() if one[1].piece.text]
    for is_table, run in groupby(worded, key=lambda one: one[1].role == "cell"):
        if is_table:
            _put_table(output, dict(run))
    for number in output.free(numbers):
        piece = lines[number].piece
        if not (piece.text or piece.images):
            output.remove((number,), COMMENT if piece.removed else SIGN)
        elif is_free and is_picture(piece):
            output.put_figure((number,), piece)
        else:
            output.put((number,), piece, _known(lines[number], list_number))


def _put_table(output: Output, lines: Mapping[int, HtmlLine]) -> None:
    rows = rows_of([cell for line in lines.values() for cell in line.cells])
    known = Known(role="table", head=False, cells=tuple(((),) * len(row) for row in rows))
    output.put([*lines], as_one(line.piece for line in lines.values()), known, rows)


def _known(line: HtmlLine, list_number: int) -> Known:
    if line.role == "item":
        return Known(role="item", name="bullet", level=line.level, list=list_number)
    return Known(role=line.role, level=line.level, continues=line.continues)
