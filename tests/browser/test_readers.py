"""Readers who use the keyboard, larger text, more space, paper, or no script."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import RECOMMENDATION
from tests.browser.waiting import becomes

PAGES = ("", "reports/", "topics/", "glossary/", "lists/year/", "about/", "search/", "404.html")
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("visit", ["http"], indirect=True)]

# WCAG 1.4.12; the distance between paragraphs goes to what holds text in paragraphs.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
DOUBLE = "html { font-size: 250% !important; }"  # the theme's own is 125%
STYLE = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}"""
# Text that is cut off, stands outside the window and of what scrolls, or in a column of a letter or two.
LOST = """() => {
  const scrolls = (element) => element !== document.body && element.scrollWidth > element.clientWidth
    && ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const reached = (element) => element !== null && (scrolls(element) || reached(element.parentElement));
  const lost = [], width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) lost.push("the page is wider than the window");
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    if (!element.textContent.trim() || element.closest(".search-open__label, .md-header__title")) continue;
    const style = getComputedStyle(element), told = element.outerHTML.slice(0, 100);
    const hides = (value) => value === "hidden" || value === "clip";
    if (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 2)
      lost.push(`cut off: ${told}`);
    if (hides(style.overflowY) && element.clientHeight > 1 && element.scrollHeight > element.clientHeight + 2)
      lost.push(`cut off below: ${told}`);
    const box = element.getBoundingClientRect();
    const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (text && box.width > 1 && style.position !== "absolute" && (box.right > width + 1 || box.left < -1)
        && !reached(element))
      lost.push(`outside: ${told}`);
    const range = document.createRange();
    range.selectNodeContents(element);
    const letter = parseFloat(style.fontSize), lines = range.getBoundingClientRect().height / letter;
    if (text && style.display !== "inline" && box.width > 1 && box.width < 4 * letter && lines > 8)
      lost.push(`letters below each other: ${told}`);
  }
  return lost.slice(0, 5);
}"""
# What has the focus: whether it is outlined, and what stands before it.
FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8]]
    .map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
  const seen = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element));
  });
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const bar = element.closest(".search__bar");  // a field shows it on the bar it fills
  const outlined = bar
    ? getComputedStyle(bar).boxShadow !== "none"
    : outlineStyle !== "none" && parseFloat(outlineWidth) >= 1.5;
  return {told: element.outerHTML.slice(0, 120), outlined, seen, opaque: style.opacity !== "0"};
}"""
# Everything that can have the focus, downwards and upwards again, after a key has shown where the focus is.
EVERY_FOCUS = """() => {
  const measure = FOCUS, targets = "a[href], button, input, select, summary, [tabindex='0']";
  const seen = [...document.querySelectorAll(targets)].filter((element) =>
    element.tabIndex >= 0 && element.checkVisibility({visibilityProperty: true}));
  return [...seen, ...seen.toReversed()].flatMap((element) => {
    element.focus();
    return document.activeElement === element ? [measure()] : [];
  });
}""".replace("FOCUS", FOCUS)
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  return [style.transitionDuration, style.animationDuration].join(", ").split(", ")
    .some((time) => parseFloat(time) > 0.001) || style.scrollBehavior === "smooth";
}).map((element) => element.outerHTML.slice(0, 100)).slice(0, 5)"""
STILL = "* { transition: none !important; }"
# Targets smaller than 24 × 24 CSS pixels whose circle of 24 pixels another target touches (WCAG 2.5.8).
SMALL = """() => {
  const targets = [...document.querySelectorAll("a[href], button, input, select, summary, label[for]")]
    .filter((element) => element.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map((element) => ({element, box: element.getBoundingClientRect()})).filter(({box}) => box.width > 1);
  const large = ({width, height}) => width >= 23.5 && height >= 23.5;
  const inText = (element) => {
    const block = element.closest("p, li, dd, h1, h2, h3, h4, blockquote, td");
    return getComputedStyle(element).display === "inline" && block
      && block.textContent.trim().length > element.textContent.trim().length + 1;
  };
  const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
  const touches = ([x, y], box) => {
    if (!large(box)) return Math.hypot(middle(box)[0] - x, middle(box)[1] - y) < 24;
    const aside = Math.max(box.left - x, 0, x - box.right);
    const above = Math.max(box.top - y, 0, y - box.bottom);
    return Math.hypot(aside, above) < 12;
  };
  return targets.filter(({element, box}) => !large(box) && !inText(element) && targets.some((other) =>
      other.element !== element && !other.element.contains(element) && !element.contains(other.element)
      && touches(middle(box), other.box)))
    .map(({element, box}) => `${element.outerHTML.slice(0, 110)} ${box.width} × ${box.height}`);
}"""


