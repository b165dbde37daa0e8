"""A report has a page with its history once it was updated, and every link on it leads somewhere."""

from pathlib import Path

import frontmatter
import lxml.html
import pytest

from build_tools.commands.workspace import CONFIG, copy_people_pages
from build_tools.ledger.fates.landing import land, publish
from build_tools.ledger.keeping import keep_anchors
from build_tools.model import Corpus, Ledger, Page, Target
from build_tools.pipeline import write_pages
from build_tools.site.build import build_site
from build_tools.writers.changes.history import write_history
from build_tools.writers.report.report import write_reports
from tests.ledger.library import document
from tests.writers.rendering import spelt, tree, words

A = "بدأ البرنامج في العاصمة قبل ثلاث سنوات، وشاركت فيه وزارات كثيرة."
B = "تتولى البلديات صيانة الطرق والمدارس، وترفع عنها تقريرا سنويا."
C = "لم تكتمل قاعدة البيانات حتى الآن، لأن بعض المكاتب لا تملك أجهزة."
D = "يقترح الخبراء أن تُنشر الأرقام كل شهر، وأن تُراجع مرة في السنة."
FIRST = [f"1 - {A}", f"2 - {B}", C]
SECOND = [f"1 - {A} ثم انتهى.", f"2 - {D}", f"3 - {B}"]
THIRD = [f"1 - {A} ثم انتهى.", f"2 - {D}"]


def published(*versions: list[str], dates: tuple[str | None, ...] = ()) -> Corpus:
    """The library after each of the versions of its one report was published."""
    ledger = Ledger()
    for number, lines in enumerate(versions):
        date = dates[number] if dates else None
        kept = keep_anchors([document("r", lines, date=date)], ledger)
        ledger = kept.ledger
    return Corpus(documents=kept.documents, ledger=kept.ledger, redirects=kept.redirects)


def history(corpus: Corpus) -> lxml.html.HtmlElement:
    [page] = spelt(write_history(corpus))
    assert page.path == "reports/r/history.md"
    return tree(frontmatter.loads(page.text).content)


def told(page: lxml.html.HtmlElement, id: str) -> list[str]:
    """The entries of the list below a heading."""
    [heading] = page.xpath(f".//h3[@id='{id}']")
    return [words(item.text_content()) for item in heading.getnext().iter("li")]


def test_a_report_that_was_published_once_has_no_history() -> None:
    corpus = published(FIRST)
    assert list(write_history(corpus)) == []
    [report] = spelt(write_reports(corpus))
    assert "history.md" not in report.text


def test_a_report_that_was_updated_leads_to_its_history() -> None:
    [report] = spelt(write_reports(published(FIRST, SECOND)))
    assert "[تاريخ هذا النص](r/history.md)" in report.text


def test_an_update_tells_what_it_did_to_each_passage() -> None:
    page = history(published(FIRST, SECOND))
    assert told(page, "update-1-added") == [f"الفقرة 2: {D}"]
    assert told(page, "update-1-edited") == [f"الفقرة 1: {A} ثم انتهى."]
    assert told(page, "update-1-moved") == [f"الفقرة 3: {B}"]
    assert told(page, "update-1-removed") == [f"فقرة: {C}"]


def test_the_newest_update_comes_first() -> None:
    page = history(published(FIRST, SECOND, THIRD))
    assert [heading.get("id") for heading in page.iter("h2")] == ["update-2", "update-1"]
    assert told(page, "update-2-removed") == [f"الفقرة 3: {B}"]


def test_a_number_that_had_two_meanings_quotes_neither_in_an_older_update() -> None:
    page = history(published(FIRST, SECOND, THIRD))
    assert told(page, "update-1-added") == ["الفقرة 2"]


def test_only_a_date_of_the_source_is_told() -> None:
    undated = history(published(FIRST, SECOND))
    dated = history(published(FIRST, SECOND, dates=("2023-05-01", "2024-01")))
    assert undated.find_class("facts") == []
    assert [words(facts.text_content()) for facts in dated.find_class("facts")] == [
        "يناير (كانون الثاني) 2024"
    ]


def test_a_passage_that_left_for_another_report_is_told_where_it_stood() -> None:
    first = keep_anchors([document("r", [A, B]), document("s", [C])], Ledger())
    kept = keep_anchors([document("r", [A]), document("s", [C, B])], first.ledger)
    pages = {
        page.path: page for page in spelt(write_history(Corpus(documents=kept.documents, ledger=kept.ledger)))
    }
    assert told(_shown(pages["reports/r/history.md"]), "update-1-moved") == [f"فقرة: {B}"]
    assert told(_shown(pages["reports/s/history.md"]), "update-1-moved") == [f"فقرة: {B}"]


def test_a_passage_that_went_into_another_is_moved() -> None:
    page = history(published([A, B, C], [f"{A} {B}", C]))
    assert told(page, "update-1-moved") == [f"فقرة: {B}"]


def test_a_doubtful_passage_is_not_called_deleted() -> None:
    page = history(published([A, B, C], [A, D, C]))
    assert told(page, "update-1-removed") == [f"فقرة (غير مؤكد): {B}"]


@pytest.mark.parametrize(
    "versions", [(FIRST, SECOND), (FIRST, SECOND, THIRD), (SECOND, THIRD, FIRST, SECOND)]
)
def test_every_link_leads_to_what_stands_on_the_page(versions: tuple[list[str], ...]) -> None:
    corpus = published(*versions)
    everything = publish(corpus.documents, corpus.redirects)
    links = [link.get("href") for link in history(corpus).iter("a")]
    anchors = [link.partition("#")[2] for link in links if "#" in link]
    assert len(anchors) >= sum(
        len(update.added) + len(update.removed) for update in corpus.ledger.updates["r"]
    )
    assert all(land(everything, Target(report="r", anchor=anchor)) for anchor in anchors)


def test_a_renamed_report_takes_its_history_along() -> None:
    corpus = published(FIRST, SECOND)
    kept = keep_anchors([document("s", SECOND)], corpus.ledger)
    [page] = spelt(write_history(Corpus(documents=kept.documents, ledger=kept.ledger)))
    assert page.path == "reports/s/history.md"
    assert told(_shown(page), "update-1-added") == [f"الفقرة 2: {D}"]


def test_the_site_of_an_edited_source_holds_its_history(tmp_path: Path) -> None:
    """Published, edited, published: MkDocs is strict about every link and fragment."""
    sources, docs = tmp_path / "sources", tmp_path / "docs"
    sources.mkdir()
    (sources / "r.yml").write_text("genre: un_report\n", encoding="utf-8")
    for lines in (FIRST, SECOND, THIRD):
        text = "\n\n".join(("عنوان التقرير", *lines))
        (sources / "r.txt").write_text(text + "\n", encoding="utf-8")
        copy_people_pages(docs)
        written = write_pages(sources, docs)
        assert written.told.refusals == ()
    site = build_site(docs, CONFIG, tmp_path / "site")
    page = lxml.html.parse(str(site / "reports" / "r" / "history" / "index.html"))
    assert [heading.get("id") for heading in page.iter("h2")] == ["update-2", "update-1"]
    assert page.xpath("//a[contains(@href, '#p3')]")


def _shown(page: Page) -> lxml.html.HtmlElement:
    return tree(frontmatter.loads(page.text).content)
