"""A report's page shows every passage whole, under its anchor, with the numbers the text prints."""

from collections import Counter
from pathlib import Path

import frontmatter
import lxml.html
import pytest

from build_tools.ledger.keeping import keep_anchors
from build_tools.model import Corpus, Document, Ledger, Page
from build_tools.model.tree import passages
from build_tools.pipeline import read_corpus
from build_tools.writers import pages
from build_tools.writers.report.report import write_reports
from tests.ledger import library as ledger
from tests.writers import library
from tests.writers.rendering import spelt, tree, words

ROOT = Path(__file__).parents[2]
RECEIVED = ROOT.parent / "shared" / "sources"
ADDED = (
    ".//a[@class='permalink' or @class='number' or @class='backlink']|.//sup|.//span[@class='label']|.//ul"
)
ADDED += "|.//span[@class='cut' or @class='unstopped']|.//p[@class='label']"


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    return {page.path: page.text for page in pages(library.corpus())}


@pytest.fixture(scope="module")
def report(written: dict[str, str]) -> lxml.html.HtmlElement:
    return rendered(written["reports/report.md"])


def rendered(page: str) -> lxml.html.HtmlElement:
    return tree(frontmatter.loads(page).content)


def by_id(main: lxml.html.HtmlElement, id: str) -> lxml.html.HtmlElement:
    [found] = main.xpath(f".//*[@id='{id}']")
    return found


def own_text(element: lxml.html.HtmlElement) -> str:
    """The text of a passage without what the page adds to it and without the items below it."""
    copy = lxml.html.fromstring(lxml.html.tostring(element, encoding="unicode"))
    for added in copy.xpath(ADDED):
        added.drop_tree()
    return words(copy.text_content())


def assert_shown_whole(document: Document, main: lxml.html.HtmlElement) -> None:
    ids = Counter(main.xpath(".//@id"))
    assert [id for id, times in ids.items() if times > 1] == []
    for passage in passages(document):
        element = by_id(main, passage.anchor)
        if passage.kind == "list_item" and element.tag == "p" and len(passage.texts) > 1:
            element = element.getparent()
        if passage.kind not in ("table", "gap"):
            assert words(passage.plain) in own_text(element), passage.anchor


def test_every_passage_is_shown_whole(report: lxml.html.HtmlElement) -> None:
    assert_shown_whole(library.full_report(), report)


@pytest.mark.parametrize("directory", [ROOT / "sources", RECEIVED])
def test_every_passage_of_the_sources_is_shown_whole(directory: Path) -> None:
    if not directory.is_dir():
        pytest.skip(f"no {directory.name} here")
    corpus = read_corpus(directory)
    texts = {page.path: page.text for page in pages(corpus)}
    for document in corpus.documents:
        assert_shown_whole(document, rendered(texts[f"reports/{document.id}.md"]))


def test_missing_numbers_have_an_element_each(report: lxml.html.HtmlElement) -> None:
    for id in ("p53", "p54", "p55", "fn18", "fn19"):
        assert by_id(report, id).getparent().getparent().get("role") == "note"
    assert "الفقرات 53–55 غير واردة في المصدر" in by_id(report, "p54").getparent().text_content()


def test_a_footnote_keeps_its_printed_number_and_leads_back(report: lxml.html.HtmlElement) -> None:
    note = by_id(report, "fn17")
    assert (note.tag, note.get("value")) == ("li", "17")
    assert note.xpath(".//a[@role='doc-backlink']/@href") == ["#ref-fn17"]
    assert by_id(report, "fn20").xpath(".//a[@role='doc-backlink']") == []


def test_a_second_marker_has_no_id(report: lxml.html.HtmlElement) -> None:
    markers = report.xpath(".//sup[@class='note']")
    assert [marker.get("id") for marker in markers] == ["ref-fn17", None]
    assert [marker.text_content() for marker in markers] == ["17", "17"]


def test_a_latin_footnote_runs_left_to_right(report: lxml.html.HtmlElement) -> None:
    [body] = by_id(report, "fn17").xpath("./p")
    assert (body.get("dir"), body.get("lang")) == ("ltr", "en")
    assert body.xpath("./strong/text()") == ["Reform"]


