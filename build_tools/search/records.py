"""What search finds: the passages of the published data, one report at a time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_tools.tables import table

KINDS = ("report", "heading", "paragraph", "list_item", "recommendation", "footnote", "table", "quotation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A passage: what is shown is `text`, what is indexed `words`; `path` are the headings it stands under.

    `reach` counts the records after it that stand under it, of a heading or a report.
    """

    anchor: str
    kind: str
    number: int | str | None
    text: str
    words: str
    path: tuple[str, ...] = ()
    reach: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report's passages; its title is the first record."""

    id: str
    title: str
    date: str | None
    issuer: str | None
    type: str | None
    topics: tuple[str, ...]
    records: tuple[Record, ...]


def read_reports(data: Path) -> Iterator[Report]:
    """Yield the reports of the data in `data`, newest first, each read when its turn comes."""
    for entry in json.loads((data / "reports.json").read_bytes()):
        report = json.loads((data / "reports" / f"{entry['id']}.json").read_bytes())
        passages = [passage for passage in report["passages"] if passage["kind"] in KINDS]
        title = Record(
            anchor="",
            kind="report",
            number=None,
            text=entry["title"],
            words=entry["title"],
            reach=len(passages),
        )
        yield Report(
            id=entry["id"],
            title=entry["title"],
            date=entry["date"],
            issuer=entry["issuer"],
            type=entry["type"],
            topics=tuple(entry["topics"]),
            records=(title, *_records(passages)),
        )


def _records(passages: list[dict[str, Any]]) -> Iterator[Record]:
    named = table("arabic/search")["numbered"]
    headings = {passage["anchor"]: passage for passage in passages if passage["kind"] == "heading"}
    above: list[dict[str, Any]] = []
    for at, passage in enumerate(passages):
        if passage["section"] is None or passage["kind"] == "heading":
            level = passage["level"] or 0
            above = [heading for heading in above if heading["level"] < level]
        name = named.get(passage["kind"]) if isinstance(passage["number"], int) else None
        yield Record(
            anchor=passage["anchor"],
            kind=passage["kind"],
            number=passage["number"],
            text=passage["text"],
            words=f"{name} {passage['number']} {passage['text']}" if name else passage["text"],
            path=tuple(heading["text"] for heading in above),
            reach=_reach(passages, at) if passage["anchor"] in headings else 0,
        )
        if passage["kind"] == "heading":
            above.append(passage)


def _reach(passages: list[dict[str, Any]], at: int) -> int:
    level = passages[at]["level"]
    for count, passage in enumerate(passages[at + 1 :]):
        if passage["section"] is None or (passage["kind"] == "heading" and passage["level"] <= level):
            return count
    return len(passages) - at - 1
