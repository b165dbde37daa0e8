"""Walking a document and changing the texts in it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from operator import is_
from typing import TypeVar
from weakref import WeakKeyDictionary

from build_tools.model import (
    Block,
    Code,
    Document,
    Figure,
    Finding,
    Footnote,
    Gap,
    Heading,
    ItemList,
    ListItem,
    NoteReference,
    Paragraph,
    Passage,
    PrintedTable,
    Quotation,
    Recommendation,
    Table,
    Text,
)

Body = tuple[Paragraph | ItemList, ...]
B = TypeVar("B", bound=Block)
# Each check, each link and each page walks a document: what was found is kept as long as it lives.
_WALKED: WeakKeyDictionary[Document, tuple[Passage, ...]] = WeakKeyDictionary()


def passages(document: Document) -> Iterator[Passage]:
    """Yield every passage in reading order: the text first, then the footnotes.

    Example: a document of a heading and two paragraphs yields three passages, the last two
    with the heading's anchor as their `section`.
    """
    if (found := _WALKED.get(document)) is None:
        found = _WALKED[document] = _all_passages(document)
    return iter(found)


def note_references(document: Document) -> Iterator[tuple[Passage, NoteReference]]:
    """Yield the footnote markers in reading order, each with the passage that holds it."""
    for passage in passages(document):
        for text in passage.texts:
            for span in text.spans:
                if isinstance(span, NoteReference):
                    yield passage, span


def replace_findings(document: Document, findings: Iterable[Finding]) -> Document:
    """Return the document with other findings; its passages are the same, and need not be found again."""
    told = replace(document, findings=tuple(findings))
    if (found := _WALKED.get(document)) is not None:
        _WALKED[told] = found
    return told


def map_texts(document: Document, change: Callable[[Text, str], Text]) -> Document:
    """Return the document with `change(text, anchor)` applied to each text, in reading order.

    `anchor` is that of the passage the text belongs to.
    """
    return replace(
        document,
        blocks=tuple(_map_block(block, block.anchor, change) for block in document.blocks),
        footnotes=tuple(_map_block(note, note.anchor, change) for note in document.footnotes),
    )


def figure_texts(block: Figure) -> tuple[Text, ...]:
    """Return what is said of a picture: the words that stand for it, and its caption if it has another."""
    texts = (block.text,) if block.text.plain else ()
    return texts if block.caption is None else (*texts, block.caption)


def _all_passages(document: Document) -> tuple[Passage, ...]:
    found: list[Passage] = []
    section: str | None = None
    for block in document.blocks:
        found.extend(_passages_of(block, section))
        if isinstance(block, Heading):
            section = block.anchor
    for note in document.footnotes:
        found.extend(_passages_of(note, None))
    return tuple(found)


def _passages_of(block: Block, section: str | None) -> Iterator[Passage]:
    match block:
        case Heading():
            yield _passage(block, "heading", section, (block.text,), _heading_number(block), block.level)
        case Paragraph():
            yield _passage(block, "paragraph", section, (block.text,), block.number or _numeral(block))
        case Quotation():
            yield _passage(block, "quotation", section, (block.text,))
        case Figure():
            yield _passage(block, "figure", section, figure_texts(block))
        case Code():
            yield _passage(block, "code", section, (block.text,))
        case ItemList():
            for item in block.items:
                yield from _passages_of(item, section)
        case ListItem():
            yield _passage(block, "list_item", section, _own_texts(block.body), block.label)
            yield from _nested(block.body, section)
        case Recommendation():
            texts = _own_texts(block.body)
            held = tuple(part.text for part in block.body if isinstance(part, Paragraph))
            passage = _passage(block, "recommendation", section, texts, block.number)
            yield passage if texts == held else replace(passage, held=held)
            yield from _nested(block.body, section)
        case Footnote():
            yield _passage(block, "footnote", section, _own_texts(block.body), block.number)
            yield from _nested(block.body, section)
        case Table():
            rows = tuple(Text(plain=f"{name}: {figure}") for name, figure in block.rows)
            yield _passage(block, "table", section, rows)
        case PrintedTable():
            yield _passage(block, "table", section, tuple(cell for row in block.rows for cell in row))
        case Gap():
            yield _passage(block, "gap", section, ())


def _passage(
    block: Block,
    kind: str,
    section: str | None,
    texts: tuple[Text, ...],
    number: int | str | None = None,
    level: int | None = None,
) -> Passage:
    return Passage(
        anchor=block.anchor,
        kind=kind,
        block=block,
        texts=texts,
        lines=_lines(block),
        number=number,
        level=level,
        section=section,
    )


def _heading_number(block: Heading) -> str | None:
    """The printed label of a heading; of an article what stands behind the word."""
    label = block.label or block.held
    return label if label is None or block.article is None else _behind_word(label)


def _behind_word(label: str) -> str:
    number = label.partition(" ")[2]
    return (number if number.startswith("(") else number.partition(" (")[0]).strip("()[] ") or label


def _numeral(block: Paragraph) -> str | None:
    """What counts of a printed label: «1.2.1», or what stands behind the word of an article."""
    if block.label is None:
        return None if block.article is None else str(block.article)
    if block.article is None:
        return block.label
    return _behind_word(block.label)


def _own_texts(body: Body) -> tuple[Text, ...]:
    return tuple(part.text for part in body if isinstance(part, Paragraph) and part.number is None)


def _nested(body: Body, section: str | None) -> Iterator[Passage]:
    """The passages in a body: items, and paragraphs under a number of their own."""
    for part in body:
        if isinstance(part, ItemList) or part.number is not None:
            yield from _passages_of(part, section)


def _lines(block: Block) -> tuple[int, ...]:
    """The block's own lines: those of nested list items belong to the items."""
    body = block.body if isinstance(block, ListItem | Recommendation | Footnote) else ()
    own = {part.lines for part in body if isinstance(part, Paragraph)}
    if len(block.lines) < 2 and own <= {block.lines}:
        return block.lines
    return tuple(sorted({*block.lines, *chain.from_iterable(own)}))


def _map_block(block: B, anchor: str, change: Callable[[Text, str], Text]) -> B:
    match block:
        case Heading() | Paragraph() | Quotation() | Figure():
            text = change(block.text, anchor)
            return block if text is block.text else replace(block, text=text)
        case PrintedTable():
            rows = tuple(tuple(change(cell, anchor) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case ItemList():
            items = tuple(_map_block(item, item.anchor, change) for item in block.items)
            return block if _are_same(items, block.items) else replace(block, items=items)
        case ListItem() | Recommendation() | Footnote():
            body = tuple(_map_block(part, part.anchor or anchor, change) for part in block.body)
            return block if _are_same(body, block.body) else replace(block, body=body)
    return block


def _are_same(parts: tuple[Block, ...], others: tuple[Block, ...]) -> bool:
    return all(map(is_, parts, others))
