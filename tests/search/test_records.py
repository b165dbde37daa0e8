"""What a passage is indexed as: its words, and what readers call it by its printed number."""

import json
from pathlib import Path

from build_tools.search.records import read_reports

PASSAGE = {"level": None, "section": None, "aliases": []}


def test_a_gap_is_found_by_every_number_that_is_missing(tmp_path: Path) -> None:
    gap = {"anchor": "fn3", "kind": "gap", "number": None, "text": "الحاشيتان 3 و4 غير واردتين"}
    footnote = {"anchor": "fn5", "kind": "footnote", "number": 5, "text": "ميناء"}
    entry = {"id": "x", "title": "س", "date": None, "issuer": None, "type": None, "topics": []}
    passages = [PASSAGE | gap | {"aliases": ["fn3", "fn4", "aold"]}, PASSAGE | footnote]
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports.json").write_text(json.dumps([entry]), "utf-8")
    (tmp_path / "reports" / "x.json").write_text(json.dumps({"id": "x", "passages": passages}), "utf-8")
    (report,) = read_reports(tmp_path)
    assert [record.words for record in report.records[1:]] == [
        "الحاشية 3 الحاشية 4 الحاشيتان 3 و4 غير واردتين",
        "الحاشية 5 ميناء",
    ]
