"""Pages without letters: a machine reads them and that is said; without one the source is refused."""

from pathlib import Path
from typing import Any

import pytest

from build_tools.ground.errors import SourceError
from build_tools.intake.print.scanning import _lines
from build_tools.intake.readers.pdf import reading
from build_tools.intake.readers.pdf.telling import tell_pages
from build_tools.intake.sources import read_source
from tests.pdf_files import pdf

PICTURE = pdf([["rule 60 100 540 100"]])  # a page that shows something, and no letters


def _row(word: str, left: int, sure: int) -> dict[str, str]:
    place = {"left": left, "top": 300, "width": 90, "height": 40, "conf": sure}
    lines = {"block_num": 1, "par_num": 1, "line_num": 1}
    return {"text": word, **{name: str(value) for name, value in {**place, **lines}.items()}}


def test_pages_of_pictures_are_refused_without_tesseract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "reads_pictures", lambda: False)
    (tmp_path / "a.pdf").write_bytes(PICTURE)
    with pytest.raises(SourceError, match="pages are pictures") as refused:
        read_source("a", tmp_path / "a.pdf")
    assert "apt-get install tesseract-ocr tesseract-ocr-ara" in refused.value.advice


def test_words_that_a_machine_is_unsure_of_are_told_by_page() -> None:
    lines = _lines([_row("مياه", 400, 93), _row("الساحل", 300, 41)], 200 / 72)
    assert lines[0][0] == "مياه الساحل"
    page: dict[str, Any] = {"page": 3, "machine": True, "lines": lines}
    found = {finding.id: dict(finding.values) for finding in tell_pages([page], "a.pdf")}
    assert found == {"F21": {"pages": "3"}, "F24": {"page": 3, "count": 1, "words": "الساحل"}}