@pytest.fixture
def pages(report_with, site):
    """A page of each kind, with a report that has recommendations and what was changed in it."""
    report = report_with(RECOMMENDATION)
    topic, term = (f"{min(site.glob(kind)).relative_to(site)}/" for kind in ("topics/*/", "glossary/*/"))
    return (*PAGES, topic, term, report, f"{report}changes/", report_with("<table>"))


def test_no_page_is_wider_than_the_window(visit, pages):
    assert each_look(visit(), pages, [(width, "") for width in (320, 390, 1440)], LOST) == {}


def test_larger_text_and_more_space_lose_nothing(visit, pages):
    looks = [(1280, SPACING), (320, SPACING), (1280, DOUBLE), (640, DOUBLE), (390, DOUBLE), (320, DOUBLE)]
    assert each_look(visit(), pages, looks, LOST) == {}


SPOILT = {
    "cut off": ("main p { height: 8px; overflow: hidden; }", LOST),
    "wider than the window": ("main p { width: 3000px; }", LOST),
    "letters below each other": ("main p { width: 1em; }", LOST),
    "outside": ("main h1 { position: relative; left: 2000px; }", LOST),
    "small targets": ("main li a { position: fixed; inset: 40% auto auto 40%; font-size: 8px; }", SMALL),
    "no outline": (
        "* { outline: none !important; }",
        f"() => ({EVERY_FOCUS})().filter(one => !one.outlined)",
    ),
    "covered": (".md-header { height: 100vh; }", f"() => ({EVERY_FOCUS})().filter(one => !one.seen)"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_measured_is_seen_where_it_is_wrong(visit, how):
    style, script = SPOILT[how]
    told = each_look(visit(motion="reduce"), ["lists/year/"], [(1280, ""), (1280, style)], script)
    assert [look[2] for look in told] == [style]


def each_look(opened, pages, looks, script):
    """What a script finds in each page, which is opened once and then set in every width and style."""
    told = {}
    for name in pages:
        page = opened.open(name)
        for width, style in looks:
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(STYLE, style)
            if found := page.evaluate(script):
                told[name, width, style] = found
    return told


@pytest.mark.parametrize("width", [1280, 390])
def test_whatever_has_the_focus_is_outlined_and_not_covered(visit, pages, width):
    opened, bad = visit(width, motion="reduce"), {}
    for name in pages:
        page = opened.open(name)
        told = _walk(page, "Tab", 20) + _walk(page, "Shift+Tab", 5)
        page.evaluate(STYLE, STILL)
        told += page.evaluate(EVERY_FOCUS)
        assert len(told) > 20
        if found := [
            focus["told"] for focus in told if not all((focus["outlined"], focus["seen"], focus["opaque"]))
        ]:
            bad[name] = found
    assert bad == {}


def _walk(page, key, steps):
    told = []
    for _ in range(steps):
        page.keyboard.press(key)
        focus = page.evaluate(FOCUS)
        if focus is None:
            break
        told.append(focus)
    return told


def test_what_is_touched_is_large_enough_or_stands_apart(visit, pages):
    assert each_look(visit(), pages, [(1280, ""), (320, "")], SMALL) == {}


def test_the_keyboard_opens_and_closes_the_drawer(visit):
    page = visit(390, motion="reduce").open("reports/")
    button = page.locator(".drawer-button")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    becomes(page, "document.activeElement.closest('.drawer') !== null", True)
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


def test_a_closed_drawer_is_passed_over(visit):
    page = visit(390, motion="reduce").open("reports/")
    assert [focus for focus in _walk(page, "Tab", 12) if 'href="../lists/year/"' in focus["told"]][1:] == []


def test_who_wants_no_motion_gets_none(visit, pages):
    moving = each_look(visit(motion="reduce"), pages, [(1280, ""), (390, "")], MOVING)
    assert moving == {}
    assert each_look(visit(motion="no-preference"), pages[:1], [(1280, "")], MOVING) != {}


def test_a_missing_page_says_so_in_arabic_and_leads_on(visit):
    page = visit().open("404.html")
    assert page.locator("h1").inner_text() == "لم نجد هذه الصفحة"
    assert page.locator(".not-found a").count() >= 5
    page.locator(".not-found a", has_text="البحث").click()
    page.locator(".search--page .search__input").wait_for()


def test_without_scripts_the_text_is_there_and_search_says_why_it_is_not(visit, report_with):
    opened = visit(java_script_enabled=False)
    report = report_with('class="passage"')
    opened.page.goto(opened.base + report)
    assert opened.page.locator(".passage").first.is_visible()
    opened.page.locator("[data-search-open]").click()
    assert "JavaScript" in opened.page.locator(".search__without").inner_text()
    assert opened.page.locator("[data-search-page] a").count() > 3
