"""What a document holds, as facts that can be counted: its words in order, its parts, signs that get lost."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from build_tools.arabic.wording import heading_label
from build_tools.model import (
    Block,
    Code,
    Document,
    Footnote,
    Heading,
    ItemList,
    NoteReference,
    Paragraph,
    PrintedTable,
    Quotation,
    Recommendation,
    Text,
)

WORD = re.compile(r"[^\W_]+(?:[\u064b-\u0652]|[^\W_])*")
TRAITS = {
    "numbers": re.compile(r"\d+(?:[.,/]\d+)*"),
    "brackets": re.compile(r"[()\[\]«»]"),
    "percent": re.compile(r"\d+\s?[%٪]"),
    "ranges": re.compile(r"\d+\s?[-–]\s?\d+"),
    "harakat": re.compile("[\u064b-\u0652]"),
}
KINDS = ("heading", "item", "cell", "note", "quotation")
Fact = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The words of a document in their order, its parts with their words, and its signs."""

    words: tuple[str, ...]
    parts: Counter[Fact]
    signs: dict[str, Counter[str]]


def facts(document: Document, without: tuple[str, ...] = ()) -> Facts:
    """Return what a document holds, without some kinds of parts. What was taken out it does not hold."""
    title = (document.metadata.title.value or "",)
    front = (line.text for line in document.front if line.field != "title")
    notes = () if "note" in without else document.footnotes
    blocks = (*document.blocks, *notes)
    texts = [*title, *front, *chain.from_iterable(map(_texts, blocks))]
    whole = " ".join(texts)
    return Facts(
        words=tuple(WORD.findall(whole)),
        parts=Counter(fact for block in blocks for fact in _parts(block) if fact[0] not in without),
        signs={name: Counter(pattern.findall(whole)) for name, pattern in TRAITS.items()},
    )


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{heading_label(block.label)}{block.text.plain}"
        case Paragraph():
            yield f"{block.number or block.label or ''} {block.text.plain}"
        case Quotation() | Code():
            yield block.text.plain
        case PrintedTable():
            yield from (cell.plain for row in block.rows for cell in row)
        case ItemList():
            for item in block.items:
                yield str(item.label or "")
                yield from chain.from_iterable(map(_texts, item.body))
        case Recommendation():
            yield block.label
            yield from chain.from_iterable(map(_texts, block.body))
        case Footnote():
            yield from chain.from_iterable(map(_texts, block.body))


def _parts(block: Block) -> Iterator[Fact]:
    match block:
        case Heading():
            yield "heading", _plain(f"{heading_label(block.label)}{block.text.plain}")
        case Quotation():
            yield "quotation", _plain(block.text.plain)
        case PrintedTable():
            for number, row in enumerate(block.rows):
                yield from (
                    ("cell", str(number), str(place), _plain(cell.plain)) for place, cell in enumerate(row)
                )
        case ItemList():
            for item in block.items:
                first = item.body[0] if item.body else None
                yield (
                    "item",
                    str(item.label or ""),
                    _plain(first.text.plain) if isinstance(first, Paragraph) else "",
                )
                yield from chain.from_iterable(map(_parts, item.body))
        case Footnote():
            yield "note", str(block.number), _plain(" ".join(_texts(block)))
        case Recommendation():
            yield from chain.from_iterable(map(_parts, block.body))
    yield from (("marker", str(number)) for number in _markers(block))


def _markers(block: Block) -> Iterator[int]:
    texts: tuple[Text, ...] = ()
    if isinstance(block, Heading | Paragraph | Quotation):
        texts = (block.text,)
    elif isinstance(block, PrintedTable):
        texts = tuple(cell for row in block.rows for cell in row)
    for text in texts:
        yield from (span.number for span in text.spans if isinstance(span, NoteReference))


def _plain(text: str) -> str:
    return " ".join(WORD.findall(text))
