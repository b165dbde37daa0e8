"""What a passage is indexed as: its words, and what readers call it by its printed number."""

import json
from pathlib import Path

from build_tools.search.records import read_reports

PASSAGE = {"level": None, "section": None, "aliases": []}


def _publish(data: Path, facts: dict[str, str], passages: list[dict[str, object]]) -> None:
    entry = {"id": "x", "title": "س", "date": None, "issuer": facts.get("issuer"), "type": None, "topics": []}
    told = {name: {"value": facts.get(name)} for name in ("short_title", "symbol", "author", "issuer")}
    (data / "reports").mkdir(parents=True)
    (data / "reports.json").write_text(json.dumps([entry]), "utf-8")
    (data / "reports" / "x.json").write_text(json.dumps({"id": "x", **told, "passages": passages}), "utf-8")


def test_a_gap_is_found_by_every_number_that_is_missing(tmp_path: Path) -> None:
    gap = {"anchor": "fn3", "kind": "gap", "number": None, "text": "الحاشيتان 3 و4 غير واردتين"}
    footnote = {"anchor": "fn5", "kind": "footnote", "number": 5, "text": "ميناء"}
    _publish(tmp_path, {}, [PASSAGE | gap | {"aliases": ["fn3", "fn4", "aold"]}, PASSAGE | footnote])
    (report,) = read_reports(tmp_path)
    assert [record.words for record in report.records[1:]] == [
        "الحاشية 3 الحاشية 4 الحاشيتان 3 و4 غير واردتين",
        "الحاشية 5 ميناء",
    ]


def test_a_report_is_found_by_its_names_and_shown_by_its_title(tmp_path: Path) -> None:
    facts = {"short_title": "موانئ", "symbol": "S/2031/417", "author": "د. سلمى الحاج", "issuer": "دار"}
    _publish(tmp_path, facts, [])
    ((record,),) = (report.records for report in read_reports(tmp_path))
    assert record.text == "س"
    assert record.words == "س موانئ S/2031/417 د. سلمى الحاج دار"
    assert record.names == ("موانئ", "S/2031/417", "د. سلمى الحاج")


def test_a_publisher_that_is_the_author_names_no_report(tmp_path: Path) -> None:
    _publish(tmp_path, {"author": "دار", "issuer": "دار"}, [])
    ((record,),) = (report.records for report in read_reports(tmp_path))
    assert (record.words, record.names) == ("س دار", ("", "", ""))
