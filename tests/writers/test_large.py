"""A very long report is published in parts, and every link finds its place."""

import json
import re
from pathlib import Path

import lxml.html
import pytest

from build_tools.model.tree import passages
from build_tools.pipeline import read_corpus
from build_tools.spelling.html import DOCS
from build_tools.writers import pages
from tests.conftest import made_once
from tests.hostile.inputs import lay_out
from tests.hostile.sanitising import difference
from tests.writers.rendering import target_of, words

LINE = (
    "{n} - وقد ذكر التقرير أن أمن الحدود في ليبيا شأن عام⁽{mark}⁾، "
    "وأن <b>كل</b> جهة تعمل في ذلك مع غيرها \N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM} "
    "وحدها (الفقرة 1).\n"
)
BULLETS = '- بند أول من القائمة:\n(أ) بند داخلها.\n(ب) آخر «href="#p1" و](#p1)».\n'
ROW = "| بند من البنود | 12 | بيان طويل عما جرى في ذلك البند كله من أمر |\n"
SHORT = "{n} - قرار (A/RES/{n}/1) في 3/4/{year}.\n"
TURNS, LISTS, ROWS = 5, 1_000, 5_000
MANY = 1_600
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def large(shelf: Path) -> dict[str, str]:
    """What is shown of a library with one very long report, and one of very many passages, and its data."""
    made = made_once(shelf / "large", write_large) / "pages.json"
    pages: dict[str, str] = json.loads(made.read_text("utf-8"))
    return pages


def write_large(room: Path) -> None:
    sources = room / "sources"
    sources.mkdir(parents=True)
    marks = "⁰¹²³⁴⁵⁶⁷⁸⁹"
    numbers = range(1, 999)
    lines = [LINE.format(n=n, mark="".join(marks[int(d)] for d in str(n))) for n in numbers] * TURNS
    notes = [f"({n}) حاشية رقم {n} في آخر النص.\n" for n in numbers]
    text = "عنوان التقرير الطويل\n\nأولا - مقدمة\n\n" + "".join(lines) + BULLETS * LISTS
    text += "\n| البند | العدد | البيان |\n" + ROW * ROWS + "\n" + "".join(notes)
    (sources / "long.txt").write_text(text, encoding="utf-8")
    (sources / "long.yml").write_text("genre: un_report\n", encoding="utf-8")
    short = "".join(SHORT.format(n=n, year=1950 + n % 70) for n in range(1, MANY))
    (sources / "short.txt").write_text(f"عنوان الجدول الزمني\n\n{short}", encoding="utf-8")
    (sources / "topics.yml").write_text(
        "- {id: borders, title: الحدود, description: وصف, terms: [أمن الحدود]}\n", encoding="utf-8"
    )
    (sources / "glossary.yml").write_text("[]\n", encoding="utf-8")
    corpus = read_corpus(sources)
    assert corpus.refusals == ()
    made = {page.path: page.shown.html if page.shown else page.text for page in pages(corpus)}
    made["passages"] = "\n".join(p.anchor for p in passages(corpus.documents[0]) if p.kind != "gap")
    (room / "pages.json").write_text(json.dumps(made), "utf-8")


def parts(large: dict[str, str]) -> dict[str, str]:
    names = [path for path in large if re.fullmatch(r"reports/long(?:/part-\d+)?\.md", path)]
    return {name: large[name] for name in names}


def test_no_part_is_larger_than_a_megabyte(large: dict[str, str]) -> None:
    found = parts(large)
    assert len(found) > 2
    assert max(len(html.encode()) for html in found.values()) < MEGABYTE


def test_short_passages_in_great_number_are_long(large: dict[str, str]) -> None:
    assert len(large["reports/short.md"].encode()) < MEGABYTE
    assert "data/cards/short.json" not in large


def test_what_was_changed_in_every_line_is_told_in_parts(large: dict[str, str]) -> None:
    found = [html for name, html in large.items() if "/changes" in name]
    assert len(found) > 2
    assert max(len(html.encode()) for html in found) < MEGABYTE
    repairs = [tree_of(html).xpath(".//dl[contains(@class, 'repairs')]/dt") for html in found]
    assert sum(map(len, repairs)) == 998 * TURNS


