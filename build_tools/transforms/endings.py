"""Paragraphs whose last sentence has no end."""

from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from build_tools.arabic.sentences import breaks_off, ends_sentence, opens_clause
from build_tools.model import Block, Document, ItemList, ListItem, Paragraph
from build_tools.recognition.kinds.genre import read_genre
from build_tools.recognition.layout.unwrapping import wrap_width

SENTENCE_LISTS = ("ordinal", "letter")
LONG = 60  # characters
RULE = 0.85  # of the paragraphs
FULL = 0.75  # of the width


@dataclass(frozen=True, slots=True, kw_only=True)
class _Endings:
    """What tells of the end of a paragraph: whether a stop is the rule there, and which lines are `open`.

    In a text that was wrapped, what ends in a full line or close above another may go on below, unseen by us;
    the row of a table, with tabs between its cells, is no sentence.
    """

    stop: bool
    open: frozenset[int]


def mark_endings(document: Document) -> Document:
    """Every paragraph that ends in mid-sentence says so, and one without a stop where stops are the rule."""
    preamble = read_genre(document.genre).preamble
    endings = _Endings(stop=_stops_are_the_rule(document), open=_open_lines(document))
    marked = (
        block if preamble and after is not None and _is_clause(after) else _marked(block, endings)
        for block, after in zip_longest(document.blocks, document.blocks[1:])
    )
    return replace(document, blocks=tuple(marked))


def _open_lines(document: Document) -> frozenset[int]:
    lines = document.source.lines
    rows = {line.number for line in lines if "\t" in line.text.strip()}
    if (width := wrap_width(lines)) is None:
        return frozenset(rows)
    wrapped = {
        line.number
        for line, after in pairwise(lines)
        if after.text.strip() or len(line.text.strip()) >= FULL * width
    }
    return frozenset(rows | wrapped)


def _stops_are_the_rule(document: Document) -> bool:
    """Tell whether the paragraphs of a text end with a stop but for a few: from others none is missing."""
    ends = [
        ends_sentence(block.text.plain)
        for block in document.blocks
        if isinstance(block, Paragraph) and _is_sentence(block)
    ]
    return sum(ends) >= RULE * len(ends)


def _is_sentence(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph surely is one: short ones may be signatures, and references end in figures."""
    text = paragraph.text.plain
    return not paragraph.closed and len(text) >= LONG and (text[-1:].isalpha() or ends_sentence(text))


def _is_clause(block: Block) -> bool:
    return isinstance(block, Paragraph) and opens_clause(block.text.plain)


def _marked(block: Block, endings: _Endings) -> Block:
    if isinstance(block, Paragraph):
        return _paragraph(block, endings)
    if isinstance(block, ItemList) and block.style in SENTENCE_LISTS:
        *others, last = block.items
        return replace(block, items=(*others, _item(last, endings)))
    return block


def _item(item: ListItem, endings: _Endings) -> ListItem:
    *others, last = item.body
    return replace(item, body=(*others, _paragraph(last, endings))) if isinstance(last, Paragraph) else item


def _paragraph(paragraph: Paragraph, endings: _Endings) -> Paragraph:
    text = paragraph.text.plain
    if paragraph.ends_cut or paragraph.closed or paragraph.lines[-1] in endings.open:
        return paragraph
    if breaks_off(text):
        return replace(paragraph, ends_cut=True)
    return replace(paragraph, unstopped=endings.stop and _is_sentence(paragraph) and not ends_sentence(text))
