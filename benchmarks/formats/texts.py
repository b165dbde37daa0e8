"""Texts of the project as producers are given them: in the Markdown of pandoc, and as blocks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from build_tools.arabic.wording import heading_label
from build_tools.intake.sources import find_sources, read_source
from build_tools.model import (
    Block,
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
from build_tools.pipeline import read_document
from build_tools.writers.text.bodies import LABELS

ROOT = Path(__file__).parents[2]
SOURCES = (ROOT / "sources", Path(__file__).parent / "own")
SIGN = re.compile(r"([\\`*_{}\[\]<>()#+.!|~^$@'\"-])")
INDENT = "    "
BREAK = "\n"


def texts() -> list[Document]:
    """Return the documents that are rendered: all sources of the project, and those beside this module."""
    found = [pair for folder in SOURCES for pair in find_sources(folder)[0].items()]
    return [_kept(read_document(read_source(id, path))) for id, path in found]


def _kept(document: Document) -> Document:
    """A document without what a build adds, and without what stood around its text."""
    kinds = (Heading, Paragraph, ItemList, PrintedTable, Quotation, Recommendation)
    blocks = tuple(block for block in document.blocks if isinstance(block, kinds))
    notes = tuple(block for block in document.footnotes if isinstance(block, Footnote))
    return replace(document, blocks=blocks, footnotes=notes, front=(), furniture=())


def markdown(document: Document) -> str:
    """Return a document in Markdown: what its labels are is typed, but the numbers of lists are counted."""
    parts = [f"# {_escaped(document.metadata.title.value or '')}"]
    for block in document.blocks:
        parts += _block(block)
    for note in document.footnotes:
        if isinstance(note, Footnote):
            first, *rest = [line for part in note.body for line in _block(part)] or [""]
            parts.append("\n\n".join([f"[^{note.number}]: {first}", *(INDENT + line for line in rest)]))
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {_escaped(heading_label(block.label))}{_text(block.text)}"
        case Paragraph():
            label = _escaped(f"{block.number} - ") if block.number else _escaped(f"{block.label or ''} ")
            yield f"{label.lstrip()}{_text(block.text)}"
        case Quotation():
            yield f"> {_text(block.text)}"
        case PrintedTable():
            yield _table(block.rows, head=block.head)
        case ItemList():
            yield "\n".join(_items(block, 0))
        case Recommendation():
            yield _escaped(f"{block.label}{f' {block.number}' if block.number else ''}")
            for part in block.body:
                yield from _block(part)


def _items(block: ItemList, depth: int) -> Iterator[str]:
    for item in block.items:
        first, *rest = item.body
        words = _text(first.text) if isinstance(first, Paragraph) else ""
        if block.style == "number" and isinstance(item.label, int):
            sign = f"{item.label}. "
        elif item.label is None:
            sign = "- "
        else:  # no program of these counts in Arabic letters: the label is typed before a paragraph
            sign = f"\n{INDENT * depth}{_escaped(LABELS[block.style].format(label=item.label))} "
            words += "\n"
        yield f"{'' if sign.startswith(BREAK) else INDENT * depth}{sign}{words}"
        for part in rest:
            if isinstance(part, ItemList):
                yield from _items(part, depth + 1)
            else:
                yield f"\n{INDENT * (depth + 1)}{_text(part.text)}\n"


def _table(rows: Sequence[Sequence[Text]], *, head: bool) -> str:
    width = len(rows[0])
    lines = [[_text(cell) for cell in row] for row in rows]
    named = lines[0] if head else [""] * width
    body = lines[1:] if head else lines
    shown = [named, ["---"] * width, *body]
    return "\n".join(f"| {' | '.join(row)} |" for row in shown)


def _text(text: Text) -> str:
    parts, end = [], 0
    for span in sorted(text.spans, key=lambda span: span.start):
        if isinstance(span, NoteReference):
            parts += [_escaped(text.plain[end : span.start]), f"[^{span.number}]"]
            end = span.start
    return "".join([*parts, _escaped(text.plain[end:])])


def _escaped(text: str) -> str:
    return SIGN.sub(r"\\\1", text)
