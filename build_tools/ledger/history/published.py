"""What was published last: the passages in the data files of the reports."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_tools.ledger.alignment.matching import Node
from build_tools.ledger.identity.sightings import node
from build_tools.model import Document
from build_tools.model.tree import passages

DATA = "data/reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPassage:
    """A passage as readers find it."""

    report: str
    anchor: str
    kind: str
    number: int | str | None
    text: str


Publications = Mapping[str, tuple[PublishedPassage, ...]]


def read_published(docs: Path) -> Publications:
    """Return the passages of every report whose data file stands below `docs`, in reading order.

    What is no data file of a report is left out: the next build writes it anew.
    """
    found: dict[str, tuple[PublishedPassage, ...]] = {}
    for path in sorted((docs / DATA).glob("*.json")):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            found[path.stem] = tuple(_passage(path.stem, entry) for entry in data["passages"])
        except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
            continue
    return found


def publications_of(documents: Iterable[Document]) -> Publications:
    """Return the passages of documents as they would be published."""
    return {
        document.id: tuple(
            PublishedPassage(
                report=document.id,
                anchor=passage.anchor,
                kind=passage.kind,
                number=passage.number,
                text=passage.plain,
            )
            for passage in passages(document)
        )
        for document in documents
    }


def node_of(passage: PublishedPassage) -> Node:
    """Return a published passage for the alignment."""
    return node(passage.report, passage.kind, passage.number, passage.text)


def _passage(report: str, entry: Mapping[str, Any]) -> PublishedPassage:
    number = entry["number"]
    return PublishedPassage(
        report=report,
        anchor=str(entry["anchor"]),
        kind=str(entry["kind"]),
        number=number if isinstance(number, int | str) else None,
        text=_plain(entry),
    )


def _plain(entry: Mapping[str, Any]) -> str:
    """The text as `Passage.plain` has it: the data show a printed table in rows, and say what is missing."""
    if entry["kind"] == "gap":
        return ""
    if "head" in entry:
        return "\n\n".join(str(cell) for row in entry["rows"] for cell in row)
    return str(entry["text"])
