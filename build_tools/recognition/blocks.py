"""Claims become a document: flat blocks in the order of the source, front lines and furniture apart."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from build_tools.arabic.numerals import ascii_digits, printed_number
from build_tools.model import (
    Block,
    Document,
    Fact,
    Footnote,
    FrontLine,
    Furniture,
    Heading,
    ItemList,
    Known,
    ListItem,
    Origin,
    Paragraph,
    PrintedTable,
    Quotation,
    Recommendation,
    Repair,
    Source,
    Span,
    Text,
)
from build_tools.recognition.claims import Claim
from build_tools.recognition.head.metadata import infer_metadata
from build_tools.recognition.inline import join_texts, read_text
from build_tools.recognition.kinds.genre import Genre
from build_tools.recognition.known import aside, has_known_level, is_whole, spans_of
from build_tools.recognition.known_blocks import is_known_block, known_blocks

BEFORE_LABEL = re.compile(r"^[\W_]+")
APART = ("front", "title", "furniture")  # kinds of claims that are no text
YEAR = re.compile(r"(?:19|20)\d\d|(?:١٩|٢٠)[٠-٩]{2}")


def build_document(source: Source, genre: Genre, genre_fact: Fact, claims: tuple[Claim, ...]) -> Document:
    """Return the document that the claims describe; every claimed line is in exactly one place of it."""
    repairs = tuple(_repair(claim) for claim in claims if claim.mark is not None and claim.mark.repair)
    blocks = tuple(_blocks(claims, genre))
    return Document(
        source=source,
        genre=genre.id,
        metadata=infer_metadata(source, genre, genre_fact, claims),
        front=tuple(_front(claims)),
        blocks=blocks,
        furniture=tuple(_furniture(claims)),
        repairs=(*source.repairs, *_emphasis_repairs(claims, genre), *repairs),
    )


def _blocks(claims: Iterable[Claim], genre: Genre) -> Iterator[Block]:
    """The blocks of the text; what stands apart from it parts none of them."""
    text = (claim for claim in claims if claim.kind not in APART)
    for is_known, run in groupby(text, key=is_known_block):
        found = list(run)
        yield from known_blocks(found, genre) if is_known else _each(found, genre)


def _each(claims: Iterable[Claim], genre: Genre) -> Iterator[Block]:
    for claim in claims:
        yield from _block(claim, genre)


def _block(claim: Claim, genre: Genre) -> Iterator[Block]:
    lines = claim.line.numbers
    match claim.kind:
        case "heading":
            yield _heading(claim, genre)
        case "paragraph" | "article":
            yield Paragraph(
                lines=lines,
                text=_text(claim, genre),
                number=_number(claim),
                label=claim.groups.get("label"),
                closed=is_whole(claim.line) or ("article" in claim.groups and "label" not in claim.groups),
                article=printed_number(claim.groups.get("article", "")),
            )
        case "caption":
            yield Paragraph(lines=lines, text=_text(claim, genre), closed=True)
        case "loose":
            yield Paragraph(lines=lines, text=_text(claim, genre), closed=True)
        case "table" | "known":
            yield _table(claim, genre)
        case "item":
            yield _item_list(claim, genre)
        case "quotation":
            yield Quotation(lines=lines, text=_text(claim, genre))
        case "recommendation":
            yield _recommendation(claim, genre)
        case "footnote":
            body = Paragraph(lines=lines, text=_footnote_text(claim, genre))
            yield Footnote(lines=lines, number=_number(claim) or 0, body=(body,))


def _table(claim: Claim, genre: Genre) -> PrintedTable:
    """A table with figures in all its rows, the first among them, names no columns."""
    if claim.line.known is not None:
        return _known_table(claim, claim.line.known, genre)
    cells = set(chain.from_iterable(claim.line.rows))
    read = {cell: read_text(cell, genre, squared=claim.squared) for cell in cells}
    rows = tuple(tuple(read[cell] for cell in row) for row in claim.line.rows)
    figures = [[cell[-1:].isdigit() for cell in row[1:]] for row in claim.line.rows]
    years = [bool(YEAR.fullmatch(cell)) for cell in claim.line.rows[0][1:]]
    return PrintedTable(lines=claim.line.numbers, rows=rows, head=all(years) or not any(figures[0]))


def _known_table(claim: Claim, known: Known, genre: Genre) -> PrintedTable:
    def text(cell: str, spans: tuple[Span, ...]) -> Text:
        return read_text(cell, genre, squared=claim.squared, spans=spans)

    rows = tuple(
        tuple(map(text, cells, spans)) for cells, spans in zip(claim.line.rows, known.cells, strict=True)
    )
    return PrintedTable(lines=claim.line.numbers, rows=rows, head=known.head, align=known.align)


def _recommendation(claim: Claim, genre: Genre) -> Recommendation:
    """A label that stands alone gets its body later, from what follows it."""
    lines = claim.line.numbers
    body = (Paragraph(lines=lines, text=_text(claim, genre)),) if "text" in claim.groups else ()
    number = _number(claim) or printed_number(claim.groups.get("ordinal", ""))
    return Recommendation(lines=lines, number=number, label=claim.groups["label"], body=body)


def _heading(claim: Claim, genre: Genre) -> Heading:
    marked = claim.mark is not None and claim.mark.kind == "heading"
    level = claim.mark.level if claim.mark is not None and marked else genre.short_heading_level
    label = claim.groups.get("label") or claim.groups.get("number")
    if label is not None and marked and not has_known_level(claim.line):
        level += label.count(".")  # «2.1» stands one level below «2»
    held = label is not None and _holds_label(claim, label)
    return Heading(
        lines=claim.line.numbers,
        level=min(max(level, 2), 6),
        text=_text(claim, genre),
        label=None if held else label,
        held=label if held else None,
        article=printed_number(claim.groups.get("article", "")),
    )


def _holds_label(claim: Claim, label: str) -> bool:
    """Tell whether the words of a heading are its whole line, label and all: «(المادة 3) النفاذ»."""
    beside = len(claim.line.text.strip()) - len(claim.text)
    return BEFORE_LABEL.sub("", claim.text).startswith(label) and beside < len(label)


def _item_list(claim: Claim, genre: Genre) -> ItemList:
    lines = claim.line.numbers
    assert claim.mark is not None
    label: str | int | None = claim.groups.get("label")
    if claim.mark.style == "number":
        label = _number(claim)
    body = Paragraph(lines=lines, text=_text(claim, genre))
    return ItemList(
        lines=lines, style=claim.mark.style, items=(ListItem(lines=lines, label=label, body=(body,)),)
    )


def _text(claim: Claim, genre: Genre) -> Text:
    text = claim.line.text if claim.kind == "caption" else claim.text
    return read_text(text, genre, claim.markers, squared=claim.squared, spans=spans_of(claim.line, text))


def _footnote_text(claim: Claim, genre: Genre) -> Text:
    """A number printed inside the note leaves a place where its two parts meet."""
    text = _text(claim, genre)
    rest = claim.groups.get("rest")
    return join_texts(text, read_text(rest, genre, squared=claim.squared)) if rest else text


def _number(claim: Claim) -> int | None:
    number = claim.groups.get("number")
    return int(ascii_digits(number)) if number else None


def _front(claims: Iterable[Claim]) -> Iterator[FrontLine]:
    for claim in claims:
        if claim.kind in ("front", "title"):
            field = claim.mark.field if claim.kind == "front" and claim.mark is not None else "title"
            shared = claim.kind != "title" or (claim.mark is not None and claim.mark.folded)
            text = claim.line.text.strip() if shared else claim.text
            yield FrontLine(lines=claim.line.numbers, text=aside(claim.line, text), field=field)


def _furniture(claims: Iterable[Claim]) -> Iterator[Furniture]:
    for claim in claims:
        if claim.kind == "furniture" and claim.mark is not None:
            text = aside(claim.line, claim.line.text.strip())
            yield Furniture(lines=claim.line.numbers, text=text, reason=claim.mark.reason)


def _repair(claim: Claim) -> Repair:
    assert claim.mark is not None
    groups = claim.groups
    if claim.kind == "footnote":
        published = f"({groups['number']}) {groups['text']} {groups.get('rest', '')}".strip()
    else:
        published = f"{groups['label']} {groups['number']}"
    return Repair(
        line=claim.line.number,
        received=claim.line.text.strip(),
        published=published,
        reason=claim.mark.repair,
        origin=Origin.INFERRED,
    )


def _emphasis_repairs(claims: Iterable[Claim], genre: Genre) -> Iterator[Repair]:
    if genre.emphasis is None:
        return
    for claim in claims:
        for found in genre.emphasis.finditer(claim.line.text):
            if claim.kind not in APART and claim.line.known is None:
                yield Repair(
                    line=claim.line.number,
                    received=found[0],
                    published=found["text"].strip(),
                    reason="emphasis_signs",
                    origin=Origin.INFERRED,
                )
