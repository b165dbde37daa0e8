"""Pictures of printed pages: drawn once, bounded, and switched off by a limit."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from build_tools.commands.prints import draw_prints
from build_tools.library.settings import Limits, Pages, Settings
from build_tools.model import Corpus
from build_tools.pipeline import read_corpus
from build_tools.writers.data.record import report_record
from tests.pdf_files import pdf

SMALL = Settings(limits=Limits(shown_page_bytes=20_000))
OFF = Settings(pages=Pages(printed=False))
ROWS = ("540 90 20b تقرير الميناء", "540 130 12 يأتي ماء الساحل كله من مطر فصل واحد.")


@pytest.fixture
def library(tmp_path: Path) -> tuple[Corpus, Path]:
    """A library of a PDF of two pages, and its directory."""
    sources = tmp_path / "sources"
    sources.mkdir()
    for name in ("topics.yml", "glossary.yml"):
        (sources / name).write_text("[]\n")
    (sources / "a.pdf").write_bytes(pdf([ROWS, ["540 90 12 والآبار قديمة كما يقول مكتبها."]]))
    return read_corpus(sources), sources


def test_each_page_is_drawn_once_within_its_bytes(library: tuple[Corpus, Path], tmp_path: Path) -> None:
    corpus, sources = library
    folder = tmp_path / "prints"
    draw_prints(corpus, sources, folder, SMALL)
    pictures = sorted(folder.glob("prints/a/*.webp"))
    assert [path.name for path in pictures] == ["1.webp", "2.webp"]
    assert all(path.stat().st_size <= 20_000 for path in pictures)
    assert Image.open(BytesIO(pictures[0].read_bytes())).format == "WEBP"
    times = [path.stat().st_mtime_ns for path in pictures]
    draw_prints(corpus, sources, folder, SMALL)
    assert [path.stat().st_mtime_ns for path in pictures] == times


def test_no_page_is_drawn_where_it_is_switched_off(library: tuple[Corpus, Path], tmp_path: Path) -> None:
    corpus, sources = library
    draw_prints(corpus, sources, tmp_path / "prints")
    draw_prints(corpus, sources, tmp_path / "prints", OFF)
    assert list((tmp_path / "prints").rglob("*.webp")) == []


def test_the_data_tells_page_and_line(library: tuple[Corpus, Path]) -> None:
    record = report_record(library[0].documents[0])
    assert record["source"]["pages"] == 2
    assert [(passage["lines"], passage["pages"]) for passage in record["passages"]] == [
        ([2], [1]),
        ([3], [2]),
    ]
