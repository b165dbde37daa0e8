"""An editor's word on the rows of a document: confirmed, rejected, added."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from build_tools.arabic.text import folded_words
from build_tools.model import (
    Actor,
    Advice,
    Decision,
    Document,
    Finding,
    Form,
    Happening,
    Mention,
    Money,
    Origin,
    Quantity,
    Row,
)
from build_tools.model.tree import passages

DIGEST = 6
FIRST_ADDED = 101  # rows of an editor are counted from here, so that a rule may draw more before them
CLASSES: Mapping[str, type[Row]] = {
    "recommendations": Advice,
    "money": Money,
    "figures": Quantity,
    "events": Happening,
    "documents": Mention,
    "actors": Actor,
}


def digest(register: str, row: Row) -> str:
    """Return what tells a row's quotation in a register: a word on other words is asked again."""
    return hashlib.sha256(f"{register}\n{folded_words(row.quote)}".encode()).hexdigest()[:DIGEST]


def key(register: str, row: Row) -> str:
    """Return the identifier of a row as an editor pastes it into the notes."""
    return f"{row.id}@{digest(register, row)}"


def decide(document: Document, register: str, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows as an editor left them: the rejected are gone, the confirmed and added are the editor's."""
    word = {f"{one.id}@{one.digest}": one.action for one in document.source.decisions if one.id}
    kept = [
        replace(row, origin=Origin.EDITOR) if word.get(key(register, row)) == "confirm" else row
        for row in rows
        if word.get(key(register, row)) != "reject"
    ]
    added = [
        row for one in document.source.decisions if one.register == register if (row := _added(document, one))
    ]
    return (*kept, *_numbered(document, added))


def unanswered(document: Document, rows: Mapping[str, Sequence[Row]]) -> Iterator[Finding]:
    """Yield what an editor should know: rows that wait for a word, and words on rows that there are not."""
    known = {key(name, row): (name, row) for name, found in rows.items() for row in found}
    ids = {row.id for found in rows.values() for row in found}
    said = {f"{one.id}@{one.digest}" for one in document.source.decisions if one.id}
    for id, (name, row) in known.items():
        if row.origin is Origin.INFERRED and id not in said:
            values = {"id": id, "register": name, "quote": row.quote[:90]}
            yield Finding(id="R01", file=document.source.file, line=row.lines[0], values=values)
    for one in document.source.decisions:
        if one.action == "add":
            if _place(document, one.quote) is None:
                yield Finding(id="R04", file=one.file, line=one.place, values={"quote": one.quote[:90]})
        elif f"{one.id}@{one.digest}" not in known:
            finding = "R03" if one.id in ids else "R02"
            yield Finding(id=finding, file=one.file, line=one.place, values={"id": f"{one.id}@{one.digest}"})


def _added(document: Document, one: Decision) -> Row | None:
    """The row that an editor wrote, where its quotation stands in the text."""
    where = _place(document, one.quote)
    if where is None:
        return None
    place, start, lines = where
    values: dict[str, Any] = {name: _frozen(value) for name, value in one.fields.items()}
    match one.register:
        case "recommendations":
            values = {"modality": "recommendation", "text": one.quote, **values}
        case "money":
            values = {"currency_origin": "editor", **values}
        case "events":
            values = {"until": values["begin"], "date_origin": "editor", **values}
        case "actors":
            values["forms"] = (Form(written=values["name"], lines=lines),)
    return CLASSES[one.register](
        passage=place,
        start=start,
        end=start + len(one.quote),
        quote=one.quote,
        lines=lines,
        origin=Origin.EDITOR,
        **values,
    )


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _place(document: Document, quote: str) -> tuple[int, int, tuple[int, ...]] | None:
    for place, passage in enumerate(passages(document)):
        if (start := passage.own.find(quote)) >= 0 and quote.strip():
            return place, start, passage.lines
    return None


def _numbered(document: Document, rows: Iterable[Row]) -> Iterator[Row]:
    anchors = [passage.anchor for passage in passages(document)]
    for number, row in enumerate(rows, FIRST_ADDED):
        anchor = anchors[row.passage]
        yield replace(row, report=document.id, anchor=anchor, id=f"{document.id}:{anchor}:{number}")
