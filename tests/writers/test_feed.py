"""The feed tells of reports by the dates of their sources, and of nothing else."""

import json
from dataclasses import replace

from build_tools.model import Corpus, Ledger, Metadata, Update
from build_tools.writers.data.feed import NEWEST, write_feed
from tests.writers.library import document, fact, paragraph


def report(id: str, date: str | None) -> object:
    known = Metadata(title=fact(id), date=fact(date)) if date else Metadata(title=fact(id))
    return document(paragraph("نص", anchor="a1"), id=id, metadata=known)


def feed(library: Corpus) -> dict[str, object]:
    [page] = write_feed(library)
    assert page.path == "data/feed.json"
    return json.loads(page.text)


def library(**dates: str | None) -> Corpus:
    return Corpus(documents=tuple(report(id, date) for id, date in dates.items()))  # type: ignore[arg-type]


def test_the_newest_report_comes_first() -> None:
    found = feed(library(old="2017", new="2023-07-25", between="2021-08"))
    assert [entry["title"] for entry in found["entries"]] == ["new", "between", "old"]
    assert found["updated"] == "2023-07-25T00:00:00Z"


def test_a_report_without_a_date_is_not_in_the_feed_but_in_the_list() -> None:
    found = feed(library(dated="2021", undated=None))
    assert [entry["title"] for entry in found["entries"]] == ["dated"]
    assert [line["title"] for line in found["reports"]] == ["dated", "undated"]


def test_an_updated_report_comes_to_the_front() -> None:
    ledger = Ledger(updates={"old": (Update(report="old", number=2, date="2024-01"),)})
    found = feed(replace(library(old="2017", new="2023"), ledger=ledger))
    assert [entry["title"] for entry in found["entries"]] == ["old", "new"]
    assert found["entries"][0]["published"] == "2017-01-01T00:00:00Z"
    assert found["entries"][0]["updated"] == "2024-01-01T00:00:00Z"


def test_an_entry_keeps_its_name() -> None:
    assert (
        feed(library(a="2017"))["entries"][0]["id"] == feed(library(b="2018", a="2019"))["entries"][0]["id"]
    )


def test_a_feed_stays_short() -> None:
    many = library(**{f"r{n}": f"{1900 + n}" for n in range(NEWEST + 10)})
    assert len(feed(many)["entries"]) == NEWEST


def test_a_library_without_dates_has_an_empty_feed() -> None:
    assert feed(library(undated=None))["entries"] == []
