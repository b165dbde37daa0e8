"""Axe finds nothing to complain about: every kind of page, light, dark, wide, narrow, whatever is open."""

from pathlib import Path

import pytest

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDTHS = (1440, 320)
SCHEMES = ("light", "dark")
RECOMMENDATION = 'id="rec1"'
pytestmark = pytest.mark.browser

KINDS = {
    "home": "",
    "report": RECOMMENDATION,
    "report with gaps": 'class="gap"',
    "topic": "topics/*/",
    "term": "glossary/*/",
    "list": "reports/",
    "list by year": "lists/year/",
    "what changed": RECOMMENDATION,
    "missing page": "404.html",
    "search page": "search/",
    "about": "about/",
}


@pytest.fixture
def open_kind(visit, report_with, site):
    """Opens a page of a kind."""

    def open_page(kind, width, scheme):
        address = KINDS[kind]
        if "=" in address:
            address = report_with(address) + ("changes/" if kind == "what changed" else "")
        elif "*" in address:
            address = f"{min(site.glob(address)).relative_to(site)}/"
        return visit(width, scheme, reduced_motion="reduce").open(address)

    return open_page


@pytest.mark.parametrize("visit", ["http"], indirect=True)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_a_page(open_kind, kind, scheme, width):
    assert violations(open_kind(kind, width, scheme)) == []


@pytest.mark.parametrize("visit", ["http"], indirect=True)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_open_search(open_kind, scheme, width):
    page = open_kind("report", width, scheme)
    page.locator("[data-search-open]").click()
    page.locator("dialog[open] input").wait_for()
    assert violations(page) == []
    page.keyboard.type(max(page.locator("h1").inner_text().split(), key=len))
    page.locator(".search__hit").first.wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("visit", ["http"], indirect=True)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_an_open_card(open_kind, scheme, width):
    page = open_kind("report", width, scheme)
    page.locator(".passage .number").first.click()
    page.locator(".passage-card").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("visit", ["http"], indirect=True)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_the_open_drawer(open_kind, scheme):
    page = open_kind("report", 320, scheme)
    page.locator(".drawer-button").click()
    assert violations(page) == []


def violations(page):
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"][:3]]
