"""Changes, topics, glossary, lists and data say what the library holds."""

import doctest
import importlib
import json
from dataclasses import replace
from pathlib import Path

import frontmatter
import lxml.html
import pytest
from jsonschema import Draft202012Validator

from build_tools import writers
from build_tools.ground.tables import table, tables_below
from build_tools.model import Corpus, Recommendation, Term, nodes
from build_tools.model.tree import passages
from build_tools.writers import pages
from build_tools.writers.changes.changed import MOST_FINDINGS
from build_tools.writers.changes.changes import write_changes
from build_tools.writers.data.data import SCHEMAS
from build_tools.writers.data.record import report_record
from build_tools.writers.indexes.glossary import write_glossary
from build_tools.writers.uses import snippet
from tests.writers import library
from tests.writers.rendering import spelt, target_of, tree

MODULES = sorted(path.stem for path in Path(writers.__file__).parent.glob("*.py") if path.stem != "__init__")
ENTRIES = [
    ("data/reports/report.json", "report"),
    *((f"data/{name}.json", name) for name in ("reports", "topics", "glossary", "refused")),
]


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    return {page.path: page.text for page in pages(library.corpus())}


def rendered(page: str) -> lxml.html.HtmlElement:
    return tree(frontmatter.loads(page).content)


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"build_tools.writers.{name}")).failed == 0


