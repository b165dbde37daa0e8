"""The card of a passage, and where links to passages and to ranges of them end."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from build_tools.pipeline import read_corpus
from tests.browser.waiting import becomes

SOURCES = Path(__file__).parents[2] / "sources"
pytestmark = pytest.mark.browser

CLIPBOARD = ["clipboard-read", "clipboard-write"]
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
COPIED = "addEventListener('copy', () => (globalThis.copied = document.activeElement.value))"
SHARE = "navigator.share = (what) => { globalThis.shared = what; return Promise.resolve(); }"
ACTIVE = "document.activeElement.outerHTML"
FOCUSED = "document.activeElement.id"
HASH = "location.hash"
MARKED = "[...document.querySelectorAll('.marked')].map(place => place.id)"
DATA = "JSON.parse(document.getElementById('card-data').textContent)"
WAYS_IN = ".number, .permalink, .recommendation > .label > a"
TITLES = """anchors => Object.fromEntries(anchors.map(anchor => {
  document.querySelector(`a[href="#${anchor}"]:is(WAYS_IN)`)?.click();
  const dialog = document.querySelector("dialog[open]");
  const title = dialog?.querySelector("h2").textContent;
  dialog?.close();
  return [anchor, title];
}))"""
WITH_LATIN = """[...document.querySelectorAll(".passage:has([lang=en], bdi[dir=ltr])")]
  .filter(place => place.querySelector(".number, .permalink")).map(place => place.id).slice(0, 4)"""
UNMARKED_LATIN = """dialog => {
  const walk = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT), found = [];
  while (walk.nextNode()) {
    const { data, parentElement } = walk.currentNode;
    if (/[A-Za-z]/.test(data) && !parentElement.closest("[lang=en][dir=ltr], bdi[dir=ltr]")) found.push(data);
  }
  return found;
}"""
# Every passage of the page: the received lines as its card tells them.
RECEIVED = """entries => Object.fromEntries(Object.entries(entries)
  .filter(([, entry]) => entry.received)
  .map(([anchor, { received }]) => {
    const words = passageCard.words(document.getElementById(anchor));
    return [anchor, passageCard.received(words, received)?.map(({ text }) => text).join("") ?? null];
  }))"""


@pytest.fixture
def numbered(report_with):
    return report_with('class="number"')


def press_tab_until(page, piece):
    """Press the tab key until an element that holds `piece` has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if piece in page.evaluate(ACTIVE):
            return
    pytest.fail(f"the tab key does not reach {piece}")


def open_card(page, passage):
    page.locator(f"a[href='#{passage}']:is({WAYS_IN})").first.click()
    page.locator("dialog[open]").wait_for()
    return page.locator("dialog")


def button(card, name):
    return card.get_by_role("button", name=name)


def copy(page, card, name):
    button(card, name).click()
    card.locator("[role=status]", has_text="نُسخ").wait_for()
    return page.evaluate("navigator.clipboard.readText()")


def test_the_keyboard_alone_opens_copies_and_closes(visit, numbered):
    page = visit(permissions=CLIPBOARD).open(f"{numbered}#p1")
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    becomes(page, FOCUSED, "p1")
    press_tab_until(page, 'class="number')
    link = page.evaluate("document.activeElement.hash")
    page.keyboard.press("Enter")
    page.locator("dialog[open]").wait_for()
    assert page.locator("dialog h2").inner_text() == "الفقرة 1"
    press_tab_until(page, "نسخ الرابط")
    page.keyboard.press("Enter")
    page.locator("dialog [role=status]", has_text="نُسخ").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(link)
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    becomes(page, f"{ACTIVE}.includes('class=\"number')", True)
    assert [url for url in asked if "favicon" not in url] == [], "a card asks for nothing"


def test_the_focus_stays_in_an_open_card(visit, numbered):
    page = visit().open(numbered)
    open_card(page, "p1")
    for _ in range(30):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        assert inside, page.evaluate(ACTIVE)