def test_a_long_table_goes_on_under_its_head(large: dict[str, str]) -> None:
    tables = [table for html in parts(large).values() for table in tree_of(html).iter("table")]
    assert {table.findtext("thead/tr/th") for table in tables} == {"البند"}
    assert sum(len(table.findall("tbody/tr")) for table in tables) == ROWS
    assert (
        sum(figure.get("id") is not None for table in tables for figure in table.iterancestors("figure")) == 1
    )


def test_each_part_leads_to_the_others_above_its_text_and_below_it(large: dict[str, str]) -> None:
    found = parts(large)
    for html in found.values():
        ways = [place.start() for place in re.finditer('class="report-parts"', html)]
        first = min(map(html.find, filter(html.__contains__, ('class="passage"', '<figure class="table"'))))
        assert len(ways) == 2
        assert ways[0] < first < ways[1]
        assert len(tree_of(html).xpath("(//*[@class='report-parts'])[1]//a")) == len(found) - 1


def test_a_long_report_has_no_data_in_its_pages(large: dict[str, str]) -> None:
    assert "data/cards/long.json" not in large
    assert json.loads(large["data/references/long.json"])["numbered"] == []


def test_a_vast_report_is_published_plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build_tools.model.extent.VAST", 100)
    text = "عنوان\n\nعقد اجتماع عن أمن الحدود في ليبيا في 25 يوليو 2023.\n" * 2
    corpus = read_corpus(lay_out({"a.txt": text}, tmp_path))
    (vast,) = [document for document in corpus.documents if document.id == "a"]
    assert [finding.id for finding in vast.findings if finding.id != "C01"] == ["C21"]
    spans = [type(span) for found in passages(vast) for text in found.texts for span in text.spans]
    assert spans == []
    assert {use.report for uses in corpus.topic_uses.values() for use in uses} == {"good"}


def test_every_passage_stands_on_one_part(large: dict[str, str]) -> None:
    ids = [id for html in parts(large).values() for id in re.findall(r'\bid="([^"]+)"', html)]
    anchors = large["passages"].split("\n")
    assert set(anchors) <= set(ids)
    assert {id for id in set(ids) if ids.count(id) > 1} == {"title"}


def test_every_link_inside_the_report_leads_to_its_place(large: dict[str, str]) -> None:
    found = parts(large)
    ids = {name: set(re.findall(r'\bid="([^"]+)"', html)) for name, html in found.items()}
    for name, html in found.items():
        for address in {a.get("href") for a in tree_of(html).iter("a")}:
            path, _, anchor = str(address).partition("#")
            target = target_of(name, path)
            if anchor and target in ids:
                assert anchor in ids[target], (name, address)


def test_links_from_other_pages_lead_to_the_part(large: dict[str, str]) -> None:
    found = parts(large)
    ids = {name: set(re.findall(r'\bid="([^"]+)"', html)) for name, html in found.items()}
    changes = [path for path in large if path.startswith("reports/long/changes")]
    for page in ("topics/borders.md", *changes):
        for address in {str(a.get("href")) for a in tree_of(large[page]).iter("a")}:
            path, _, anchor = address.partition("#")
            target = target_of(page, path)
            if anchor and target in ids:
                assert anchor in ids[target], (page, path, anchor)


def test_text_of_a_part_is_shown_as_typed(large: dict[str, str]) -> None:
    shown = " ".join(words(tree_of(html).text_content()) for html in parts(large).values())
    assert shown.count("<b>كل</b>") >= 998
    assert shown.count('«href="#p1" و](#p1)».') == LISTS


def test_a_sanitiser_removes_nothing_from_a_part(large: dict[str, str]) -> None:
    for html in parts(large).values():
        assert difference(html.replace(f'href="{DOCS}', 'href="')) == ""


def tree_of(html: str) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(html, create_parent="main")
