"""Paragraphs whose last sentence has no end."""

from dataclasses import replace
from itertools import zip_longest

from build_tools.model import Block, Document, ItemList, ListItem, Paragraph
from build_tools.recognition.genre import read_genre
from build_tools.sentences import ends_sentence, is_dangling, opens_clause

SENTENCE_LISTS = ("ordinal", "letter")


def mark_endings(document: Document) -> Document:
    """Every paragraph that ends in mid-sentence, or without a stop, says so."""
    preamble = read_genre(document.genre).preamble
    marked = (
        block if preamble and after is not None and _is_clause(after) else _marked(block)
        for block, after in zip_longest(document.blocks, document.blocks[1:])
    )
    return replace(document, blocks=tuple(marked))


def _is_clause(block: Block) -> bool:
    return isinstance(block, Paragraph) and opens_clause(block.text.plain)


def _marked(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, ItemList) and block.style in SENTENCE_LISTS:
        *others, last = block.items
        return replace(block, items=(*others, _item(last)))
    return block


def _item(item: ListItem) -> ListItem:
    *others, last = item.body
    return replace(item, body=(*others, _paragraph(last))) if isinstance(last, Paragraph) else item


def _paragraph(paragraph: Paragraph) -> Paragraph:
    text = paragraph.text.plain
    if paragraph.ends_cut or paragraph.closed or (ends_sentence(text) and not is_dangling(text)):
        return paragraph
    if is_dangling(text):
        return replace(paragraph, ends_cut=True)
    return replace(paragraph, unstopped=True)