@pytest.mark.parametrize("way", ["button", "backdrop"])
def test_a_card_is_closed_by_its_button_and_beside_it(visit, numbered, way):
    page = visit(390, has_touch=True).open(numbered)
    page.locator("#p1 .number").tap()
    card = page.locator("dialog[open]")
    card.wait_for()
    if way == "button":
        button(card, "إغلاق").tap()
    else:
        page.touchscreen.tap(195, 2)
    expect(page.locator("dialog")).to_be_hidden()


def test_a_quotation_is_attributed_in_arabic(visit, numbered):
    page = visit(permissions=CLIPBOARD).open(numbered)
    card = open_card(page, "p1")
    words = page.evaluate("passageCard.words(document.getElementById('p1'))")
    quoted, attribution = copy(page, card, "نسخ الاقتباس").split("\n")
    assert quoted[1:-1] == words.replace("«", "“").replace("»", "”")
    assert f"«{page.locator('h1').inner_text().strip()}»" in attribution
    assert "، الفقرة 1. " in attribution
    assert attribution.endswith("#p1")


def test_an_unnumbered_passage_is_attributed_without_a_number(visit, numbered):
    page = visit(permissions=CLIPBOARD).open(numbered)
    anchor = page.locator("p.passage:has(> .permalink)").first.get_attribute("id")
    attribution = copy(page, open_card(page, anchor), "نسخ الاقتباس").split("\n")[1]
    assert "WQ" not in attribution
    assert "،." not in attribution
    assert attribution.endswith(f"#{anchor}")


def test_references_are_read_back_by_parsers(visit, numbered):
    bibtexparser, rispy = pytest.importorskip("bibtexparser"), pytest.importorskip("rispy")
    opened = visit(permissions=CLIPBOARD)
    page = opened.open(numbered)
    card = open_card(page, "p1")
    title = page.locator("h1").inner_text().strip()
    [entry] = bibtexparser.parse_string(copy(page, card, "BibTeX")).entries
    [record] = rispy.loads(copy(page, card, "RIS"))
    assert entry["title"].strip("{}") == record["title"] == title
    assert entry["note"].strip("{}") == "الفقرة 1"
    assert ("url" in entry.fields_dict) == (not opened.base.startswith("file:"))


def test_csl_json_names_the_passage_and_its_address(visit, numbered):
    opened = visit(permissions=CLIPBOARD)
    page = opened.open(numbered)
    [item] = json.loads(copy(page, open_card(page, "p1"), "CSL-JSON"))
    assert item["section"] == "الفقرة 1"
    assert item["abstract"] == page.evaluate("passageCard.words(document.getElementById('p1'))").replace(
        "\n\n", " "
    )
    assert item.get("URL", "").endswith("#p1") == (not opened.base.startswith("file:"))
    assert "WQ" not in json.dumps(item)


def test_a_browser_without_a_clipboard_copies_a_selection(visit, numbered):
    page = visit().open(numbered)
    page.evaluate(f"{NO_CLIPBOARD}; {COPIED}")
    card = open_card(page, "p1")
    button(card, "نسخ الرابط").click()
    card.locator("[role=status]", has_text="نُسخ").wait_for()
    assert page.evaluate("globalThis.copied").endswith("#p1")
    becomes(page, f"{ACTIVE}.includes('نسخ الرابط')", True)


def test_a_browser_that_shares_is_asked_to(visit, numbered):
    page = visit().open(numbered)
    page.evaluate(SHARE)
    button(open_card(page, "p1"), "مشاركة").click()
    page.wait_for_function("() => globalThis.shared")
    shared = page.evaluate("globalThis.shared")
    assert shared["url"].endswith("#p1")
    assert "الفقرة 1" in shared["text"]


def test_every_passage_has_a_card(visit, numbered):
    page = visit().open(numbered)
    anchors = list(page.evaluate(DATA)["passages"])
    titles = page.evaluate(TITLES.replace("WAYS_IN", WAYS_IN), anchors)
    assert [anchor for anchor, title in titles.items() if not title] == []
    assert len(anchors) > 20


