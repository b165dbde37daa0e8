"""What a reader sees, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import becomes

PAGES = ("", "about/", "reports/", "topics/", "glossary/", "lists/year/", "lists/issuer/", "lists/type/")
pytestmark = pytest.mark.browser

INSIDE = """element => {
  const box = element.getBoundingClientRect();
  return {left: box.left, right: box.right, top: box.top, bottom: box.bottom, width: box.width,
          viewport: document.documentElement.clientWidth, height: innerHeight};
}"""
BELOW_HEADER = """(({top}) => top >= document.querySelector(".md-header").getBoundingClientRect().bottom
  && top < innerHeight)(document.querySelector(":target").getBoundingClientRect())"""
LOADED = """[...document.fonts].filter(face => face.status === 'loaded')
  .map(face => face.family.replaceAll('"', ''))"""


def test_every_page_opens_from_right_to_left(visit):
    opened = visit()
    for name in PAGES:
        page = opened.open(name)
        assert page.locator("h1").is_visible(), name
        assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl", name


def test_the_fonts_of_the_site_are_used(visit, report_with):
    page = visit().open(report_with('class="passage"'))
    for name in ("Noto Naskh Arabic", "IBM Plex Sans Arabic"):
        becomes(page, f"{LOADED}.includes('{name}')", True)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_tooltip_of_a_term_is_inside_the_window(visit, report_with, width):
    page = visit(width).open(report_with('class="term"'))
    term = page.locator("a.term").first
    definition = term.get_attribute("title")
    term.hover()
    tooltip = page.locator("[role=tooltip] .md-tooltip2__inner", has_text=definition)
    tooltip.wait_for(state="visible")
    expect(tooltip.locator("..")).to_have_css("opacity", "1")
    box = tooltip.evaluate(INSIDE)
    assert box["left"] >= 0
    assert box["right"] <= box["viewport"]
    assert box["top"] >= 0
    assert box["bottom"] <= box["height"]
    colour = tooltip.evaluate("e => getComputedStyle(e).backgroundColor")
    assert colour.startswith("rgb("), "a tooltip is opaque"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_deep_link_shows_its_passage_below_the_header_and_marks_it(visit, report_with, width):
    anchor = "p3"
    report = report_with(f'id="{anchor}"')
    page = visit(width).open(f"{report}#{anchor}")
    passage = page.locator(f"[id='{anchor}']")
    becomes(page, f"scrollY > 0 && {BELOW_HEADER}", True)
    plain = page.locator(".passage").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert passage.evaluate("e => e.matches(':target') && getComputedStyle(e).backgroundColor") != plain


def test_a_missing_paragraph_is_answered_by_its_gap(visit, report_with):
    page = visit().open(report_with('class="gap"'))
    gap = page.locator(".gap").first
    assert "غير وارد" in gap.inner_text()
    assert gap.locator("[id]").count() > 0


def test_a_footnote_and_its_marker_lead_to_each_other(visit, report_with):
    page = visit().open(report_with('role="doc-noteref"'))
    marker = page.locator("[role=doc-noteref]").first
    note = marker.get_attribute("href")
    marker.click()
    becomes(page, "location.hash", note)
    page.locator(f"{note} [role=doc-backlink]").first.click()
    becomes(
        page, "document.querySelector(':target').contains(document.querySelector('[role=doc-noteref]'))", True
    )


def test_a_reader_who_wants_dark_gets_it_and_may_change_it(visit):
    page = visit(scheme="dark").open()
    becomes(page, "document.body.dataset.mdColorScheme", "slate")
    becomes(page, f"{LIGHTNESS} < 0.2", True)
    page.locator(".palette-button").click()
    becomes(page, "document.body.dataset.mdColorScheme", "default")
    becomes(page, f"{LIGHTNESS} > 0.8", True)


LIGHTNESS = """(() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
})()"""


def test_the_contents_are_at_hand_on_a_narrow_screen(visit, report_with):
    page = visit(390).open(report_with('class="passage"'))
    contents = page.locator("details.contents")
    contents.locator("summary").click()
    entry = contents.locator("a").last
    place = entry.get_attribute("href")
    entry.click()
    becomes(page, "location.hash", place)


def test_the_drawer_leads_to_every_section(visit):
    page = visit(390).open()
    page.locator(".drawer-button").click()
    page.locator(".drawer a", has_text="المسرد").click()
    page.wait_for_url("**/glossary/**")