@pytest.mark.parametrize(("path", "schema"), ENTRIES)
def test_data_follows_its_schema(written: dict[str, str], path: str, schema: str) -> None:
    rules = json.loads((SCHEMAS / f"{schema}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(rules)
    Draft202012Validator(rules).validate(json.loads(written[path]))


def test_data_is_readable_arabic_with_nothing_invisible(written: dict[str, str]) -> None:
    text = written["data/reports/report.json"]
    assert "الملكية الوطنية" in text
    assert "\N{NO-BREAK SPACE}" not in text
    assert text.endswith("}\n")


def test_a_report_as_data_holds_its_passages_in_order(written: dict[str, str]) -> None:
    data = json.loads(written["data/reports/report.json"])
    expected = list(passages(library.full_report()))
    assert [entry["anchor"] for entry in data["passages"]] == [passage.anchor for passage in expected]
    gap = next(entry for entry in data["passages"] if entry["kind"] == "gap")
    assert gap["aliases"] == ["p53", "p54", "p55"]
    assert gap["text"] == "الفقرات 53–55 غير واردة في المصدر"
    assert data["footnote_markers"] == [
        {"number": 17, "anchor": "p14", "note": "fn17"},
        {"number": 17, "anchor": "rec3", "note": "fn17"},
    ]
    assert [entry["line"] for entry in data["removed"]] == [30, 31]
    labels = [entry["label"] for entry in data["passages"] if entry["kind"] == "recommendation"]
    assert labels == ["التوصية 3", "توصية"]


def test_a_recommendation_under_a_letter_has_it_in_the_data() -> None:
    item = Recommendation(lines=(3,), anchor="a1", number=None, label="ب", body=())
    bare = Recommendation(lines=(4,), anchor="a2", number=None, label="", body=())
    [report] = [document for document in library.corpus().documents if document.id == "report"]
    data = report_record(replace(report, blocks=(item, bare), footnotes=()))
    assert [(entry["number"], entry["label"]) for entry in data["passages"]] == [(None, "ب"), (None, None)]


def test_a_received_line_stands_beside_the_published_one(written: dict[str, str]) -> None:
    page = rendered(written["reports/report/changes.md"])
    [corrections] = page.xpath(".//dl[contains(@class, 'corrections')]")
    assert corrections.xpath(".//del/text()") == ["اول"]
    assert corrections.xpath(".//ins/text()") == ["أول"]
    assert "همزة ناقصة" in corrections.text_content()
    [repairs] = page.xpath(".//dl[contains(@class, 'repairs')]")
    assert repairs.xpath(".//del/text()") == ["\N{SHOULDERED OPEN BOX}"]


def test_every_kind_of_change_is_told(written: dict[str, str]) -> None:
    page = rendered(written["reports/report/changes.md"])
    assert page.xpath(".//h2/@id") == [
        "joins", "corrections", "repairs", "gaps", "moved", "front", "removed", "findings",
    ]  # fmt: skip
    assert "سطران أُخرجا من النص" in page.text_content()
    assert "كل حرف" in page.text_content()


def test_an_untouched_text_says_so(written: dict[str, str]) -> None:
    assert "لم يتغيّر شيء" in written["reports/other/changes.md"]


def test_findings_beyond_what_is_read_are_counted_not_listed() -> None:
    corpus = library.corpus()
    report = next(document for document in corpus.documents if document.id == "report")
    many = replace(report, findings=(report.findings[0],) * 1500)
    [page] = spelt(write_changes(replace(corpus, documents=(many,))))
    assert "عددها 500" in page.text
    listed = rendered(page.text).xpath(".//span[contains(@class, 'severity')]")
    assert len(listed) == MOST_FINDINGS == 1000


def test_the_list_of_changes_counts_every_kind(written: dict[str, str]) -> None:
    page = rendered(written["lists/changes.md"])
    told = dict(zip(page.xpath(".//li/a/@href"), page.xpath(".//li/span/text()"), strict=True))
    assert told["../reports/other/changes.md"] == "لم تُغيَّر ألفاظه"
    changed = told["../reports/report/changes.md"].split("، ")
    assert {"تصحيح واحد من المحرر", "إصلاح آلي واحد", "سطران أُخرجا من النص"} <= set(changed)


def test_a_list_by_year_leads_to_each_year(written: dict[str, str]) -> None:
    page = rendered(written["lists/year.md"])
    ways = page.xpath(".//ul[contains(@class, 'chips')]//a/@href")
    assert ways == [f"#{id}" for id in page.xpath(".//h2/@id")]


def test_a_topic_without_passages_has_no_page(written: dict[str, str]) -> None:
    assert "topics/silent.md" not in written
    topic = rendered(written["topics/governance.md"])
    assert topic.xpath(".//li/a/@href") == ["../reports/report.md#p14"]
    assert topic.xpath(".//mark/text()") == ["الملكية الوطنية"]


def test_an_unused_term_says_so(written: dict[str, str]) -> None:
    assert "لا يرد في تقارير هذه المكتبة" in written["glossary/unused.md"]
    index = rendered(written["glossary/index.md"])
    assert index.xpath(".//h2/text()") == ["أ", "م"]


def test_undated_reports_come_last(written: dict[str, str]) -> None:
    page = rendered(written["lists/year.md"])
    assert page.xpath(".//h2/text()") == ["2021", "بلا تاريخ معروف"]


def test_every_link_between_pages_leads_somewhere(written: dict[str, str]) -> None:
    ids = {
        path: set(rendered(text).xpath(".//@id")) for path, text in written.items() if path.endswith(".md")
    }
    for path in ids:
        for href in rendered(written[path]).xpath(".//a/@href"):
            if "://" not in href:
                target, _, anchor = href.partition("#")
                found = target_of(path, target)
                assert found in written, f"{path}: {href}"
                assert not anchor or anchor in ids[found], f"{path}: {href}"


def test_an_empty_library_has_its_pages() -> None:
    paths = {page.path for page in pages(Corpus(documents=()))}
    assert {
        "reports/index.md",
        "topics/index.md",
        "glossary/index.md",
        "lists/year.md",
        "data/home.json",
    } <= paths


def test_a_long_passage_is_cut_at_words() -> None:
    plain = "كلمة " * 40 + "وليبيا " + "لفظ " * 40
    shown = snippet(plain, plain.index("ليبيا"), plain.index("ليبيا") + 5)
    after = " ".join(["لفظ"] * 15) + "\N{NO-BREAK SPACE}…"  # no line begins with what is cut
    marked = nodes.Phrase(kind="mark", content=("وليبيا",))
    assert shown == ("… " + "كلمة " * 15, marked, " " + after)


@pytest.mark.parametrize("section", ["repairs", "fields"])
def test_all_that_sources_can_say_has_its_words(section: str) -> None:
    told = table("arabic/messages")[section]
    marks = [
        table("arabic/printed/marks"),
        *map(table, tables_below("genres").values()),
    ]
    key = {"repairs": "repair", "fields": "field"}[section]
    named = {value for rows in marks for value in values_of(rows, key)}
    assert named <= set(told)


def values_of(rows: object, key: str) -> set[str]:
    if isinstance(rows, dict):
        found = {rows[key]} if isinstance(rows.get(key), str) else set()
        return found.union(*(values_of(value, key) for value in rows.values()))
    return set().union(*(values_of(row, key) for row in rows)) if isinstance(rows, list) else set()


def test_a_letter_heads_its_terms_once_whatever_stands_before_them() -> None:
    names = ("أمن", "«أمان»", "بناء", "(أثر)", "3 مراحل", "[بند]", "…", "_", "#", "-أجل", "GDP", "<b>")
    terms = tuple(Term(id=f"t{number}", name=name, definition="نص") for number, name in enumerate(names))
    written = {page.path: page.text for page in spelt(write_glossary(Corpus(documents=(), glossary=terms)))}
    ids = rendered(written["glossary/index.md"]).xpath("//h2/@id")
    assert sorted(ids) == sorted(set(ids))
    assert len(ids) == 7
