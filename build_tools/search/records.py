"""What search finds: the passages of the published data, one report at a time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_tools.ground.tables import table
from build_tools.model import PASSAGE_KINDS
from build_tools.transforms.anchors import split_anchor

KINDS = ("report", *PASSAGE_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A passage: what is shown is `text`, what is indexed `words`; `path` are the headings it stands under.

    `reach` counts the records after it that stand under it, of a heading or a report. `names` are the short
    title, the symbol and the author of a report, each "" where it is absent.
    """

    anchor: str
    kind: str
    number: int | str | None
    text: str
    words: str
    path: tuple[str, ...] = ()
    reach: int = 0
    names: tuple[str, ...] = ()


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
        names = _names(report)
        title = Record(
            anchor="",
            kind="report",
            number=None,
            text=entry["title"],
            words=" ".join(filter(None, dict.fromkeys((entry["title"], *names, entry["issuer"])))),
            reach=len(passages),
            names=names,
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


def _names(report: dict[str, Any]) -> tuple[str, ...]:
    """The short title, symbol and author; a publisher that is also the author names no single report."""
    short, symbol, author, issuer = (
        report[field]["value"] or "" for field in ("short_title", "symbol", "author", "issuer")
    )
    return short, symbol, author if author != issuer else ""


def _records(passages: list[dict[str, Any]]) -> Iterator[Record]:
    headings = {passage["anchor"]: passage for passage in passages if passage["kind"] == "heading"}
    above: list[dict[str, Any]] = []
    for at, passage in enumerate(passages):
        if passage["section"] is None or passage["kind"] == "heading":
            level = passage["level"] or 0
            above = [heading for heading in above if heading["level"] < level]
        yield Record(
            anchor=passage["anchor"],
            kind=passage["kind"],
            number=passage["number"],
            text=passage["text"],
            words=" ".join((*_numbers(passage), passage["text"])),
            path=tuple(heading["text"] for heading in above),
            reach=_reach(passages, at) if passage["anchor"] in headings else 0,
        )
        if passage["kind"] == "heading":
            above.append(passage)


def _numbers(passage: dict[str, Any]) -> Iterator[str]:
    """What readers call a passage by its printed number; of a gap, all that are missing."""
    named = table("search/language/rules")["numbered"]
    if passage["kind"] == "gap":
        for anchor in passage["aliases"]:
            if numbered := split_anchor(anchor):
                yield f"{named[numbered[0]]} {numbered[1]}"
    elif passage["kind"] in named and isinstance(passage["number"], int):
        yield f"{named[passage['kind']]} {passage['number']}"


def _reach(passages: list[dict[str, Any]], at: int) -> int:
    level = passages[at]["level"]
    for count, passage in enumerate(passages[at + 1 :]):
        if passage["section"] is None or (passage["kind"] == "heading" and passage["level"] <= level):
            return count
    return len(passages) - at - 1
