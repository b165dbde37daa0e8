"""Axe finds nothing to complain about: every kind of page, light, dark, wide, narrow, whatever is open."""

from itertools import product
from pathlib import Path

import pytest

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
}
LOOKS = tuple(product((1440, 320), ("light", "dark")))
NARROW = tuple(look for look in LOOKS if look[0] == 320)
RECOMMENDATION = 'id="rec1"'
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("visit", ["http"], indirect=True)]

KINDS = {
    "home": "",
    "report": RECOMMENDATION,
    "report with gaps": 'class="gap"',
    "report with a table": "<table>",
    "topics": "topics/",
    "topic": "topics/*/",
    "glossary": "glossary/",
    "term": "glossary/*/",
    "list": "reports/",
    "list by year": "lists/year/",
    "registers": "registers/",
    "register": "registers/money/",
    "what changed": RECOMMENDATION,
    "list of changes": "lists/changes/",
    "missing page": "404.html",
    "search page": "search/",
    "about": "about/",
}
# The reader's own switch, which works whatever dialog is open; the scheme it leads to.
SWITCH = """scheme => {
  const now = () => document.body.dataset.mdColorScheme === "slate" ? "dark" : "light";
  if (now() !== scheme) document.querySelector(".palette-button").click();
  return now();
}"""

# Axe draws the first letter of a text and the whole; where they differ it takes the font for one of signs,
# and does not measure its contrast. Letters of Arabic differ so: in these pages every text is drawn alike.
NO_FONT_OF_SIGNS = "CanvasRenderingContext2D.prototype.fillText = function () { this.fillRect(0, 0, 9, 9); };"


@pytest.fixture
def open_kind(visit, report_with, site):
    """Opens a page of a kind."""

    def open_page(kind):
        address = KINDS[kind]
        if "=" in address or "<" in address:
            address = report_with(address) + ("changes/" if kind == "what changed" else "")
        elif "*" in address:
            address = f"{min(site.glob(address)).relative_to(site)}/"
        return visit(LOOKS[0][0], motion="reduce").open(address)

    return open_page


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_a_page(open_kind, kind):
    assert violations(open_kind(kind)) == {}


def test_axe_finds_what_is_wrong(open_kind):
    page = open_kind("home")
    page.evaluate("""() => {
      const picture = new Image();
      picture.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
      const pale = document.createElement("p");
      pale.style.color = "rgb(128 128 128 / 20%)";
      pale.textContent = "نص باهت";
      document.querySelector("main").append(picture, pale);
    }""")
    told = violations(page)
    assert len(told) == len(LOOKS)
    for found in told.values():
        assert {"image-alt", "color-contrast"} <= {line.partition(":")[0] for line in found}


def test_axe_finds_nothing_in_open_search(open_kind):
    page = open_kind("report")
    page.locator("[data-search-open]").click()
    page.locator("dialog[open] input").wait_for()
    assert violations(page, LOOKS[:1]) == {}
    page.keyboard.type(max(page.locator("h1").inner_text().split(), key=len))
    page.locator(".search__hit").first.wait_for()
    assert violations(page) == {}


def test_axe_finds_nothing_in_an_open_card(open_kind):
    page = open_kind("report")
    page.locator(".passage .number").first.click()
    page.locator(".passage-card").wait_for()
    assert violations(page) == {}


def test_axe_finds_nothing_in_the_open_drawer(open_kind):
    page = open_kind("report")
    page.set_viewport_size({"width": 320, "height": 800})
    page.locator(".drawer-button").click()
    assert violations(page, NARROW) == {}


def violations(page, looks=LOOKS):
    """What axe finds in an open page, under the width and the scheme in which it does."""
    page.evaluate(NO_FONT_OF_SIGNS + AXE.read_text("utf-8"))
    told = {}
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(SWITCH, scheme) == scheme
        found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
        if found:
            nodes = [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"][:3]]
            told[f"{width} {scheme}"] = nodes
    return told
