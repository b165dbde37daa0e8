"""Paragraphs whose last sentence has no end."""

from dataclasses import replace

from build_tools.model import Block, Document, ItemList, ListItem, Paragraph
from build_tools.sentences import ends_sentence, is_dangling

SENTENCE_LISTS = ("ordinal", "letter")


def mark_endings(document: Document) -> Document:
    """Every paragraph that ends in mid-sentence, or without a stop, says so."""
    return replace(document, blocks=tuple(_marked(block) for block in document.blocks))


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