@pytest.mark.parametrize("visit", ["file"], indirect=True)
def test_cards_tell_the_received_lines_letter_by_letter(visit):
    opened = visit()
    for document in read_corpus(SOURCES).documents:
        lines = {line.number: line.received for line in document.source.lines}
        page = opened.open(f"reports/{document.id}/")
        entries = page.evaluate(DATA)["passages"]
        told = page.evaluate(RECEIVED, entries)
        for anchor, received in told.items():
            assert received == "\n".join(lines[line] for line in entries[anchor]["lines"]), anchor


def test_latin_in_a_card_has_its_language_and_direction(visit, report_with):
    page = visit().open(report_with('<bdi dir="ltr">A/'))
    anchors = page.evaluate(WITH_LATIN)
    assert anchors, "no passage of this report holds Latin words"
    for anchor in anchors:
        card = open_card(page, anchor)
        assert card.evaluate(UNMARKED_LATIN) == []
        page.keyboard.press("Escape")


def test_what_differs_from_the_received_line_is_marked(visit, numbered):
    page = visit().open(numbered)
    card = open_card(page, "p1")
    received = card.locator("section", has_text="كما ورد")
    assert "السطر" in received.inner_text()
    assert received.locator("ins").count() > 0, "the printed number is not in the published words"


def test_a_card_leads_to_what_cites_the_passage(visit, report_with):
    page = visit().open(report_with('role="doc-noteref"'))
    note = page.locator("[role=doc-noteref]").first.get_attribute("href")[1:]
    card = open_card(page, note)
    way = card.locator("section", has_text="مواضع تحيل إلى هنا").locator("a").first
    target = way.get_attribute("href")
    way.click()
    expect(card).to_be_hidden()
    becomes(page, HASH, target)
    becomes(page, MARKED, [target[1:]])


def test_a_card_leads_to_topics_of_its_passage(visit, numbered):
    page = visit().open(numbered)
    anchor = next(a for a, entry in page.evaluate(DATA)["passages"].items() if entry.get("topics"))
    way = open_card(page, anchor).locator("section", has_text="الموضوعات").locator("a").first
    topic = way.inner_text()
    way.click()
    page.wait_for_url("**/topics/**")
    assert page.locator("h1").inner_text().strip() == topic


@pytest.mark.parametrize("visit", ["http"], indirect=True)
def test_a_card_fits_the_window(visit, numbered):
    page = visit(1280).open(numbered)
    card = open_card(page, "p1")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        box = card.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert card.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_a_deep_link_moves_the_focus_to_its_passage(visit, numbered):
    page = visit().open(f"{numbered}#p2")
    becomes(page, FOCUSED, "p2")
    becomes(page, MARKED, ["p2"])


def test_a_range_marks_every_passage_in_it(visit, numbered):
    page = visit().open(f"{numbered}#p1-p3")
    becomes(page, f"{MARKED}.at(0)", "p1")
    becomes(page, f"{MARKED}.at(-1)", "p3")
    becomes(page, f"{MARKED}.includes('p2')", True)
    expect(page.locator(".landing")).to_contain_text("1")
    top = page.locator("#p1").bounding_box()["y"]
    header = page.locator(".md-header").bounding_box()
    assert header["y"] + header["height"] <= top < 800


def test_a_range_told_backwards_is_the_same_range(visit, numbered):
    page = visit().open(f"{numbered}#p3-p1")
    becomes(page, f"{MARKED}.at(0)", "p1")


def test_shift_extends_the_marked_passage_to_a_range(visit, numbered):
    page = visit().open(f"{numbered}#p1")
    page.locator("#p3 .number").click(modifiers=["Shift"])
    becomes(page, HASH, "#p1-p3")
    becomes(page, f"{MARKED}.includes('p2')", True)
    expect(page.locator("dialog")).to_be_hidden()


def test_a_text_fragment_is_no_part_of_the_anchor(visit, numbered):
    page = visit().open(f"{numbered}#p2:~:text=%D9%81%D9%8A")
    becomes(page, FOCUSED, "p2")


def test_an_anchor_that_is_not_there_disturbs_nothing(visit, numbered):
    page = visit().open(f"{numbered}#nothing-here")
    assert page.evaluate(MARKED) == []
