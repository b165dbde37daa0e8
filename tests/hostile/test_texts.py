"""Text is text: whatever it looks like, it is shown as typed wherever it is shown."""

import json
import re
from pathlib import Path

import frontmatter
import pytest

from build_tools.model import Corpus, Page
from tests.hostile.conftest import Tally
from tests.hostile.inputs import read_texts
from tests.hostile.judging import build
from tests.hostile.library import everywhere
from tests.hostile.sanitising import foreign
from tests.writers.rendering import tree, words

TEXTS = read_texts()
NUMBERED = [pytest.param(number, id=f"{number}-{text[:24]}") for number, text in enumerate(TEXTS)]

LINE_ENDS = re.compile("[\r\v\f\x1c-\x1e\N{NEXT LINE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")
TEX_NAMES = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
TEX_SIGNS = {rf"\{sign}": sign for sign in "%#&$_"}
TEX_SIGNS |= {rf"\text{name}{{}}": sign for name, sign in TEX_NAMES.items()}
TEX_SIGN = re.compile("|".join(map(re.escape, TEX_SIGNS)))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, dict[str, str]]:
    """A library in which every text stands everywhere, and its pages."""
    corpus, made = build(everywhere(TEXTS), tmp_path_factory.mktemp("texts"))
    return corpus, {page.path: page.text for page in made}


def test_every_text_is_published(library: tuple[Corpus, dict[str, str]]) -> None:
    assert library[0].refusals == ()
    assert len(library[0].documents) == len(TEXTS) + 1


@pytest.mark.parametrize("number", NUMBERED)
def test_a_text_is_shown_as_typed_on_every_page(
    number: int, library: tuple[Corpus, dict[str, str]], tally: Tally
) -> None:
    tally("texts", "published")
    pages, typed = library[1], words(TEXTS[number])
    report = shown(pages[f"reports/text-{number}.md"])
    assert f"متن قبله {typed} ومتن بعده" in report
    assert f"فقرة مرقمة {typed} تمامها" in report
    assert f"حاشية {typed} تمامها" in report
    assert f"سطر في قائمة {typed}" in report
    assert report.count(typed) > 8  # and alone on a line, in the facts, among what was corrected
    assert f"عنوان {typed} تمامه" in report
    assert f"جهة {typed} تمامها" in report
    changes = shown(pages[f"reports/text-{number}/changes.md"])
    assert f"سبب {typed} تمامه" in changes
    assert f"مصطلح {number} {typed} تمامه" in shown(pages[f"glossary/term-{number}.md"])
    assert f"تعريف {typed} تمامه" in shown(pages[f"glossary/term-{number}.md"])
    assert f"موضوع {number} {typed} تمامه" in shown(pages[f"topics/topic-{number}.md"])
    assert f"وصف {typed} تمامه" in shown(pages[f"topics/topic-{number}.md"])


@pytest.mark.parametrize("number", NUMBERED)
def test_a_text_is_in_the_data_as_typed(number: int, library: tuple[Corpus, dict[str, str]]) -> None:
    record = json.loads(library[1][f"data/reports/text-{number}.json"])
    typed = words(TEXTS[number])
    assert record["title"]["value"] == f"عنوان {typed} تمامه"
    assert any(f"متن قبله {typed} ومتن بعده" in passage["text"] for passage in record["passages"])


def test_a_text_is_shown_as_typed_in_every_list(library: tuple[Corpus, dict[str, str]]) -> None:
    pages = library[1]
    reports, glossary = shown(pages["reports/index.md"]), shown(pages["glossary/index.md"])
    topics, issuers = shown(pages["topics/index.md"]), shown(pages["lists/issuer.md"])
    changes = shown(pages["lists/changes.md"])
    for number, text in enumerate(TEXTS):
        typed = words(text)
        assert f"عنوان {typed} تمامه" in reports
        assert f"عنوان {typed} تمامه" in changes
        assert f"مصطلح {number} {typed} تمامه" in glossary
        assert f"تعريف {typed} تمامه" in glossary
        assert f"موضوع {number} {typed} تمامه" in topics
        assert f"جهة {typed} تمامها" in issuers


def test_front_matter_holds_the_title_as_typed(library: tuple[Corpus, dict[str, str]]) -> None:
    for number, text in enumerate(TEXTS):
        page = frontmatter.loads(library[1][f"reports/text-{number}.md"])
        assert page.metadata["title"] == f"عنوان {words(text)} تمامه"


@pytest.mark.parametrize("number", NUMBERED)
def test_a_text_is_in_every_reference_as_typed(number: int, library: tuple[Corpus, dict[str, str]]) -> None:
    bibtexparser, rispy = pytest.importorskip("bibtexparser"), pytest.importorskip("rispy")
    files, title = library[1], f"عنوان {words(TEXTS[number])} تمامه"
    place = f"downloads/text-{number}"
    entries = bibtexparser.parse_string(files[f"{place}.bib"])
    assert entries.failed_blocks == []
    [entry] = entries.entries
    assert [field.key for field in entry.fields].count("title") == 1
    assert read_tex(entry["title"]) == title
    [record] = rispy.loads(files[f"{place}.ris"])
    assert record["title"] == title
    assert record["authors"] == [f"كاتب {words(TEXTS[number])}"]
    [item] = json.loads(files[f"{place}.csl.json"])
    assert item["title"] == title


def test_no_file_holds_a_character_that_ends_a_line_for_some(
    library: tuple[Corpus, dict[str, str]],
) -> None:
    files = {path: text for path, text in library[1].items() if not path.endswith(".ris")}
    files = {path: text.replace("\r\n", "\n") for path, text in files.items()}  # RFC 4180 ends a row so
    assert [path for path, text in files.items() if LINE_ENDS.search(text)] == []


def test_all_data_is_json(library: tuple[Corpus, dict[str, str]]) -> None:
    data = [text for path, text in library[1].items() if path.endswith(".json")]
    assert len(data) > 3 * len(TEXTS)
    for text in data:
        json.loads(text)


def test_no_page_holds_what_a_sanitiser_would_remove(library: tuple[Corpus, dict[str, str]]) -> None:
    found = {
        path: removed
        for path, text in library[1].items()
        if path.endswith(".md") and (removed := foreign(text))
    }
    assert found == {}


def read_tex(value: str) -> str:
    """What TeX prints for a value in two pairs of braces, of which the parser took one."""
    assert (value[0], value[-1]) == ("{", "}")
    return TEX_SIGN.sub(lambda found: TEX_SIGNS[found[0]], value[1:-1])


def shown(page: str) -> str:
    return words(str(tree(frontmatter.loads(page).content).text_content()))


__all__ = ["Page", "Path"]
