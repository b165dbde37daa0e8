"""A page on paper: all of its text, nothing of the frame, and nothing parted that belongs together."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.paper import Line, letters, print_page

pytestmark = pytest.mark.browser

KINDS = ('id="rec1"', 'class="gap"', "<table>", 'href="http', 'id="timeline"')
# What a page shows when it is printed.
SHOWN = """() => {
  const all = (places) => [...document.querySelectorAll(places)].filter((place) => place.checkVisibility());
  const texts = (places) => all(places).map((place) => place.innerText);
  return {
    text: document.querySelector("article").innerText,
    title: document.querySelector("h1").innerText,
    frame: texts(".md-header, .md-tabs, .md-sidebar, .md-search, .drawer, .breadcrumbs, .siblings, "
      + ".site-footer, .contents, .report-tools, .report-highlights, .topics-line, .permalink, .backlink, "
      + "dialog, button"),
    headings: texts("h1, h2, h3, h4, .label, .caption"),
    passages: texts(".passage, p, li"),
    heads: texts("thead"),
    whole: texts(".recommendation, .gap, .metadata, tr"),
    addresses: all("article a[href^='http']").map((link) => link.getAttribute("href")),
  };
}"""
SHIFTS = (60, 300, 450, 600)  # pixels: somewhere on the way a recommendation meets the foot of a sheet
# Recommendations of many lines, and an address that stands in the text.
LENGTHEN = """() => {
  for (const text of document.querySelectorAll(".recommendation p")) text.append(text.innerText.repeat(4));
  document.querySelector("article").insertAdjacentHTML("beforeend",
    '<p><a class="address" href="https://a.example/b"><bdi dir="ltr">https://a.example/b</bdi></a></p>');
}"""
SHIFT = "height => document.querySelector('h1').style.marginBlockEnd = `${height}px`"
Paper = tuple[list[list[Line]], Any]


@pytest.fixture(scope="module")
def papers(browser: Browser, served: str, report_with: Callable[[str], str]) -> dict[str, Paper]:
    """The sheets of a report for each of the kinds of text that are printed in a way of their own."""
    page = browser.new_page()
    page.emulate_media(media="print")
    made = {}
    for name in sorted({report_with(piece) for piece in KINDS}):
        page.goto(served + name)
        page.evaluate("document.fonts.ready")
        made[name] = print_page(page), page.evaluate(SHOWN)
    name = report_with(KINDS[0])
    page.goto(served + name)
    page.evaluate(LENGTHEN)
    for height in SHIFTS:
        page.evaluate(SHIFT, height)
        made[f"{name} {height} lower"] = print_page(page), page.evaluate(SHOWN)
    page.close()
    return made


def test_paper_holds_every_letter_of_a_report_in_its_order_and_no_other(papers: dict[str, Paper]) -> None:
    for name, (sheets, shown) in papers.items():
        assert len(shown["passages"]) > 5
        text = letters(shown["text"])
        paper = printed(sheets)
        for head in map(letters, shown["heads"]):  # a sheet on which a table goes on repeats it
            text, paper = text.replace(head, ""), paper.replace(head, "")
        assert paper == text, name


KIND = 60  # letters above the title: what kind of text it is, and whose


def test_paper_holds_nothing_of_the_frame(papers: dict[str, Paper]) -> None:
    for name, (sheets, shown) in papers.items():
        assert shown["frame"] == [], name
        kind, title, _ = printed(sheets).partition(letters(shown["title"]))
        assert title, name
        assert len(kind) <= KIND, name


def test_every_sheet_has_its_number_and_some_text(papers: dict[str, Paper]) -> None:
    assert max(len(sheets) for sheets, _ in papers.values()) > 3
    for name, (sheets, _) in papers.items():
        for number, lines in enumerate(sheets, 1):
            assert lines[-1].text == backwards(number), name
            assert len(lines) > 1, (name, number)


def test_the_address_of_a_link_is_printed_once(papers: dict[str, Paper]) -> None:
    for name, (sheets, shown) in papers.items():
        text = "".join(line.text for line in body(sheets))
        for address in set(shown["addresses"]):
            assert text.count(backwards(address)) == shown["addresses"].count(address), (name, address)
    assert any(shown["addresses"] for _, shown in papers.values())


def test_no_heading_stands_alone_at_the_foot_of_a_sheet(papers: dict[str, Paper]) -> None:
    for name, (sheets, shown) in papers.items():
        passages = tuple(map(letters, shown["passages"]))
        headings = {letters(text) for text in shown["headings"]} - {""}
        alone = tuple(text for text in headings if not any(passage.endswith(text) for passage in passages))
        assert not any(printed([lines]).endswith(alone) for lines in sheets), name


def test_no_recommendation_gap_or_row_is_parted(papers: dict[str, Paper]) -> None:
    for name, (sheets, shown) in papers.items():
        texts = [printed([lines]) for lines in sheets]
        assert [whole for whole in shown["whole"] if not any(letters(whole) in text for text in texts)] == []
        assert shown["whole"], name


def body(sheets: list[list[Line]]) -> list[Line]:
    """The lines of all sheets, without the number at the foot of each."""
    return [line for lines in sheets for line in lines[:-1]]


def printed(sheets: list[list[Line]]) -> str:
    return "".join(letters(line.text) for line in body(sheets))


def backwards(text: object) -> str:
    """How a line that is read from its right end holds what is written to the right."""
    return "".join(reversed(str(text)))
