"""A report as files for other programs."""

import json
import re
from pathlib import Path

import pytest
from markdown import markdown

from build_tools.model import Corpus, Metadata
from build_tools.model.tree import passages
from build_tools.pipeline import read_corpus
from build_tools.writers.data.downloads import SUFFIXES, write_downloads
from tests.writers.library import corpus, document, fact, full_report, paragraph

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return written(corpus())


def written(library: Corpus) -> dict[str, str]:
    return {page.path: page.text for page in write_downloads(library)}


def test_every_report_has_every_file(files: dict[str, str]) -> None:
    assert set(files) == {f"downloads/{id}.{suffix}" for id in ("report", "other") for suffix in SUFFIXES}


def test_references_are_read_back_by_parsers(files: dict[str, str]) -> None:
    bibtexparser, rispy = pytest.importorskip("bibtexparser"), pytest.importorskip("rispy")
    [entry] = bibtexparser.parse_string(files["downloads/report.bib"]).entries
    [record] = rispy.loads(files["downloads/report.ris"])
    [item] = json.loads(files["downloads/report.csl.json"])
    assert entry["title"].strip("{}") == record["title"] == item["title"] == "تقرير في أمن الحدود"
    assert entry["year"].strip("{}") == record["year"] == "2021"
    assert item["issued"] == {"date-parts": [[2021, 8]]}


def test_what_the_source_does_not_tell_is_left_out() -> None:
    bare = written(Corpus(documents=(document(paragraph("نص"), metadata=Metadata(title=fact("عنوان"))),)))
    reference = bare["downloads/report.bib"]
    for name in ("author", "year", "month", "url", "institution"):
        assert name not in reference
    assert set(json.loads(bare["downloads/report.csl.json"])[0]) == {"id", "type", "title", "language"}


def test_the_text_keeps_numbers_labels_and_gaps(files: dict[str, str]) -> None:
    text = files["downloads/report.txt"]
    for piece in (
        "أولا - تمهيد *حرفي*",
        "\n14. عن الملكية الوطنية",
        "- (أ) بند أول.",
        "[الفقرات 53–55 غير واردة في المصدر]",
        "التوصية 3\n",
        "(17) Security Council, Reform (Geneva, 2020).",
    ):
        assert piece in text, piece


def test_the_markdown_has_footnotes_and_shows_signs_as_typed(files: dict[str, str]) -> None:
    text = files["downloads/report.markdown.txt"]
    assert "[^17]: Security Council" in text
    html = markdown(text, extensions=["footnotes", "tables"])
    assert "&lt;b&gt;كما كُتب&lt;/b&gt;" in html
    assert "تمهيد *حرفي*" in html
    assert "<p>14. عن الملكية" in html
    assert html.count('class="footnote-ref"') == 2


@pytest.mark.parametrize("directory", [ROOT / "sources", ROOT.parent / "shared" / "sources"])
def test_the_text_holds_every_word_of_the_report(directory: Path) -> None:
    if not directory.is_dir():
        pytest.skip(f"no {directory.name} here")
    library = read_corpus(directory)
    files = written(library)
    for report in library.documents:
        text = _words(files[f"downloads/{report.id}.txt"])
        for passage in passages(report):
            if passage.kind not in ("table", "gap"):
                assert _words(passage.plain) <= text, passage.anchor


def _words(text: str) -> set[str]:
    """The words of a text; the number of a note stands in brackets at the end of one."""
    return set(re.findall(r"\w+", text))


def test_the_files_are_the_same_every_time() -> None:
    assert written(Corpus(documents=(full_report(),))) == written(Corpus(documents=(full_report(),)))