def test_a_term_is_explained_at_its_first_use_only(report: lxml.html.HtmlElement) -> None:
    [term] = report.xpath(".//a[@class='term']")
    assert term.get("title") == 'تعريف "بين" [قوسين]'
    assert term.get("href") == "../glossary/ownership.md"


def test_addresses_citations_and_references_are_links(report: lxml.html.HtmlElement) -> None:
    links = {a.get("class"): a.get("href") for a in report.xpath(".//a[@class]")}
    assert links["address"] == "https://example.org/a_b"
    assert links["citation"] == "https://undocs.org/S/RES/2151%282014%29"
    assert links["reference"] == "other.md#p1"


def test_a_range_of_years_keeps_its_order(report: lxml.html.HtmlElement) -> None:
    assert by_id(report, "p14").xpath("./bdi[@dir='ltr']/text()") == ["2012-2018"]


def test_printed_labels_are_text(report: lxml.html.HtmlElement) -> None:
    assert report.xpath(".//span[@class='label']/text()") == ["(أ)", "(ب)", "أولا:"]


def test_recommendations_are_boxes_with_their_number(report: lxml.html.HtmlElement) -> None:
    boxes = report.xpath(".//div[contains(@class, 'recommendation')]")
    assert [box.xpath("./p[@class='label']")[0].text_content() for box in boxes] == ["التوصية 3", "توصية"]
    assert boxes[0].get("aria-labelledby") == boxes[0].xpath("./p[@class='label']/@id")[0]


def test_a_computed_total_says_so(report: lxml.html.HtmlElement) -> None:
    last = by_id(report, "a11").xpath(".//tr")[-1].text_content()
    assert "8,720" in last
    assert "غير وارد في المصدر" in last


def test_cut_sentences_say_so(report: lxml.html.HtmlElement) -> None:
    assert by_id(report, "a6").text_content().startswith("1986. جملة لم تنته […")
    assert by_id(report, "a7").text_content().startswith("[… النص مقطوع في المصدر] > بقية")


def test_unknown_metadata_is_said_to_be_missing(report: lxml.html.HtmlElement) -> None:
    box = report.xpath(".//div[@class='metadata']")[0]
    told = dict(
        zip(box.xpath(".//dt/text()"), (words(dd.text_content()) for dd in box.xpath(".//dd")), strict=True)
    )
    assert told["التاريخ"] == "أغسطس (آب) 2021 من النص، السطر 2"
    assert told["الكاتب"] == "لم يُتعرَّف عليه"
    assert told["الجهة"] == "لم يُتعرَّف عليها"


def test_front_matter_names_the_report(written: dict[str, str]) -> None:
    front = frontmatter.loads(written["reports/report.md"]).metadata
    assert front["id"] == "report"
    assert front["date"] == "2021-08"
    assert front["topics"] == ["governance"]
    assert (front["language"], front["direction"]) == ("ar", "rtl")


def test_pages_are_the_same_every_time() -> None:
    def paths_and_texts(corpus: Corpus) -> list[Page]:
        return list(pages(corpus))

    assert paths_and_texts(library.corpus()) == paths_and_texts(library.corpus())


LIST = [
    "- إصلاح الطريق التي تصل القرية بالمدينة.",
    "- فتح مدرسة ثانوية للبنات في القرية، وفيها:",
    "(أ) قاعة كبيرة للمطالعة تفتح في المساء.",
    "(ب) ملعب تحيط به أشجار من كل جهة.",
    "- زيادة عدد الحافلات في أيام السوق كلها.",
]


@pytest.mark.parametrize("long", [False, True])
def test_what_is_gone_from_a_list_is_told_in_an_item(long: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build_tools.writers.report.report.is_long", lambda _: long)
    before, after = ledger.document("r", LIST), ledger.document("r", [LIST[1], LIST[3]])
    kept = keep_anchors([after], keep_anchors([before], Ledger()).ledger)
    [page] = spelt(write_reports(Corpus(documents=kept.documents, ledger=kept.ledger)))
    main = rendered(page.text)
    anchors = [passage.anchor for passage in passages(before)]
    assert [id for id in main.xpath(".//ul//@id") if id in anchors] == anchors
    stones = main.xpath(".//ul/li/div[@class='tombstone']/@id")
    assert stones == [anchors[0], anchors[2], anchors[4]]
    assert not main.xpath(".//p//div | .//ul/*[not(self::li)]")
