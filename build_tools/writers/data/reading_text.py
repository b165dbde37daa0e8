"""A report as one text for reading elsewhere, plain or in Markdown: its words, its numbers, its notes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise, zip_longest
from typing import Protocol

from build_tools.arabic.wording import heading_label, paragraph_label, recommendation_label, say, show_gap
from build_tools.citations.attribution import attribution
from build_tools.citations.reference import cite_report
from build_tools.model import (
    Block,
    Code,
    Document,
    Figure,
    Footnote,
    Gap,
    Heading,
    ItemList,
    NoteReference,
    Paragraph,
    PrintedTable,
    Quotation,
    Recommendation,
    Table,
    Text,
)
from build_tools.model.tree import Body
from build_tools.spelling import escaping
from build_tools.writers import facts
from build_tools.writers.text.bodies import LABELS


class Escape(Protocol):
    """Returns text as a style writes it; `opens` and `closes` tell whether it begins and ends a block."""

    def __call__(self, text: str, *, opens: bool = True, closes: bool = True) -> str: ...


def _as_it_is(text: str, *, opens: bool = True, closes: bool = True) -> str:
    return escaping.flatten(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a text is written: its words as they are or escaped, and what stands for each sign."""

    escape: Escape
    heading: str
    note: str
    note_head: str
    strong: str
    code: Callable[[str, str], str]


PLAIN = Style(
    escape=_as_it_is,
    heading="{text}",
    note="({number})",
    note_head="({number}) ",
    strong="{text}",
    code=lambda text, _: text,
)
MARKED = Style(
    escape=escaping.escape,
    heading="{level} {text}",
    note="[^{number}]",
    note_head="[^{number}]: ",
    strong="**{text}**",
    code=escaping.fenced,
)


def plain_text(document: Document) -> str:
    """Return a report as plain text."""
    return _whole(document, PLAIN)


def markdown_text(document: Document) -> str:
    """Return a report as Markdown that every program reads, its footnotes as footnotes."""
    return _whole(document, MARKED)


def _whole(document: Document, style: Style) -> str:
    parts = [
        style.heading.format(level="#", text=style.escape(facts.title(document))),
        style.escape(attribution(cite_report(document))),
        *(part for block in document.blocks for part in _block(block, style)),
        *(part for note in document.footnotes for part in _block(note, style)),
    ]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _block(block: Block, style: Style) -> Iterator[str]:
    match block:
        case Heading():
            label = heading_label(block.label)
            text = style.escape(label, closes=False) + _words(block.text, style)
            yield style.heading.format(level="#" * block.level, text=text)
        case Paragraph():
            yield _paragraph(block, style)
        case Quotation():
            yield f"> {_words(block.text, style)}"
        case Figure():
            yield from _figure(block, style)
        case Code():
            yield style.code(block.text.plain, block.language)
        case ItemList():
            yield "\n".join(_items(block, style))
        case Recommendation():
            yield style.strong.format(text=recommendation_label(block))
            yield from _body(block.body, style)
        case Footnote():
            yield style.note_head.format(number=block.number) + _indented(_body(block.body, style))
        case PrintedTable():
            for row in block.rows:
                yield " | ".join(_words(cell, style) for cell in row)
        case Table():
            yield "\n".join(f"- {style.escape(name)}: {figure:,}" for name, figure in block.rows)
        case Gap():
            yield f"[{show_gap(block.what, block.first, block.last)}]"


def _figure(block: Figure, style: Style) -> Iterator[str]:
    yield f"{style.escape(say('report.unattached'))} {_words(block.text, style)}".rstrip()
    if block.caption is not None:
        yield _words(block.caption, style)


def _paragraph(block: Paragraph, style: Style) -> str:
    cut = say("report.cut")
    printed = paragraph_label(block)
    number = "" if not printed else style.escape(printed if block.label else f"{printed}.") + " "
    words = [cut if block.starts_cut else "", _words(block.text, style), cut if block.ends_cut else ""]
    return number + " ".join(word for word in words if word)


def _body(body: Body, style: Style) -> Iterator[str]:
    for part in body:
        yield from _block(part, style)


def _items(block: ItemList, style: Style) -> Iterator[str]:
    for item in block.items:
        printed = LABELS.get(block.style, "{label}").format(label=item.label)
        label = "" if item.label is None else style.escape(printed) + " "
        yield f"- {label}{_indented(_body(item.body, style))}"


def _indented(parts: Iterable[str]) -> str:
    """The parts as the content of an item: all lines but the first stand in."""
    return "\n\n".join(parts).replace("\n", "\n    ").replace("\n    \n", "\n\n")


def _words(text: Text, style: Style) -> str:
    """The words of a text, the printed number of a footnote where its marker stands."""
    if not text.spans:
        return style.escape(text.plain).strip()
    notes = sorted(
        (span for span in text.spans if isinstance(span, NoteReference)), key=lambda note: note.start
    )
    edges = [0, *(note.start for note in notes), len(text.plain)]
    pieces = [
        style.escape(text.plain[start:end], opens=not start, closes=end == len(text.plain))
        for start, end in pairwise(edges)
    ]
    marks = [style.note.format(number=note.number) for note in notes]
    return "".join(chain.from_iterable(zip_longest(pieces, marks, fillvalue=""))).strip()
