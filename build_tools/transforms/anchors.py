"""Anchors: the printed number where there is one, else a short opaque name from the words.

The ledger will keep the opaque ones for ever; until then they depend on nothing but the passage's
kind and words, so that a passage keeps its anchor wherever it moves.
"""

import hashlib
import re
from base64 import b32encode
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import TypeVar

from build_tools.arabic.text import fold
from build_tools.model import (
    Block,
    Code,
    Document,
    Figure,
    Footnote,
    Gap,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Passage,
    PrintedTable,
    Quotation,
    Recommendation,
    Table,
    Text,
)
from build_tools.model.tree import figure_texts

PREFIXES = {"paragraph": "p", "recommendation": "rec", "footnote": "fn", "article": "art"}
KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}
PRINTED = re.compile(rf"(?P<prefix>{'|'.join(KINDS)})(?P<number>[0-9]+)")
LENGTH = 6
HASHED = 5  # bytes: eight letters, and nothing to fill up
B = TypeVar("B", bound=Block)


def give_anchors(document: Document) -> Document:
    """Every passage has an anchor, and no two share one."""
    taken = {
        f"{PREFIXES[gap.what]}{number}"
        for gap in _gaps(document)
        for number in range(gap.first, gap.last + 1)
    }
    claim = _claimer(taken)
    return replace(
        document,
        blocks=tuple(_anchored(block, claim) for block in document.blocks),
        footnotes=tuple(_anchored(note, claim) for note in document.footnotes),
    )


def numbered_as(passage: Passage) -> tuple[str, int] | None:
    """Return what a passage is by its printed number, a key of `PREFIXES`, and the number, or None."""
    if isinstance(passage.block, Heading | Paragraph) and passage.block.article is not None:
        return "article", passage.block.article
    if isinstance(passage.block, Heading):
        return None
    if passage.kind in PREFIXES and isinstance(passage.number, int):
        return passage.kind, passage.number
    return None


def split_anchor(anchor: str) -> tuple[str, int] | None:
    """Return what the anchor of a printed number tells, as `numbered_as` does; None for an opaque one.

    >>> split_anchor("rec3"), split_anchor("abc234")
    (('recommendation', 3), None)
    """
    found = PRINTED.fullmatch(anchor)
    return (KINDS[found["prefix"]], int(found["number"])) if found else None


def gap_anchors(gap: Gap) -> tuple[str, ...]:
    """Return the anchors of all the numbers a gap stands for.

    >>> gap_anchors(Gap(lines=(), what="paragraph", first=53, last=55))
    ('p53', 'p54', 'p55')
    """
    return tuple(f"{PREFIXES[gap.what]}{number}" for number in range(gap.first, gap.last + 1))


def note_anchors(document: Document) -> dict[int, list[str]]:
    """Return the anchors of the footnotes of each number, and of the gaps that stand for one, in order."""
    anchors: dict[int, list[str]] = defaultdict(list)
    for note in document.footnotes:
        if isinstance(note, Gap):
            for number, anchor in enumerate(gap_anchors(note), note.first):
                anchors[number].append(anchor)
        else:
            anchors[note.number].append(note.anchor)
    return anchors


Claim = Callable[[str | None, str, str], str]


def _gaps(document: Document) -> list[Gap]:
    return [block for block in (*document.blocks, *document.footnotes) if isinstance(block, Gap)]


def _claimer(taken: set[str]) -> Claim:
    times: Counter[tuple[str, str]] = Counter()

    def claim(numbered: str | None, kind: str, words: str) -> str:
        """The numbered anchor if it is free, else the opaque one, lengthened until it is free.

        An article whose number another act in the text has, too, is told by its turn: «art5-2».
        """
        if numbered is not None and numbered in taken and numbered.startswith(PREFIXES["article"]):
            numbered = next(f"{numbered}-{n}" for n in count(2) if f"{numbered}-{n}" not in taken)
        if numbered is not None and numbered not in taken:
            taken.add(numbered)
            return numbered
        text = " ".join(fold(words).split())
        again = times[kind, text]
        while (name := _opaque(kind, text, again)) in taken:
            again += 1
        if again:  # words that stand once, as most do, need not be remembered
            times[kind, text] = again + 1
        taken.add(name)
        return name

    return claim


def _opaque(kind: str, text: str, again: int) -> str:
    """A letter first: an identifier that begins with a digit is awkward in style sheets.

    The same words a second time are told apart by how often they stood before.
    """
    digest = hashlib.sha256(f"{kind}\n{text}\n{again}".encode()).digest()
    return "a" + b32encode(digest[:HASHED]).decode().lower()[:LENGTH]


def _anchored(block: B, claim: Claim) -> B:
    match block:
        case Heading():
            numbered = None if block.article is None else f"art{block.article}"
            return replace(block, anchor=claim(numbered, "Heading", block.text.plain))
        case Quotation():
            return replace(block, anchor=claim(None, "Quotation", block.text.plain))
        case Figure():
            words = " ".join(text.plain for text in figure_texts(block))
            return replace(block, anchor=claim(None, "Figure", words or block.address))
        case Code():
            return replace(block, anchor=claim(None, "Code", block.text.plain))
        case Paragraph():
            return replace(block, anchor=claim(_paragraph_anchor(block), "Paragraph", block.text.plain))
        case ItemList():
            return replace(block, items=tuple(_anchored(item, claim) for item in block.items))
        case ListItem():
            anchor = claim(None, "ListItem", _words(block.body))
            return replace(block, anchor=anchor, body=_inner(block.body, claim))
        case Recommendation():
            numbered = None if block.number is None else f"rec{block.number}"
            anchor = claim(numbered, "Recommendation", _words(block.body))
            return replace(block, anchor=anchor, body=_inner(block.body, claim))
        case Footnote():
            anchor = claim(f"fn{block.number}", "Footnote", _words(block.body))
            return replace(block, anchor=anchor, body=_inner(block.body, claim))
        case PrintedTable():
            words = " ".join(cell.plain for row in block.rows for cell in row)
            return replace(block, anchor=claim(None, "Table", words))
        case Table():
            return replace(block, anchor=claim(None, "Table", str(block.rows)))
        case Gap():
            return replace(block, anchor=gap_anchors(block)[0])
    return block


def _paragraph_anchor(block: Paragraph) -> str | None:
    if block.article is not None:
        return f"art{block.article}"
    return None if block.number is None else f"p{block.number}"


def _words(body: tuple[Paragraph | ItemList, ...]) -> str:
    texts: list[Text] = [part.text for part in body if isinstance(part, Paragraph)]
    return " ".join(text.plain for text in texts)


def _inner(body: tuple[Paragraph | ItemList, ...], claim: Claim) -> tuple[Paragraph | ItemList, ...]:
    """Paragraphs in a body belong to its passage; items and numbered paragraphs are passages themselves."""
    return tuple(
        _anchored(part, claim) if isinstance(part, ItemList) or part.number is not None else part
        for part in body
    )
