"""Sentences and paragraphs that a page, or the notes at its end, cut apart."""

from collections.abc import Sequence
from dataclasses import replace

from build_tools.genre import read_genre
from build_tools.inline import join_texts
from build_tools.model import Block, Document, Footnote, Join, Paragraph
from build_tools.sentences import ends_sentence, is_dangling, opens_sentence
from build_tools.transforms.sequences import numbers_around


def join_page_breaks(document: Document) -> Document:
    """No paragraph is cut by a page or by footnotes, and each join is recorded."""
    blocks: list[Block] = []
    joins: list[Join] = []
    continues = read_genre(document.genre).continues_numbers
    for place, block in enumerate(document.blocks):
        open_place = _open_paragraph(blocks)
        if not isinstance(block, Paragraph) or open_place is None:
            blocks.append(block)
            continue
        before = blocks[open_place]
        assert isinstance(before, Paragraph)
        notes_between = open_place < len(blocks) - 1
        if _goes_on(before, block, notes_between and continues) and not _is_lost(document.blocks, place):
            blocks[open_place] = _joined(before, block)
            joins = _recorded(joins, before, block, "footnote" if notes_between else "page")
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks), joins=(*document.joins, *joins))


def _open_paragraph(blocks: Sequence[Block]) -> int | None:
    """The place of the last paragraph, where nothing but footnotes stands after it."""
    for place in range(len(blocks) - 1, -1, -1):
        if isinstance(blocks[place], Paragraph):
            return place
        if not isinstance(blocks[place], Footnote):
            return None
    return None


def _goes_on(before: Paragraph, after: Paragraph, notes_between: bool) -> bool:
    """Tell whether `after` continues the paragraph `before`."""
    if after.number is not None:
        return False
    if is_dangling(before.text.plain):
        return True
    if not ends_sentence(before.text.plain):
        return not opens_sentence(after.text.plain) or notes_between
    return notes_between and before.number is not None


def _is_lost(blocks: Sequence[Block], place: int) -> bool:
    """Where numbers are missing, what stands between them is the rest of something lost."""
    before, after = numbers_around(blocks, place)
    return before is not None and after is not None and after > before + 1


def _joined(before: Paragraph, after: Paragraph) -> Paragraph:
    return replace(before, lines=before.lines + after.lines, text=join_texts(before.text, after.text))


def _recorded(joins: list[Join], before: Paragraph, after: Paragraph, reason: str) -> list[Join]:
    """A paragraph over three pages is one join of three lines."""
    if joins and joins[-1].lines == before.lines:
        joins = joins[:-1]
    return [*joins, Join(lines=before.lines + after.lines, reason=reason)]
