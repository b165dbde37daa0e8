"""A site full of hostile texts: nothing of it runs in a real browser, and other programs read it as typed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import lxml.etree
import lxml.html
import pytest
from playwright.sync_api import Browser, Dialog, Request

from build_tools.writers.data.feed import NEWEST
from tests.hostile.conftest import ADDRESS, Tally
from tests.serving import serve
from tests.writers.rendering import words

pytestmark = pytest.mark.xdist_group("site")  # it is built once
# What no page holds, whatever a text says.
ACTIVE = """() => {
  const kinds = 'iframe, object, embed, base, applet, meta[http-equiv=refresh], svg script, math';
  const runs = ({name, value}) =>
    name.startsWith('on')
    || ['href', 'src', 'action', 'formaction'].includes(name)
      && /^\\s*(javascript|vbscript|data):/i.test(value);
  const active = (element) => element.matches(kinds) || [...element.attributes].some(runs);
  return [...document.querySelectorAll('*')].filter(active).map((element) => element.outerHTML.slice(0, 200));
}"""
CITE = """() => {
  const { forms } = JSON.parse(document.getElementById("card-data").textContent);
  const values = {text: "نص", address: "https://a.example/", anchor: "p12", passage: "الفقرة 12"};
  return passageCard.ris(forms.ris, values);
}"""
CITED = 40
ATOM = "{http://www.w3.org/2005/Atom}"
WIDER = "document.documentElement.scrollWidth > innerWidth"
SCRIPTS = "() => [...document.scripts].filter(script => !script.src).map(script => script.textContent)"


@pytest.fixture(scope="module")
def address(hostile_site: Path) -> Iterator[str]:
    with serve(hostile_site) as address:
        yield address


@dataclass
class Seen:
    """What a reader with a narrow window has met on every page of the site."""

    pages: int = 0
    dialogs: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    active: list[str] = field(default_factory=list)
    wider: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def seen(browser: Browser, hostile_site: Path, address: str) -> Seen:
    seen = Seen()
    page = browser.new_context(viewport={"width": 320, "height": 640}).new_page()

    def dismiss(dialog: Dialog) -> None:
        seen.dialogs.append(dialog.message)
        dialog.dismiss()

    def notice(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            seen.outside.append(request.url)

    page.on("dialog", dismiss)
    page.on("request", notice)
    page.on("console", lambda said: seen.errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.goto(f"{address}about/")
    frame = set(page.evaluate(SCRIPTS))
    for path in sorted(hostile_site.rglob("index.html")):
        name = path.parent.relative_to(hostile_site).as_posix()
        page.goto(f"{address}{'' if name == '.' else name + '/'}")
        seen.active += page.evaluate(ACTIVE)
        seen.active += [script for script in page.evaluate(SCRIPTS) if not is_of_frame(script, frame)]
        seen.wider += [name] if page.evaluate(WIDER) else []
        seen.pages += 1
    page.context.close()
    return seen


@pytest.mark.browser
def test_nothing_of_a_text_runs_in_a_browser(seen: Seen, tally: Tally) -> None:
    for _ in range(seen.pages):
        tally("pages in Chromium", "nothing ran")
    assert seen.pages > 30
    assert (seen.active, seen.dialogs, seen.outside, seen.errors) == ([], [], [], [])


@pytest.mark.browser
def test_no_text_makes_a_page_wider_than_a_narrow_window(seen: Seen) -> None:
    assert seen.wider == []


@pytest.mark.browser
def test_search_shows_a_text_as_typed(
    browser: Browser, hostile_site: Path, address: str, texts: list[str]
) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{address}search/?q=متن+قبله")
    page.locator(".search__hit").first.wait_for()
    assert page.evaluate(ACTIVE) == []
    hits = page.evaluate(
        "async () => (await reportSearch.find('متن قبله', {limit: 1000})).map(hit => hit.text)"
    )
    assert {f"متن قبله {words(text)} ومتن بعده وهو فقرة تامة طويلة من النص." for text in texts} <= set(hits)
    for text in texts:
        page.fill(".search__input", text)
        assert page.evaluate("async (text) => (await reportSearch.ask(text)).problem", text) is None
        assert page.evaluate(ACTIVE) == []
    page.context.close()


def test_feeds_and_lists_for_machines_hold_titles_as_typed(hostile_site: Path, texts: list[str]) -> None:
    titles = {f"عنوان {words(text)} تمامه" for text in texts}
    feed = lxml.etree.parse(str(hostile_site / "feed.xml")).getroot()
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == min(NEWEST, len(texts) + 1)
    assert {entry.findtext(f"{ATOM}title") for entry in entries} <= titles | {"تقرير سليم"}
    sitemap = lxml.etree.parse(str(hostile_site / "sitemap.xml")).getroot()
    assert all(place.text.startswith(ADDRESS) for place in sitemap.iter("{*}loc"))
    told = (hostile_site / "llms.txt").read_text("utf-8")
    assert told.count("\n- [") == len(texts) + 1 + 3  # the reports, and three files of data


def test_the_head_of_a_report_says_what_was_typed(hostile_site: Path, texts: list[str]) -> None:
    for number, text in enumerate(texts):
        root = lxml.html.parse(str(hostile_site / "reports" / f"text-{number}" / "index.html")).getroot()
        title = f"عنوان {words(text)} تمامه"
        metas = {tag.get("name") or tag.get("property"): tag.get("content") for tag in root.iter("meta")}
        assert metas["og:title"] == metas["citation_title"] == metas["DC.title"] == title
        assert metas["citation_author"] == f"كاتب {words(text)}"
        assert root.findtext(".//title").startswith(title)
        [linked] = root.xpath("//script[@type='application/ld+json']/text()")
        assert json.loads(linked)["name"] == title
        [card] = root.xpath("//script[@id='card-data']/text()")
        assert json.loads(card)["address"] == f"{ADDRESS}reports/text-{number}/"


@pytest.mark.browser
def test_a_card_cites_a_text_as_typed(
    browser: Browser, hostile_site: Path, address: str, texts: list[str]
) -> None:
    page = browser.new_context().new_page()
    for number, text in enumerate(texts[:CITED]):
        page.goto(f"{address}reports/text-{number}/")
        record = page.evaluate(CITE)
        assert f"TI  - عنوان {words(text)} تمامه" in record.splitlines()
        assert sum(line.startswith("ER  -") for line in record.splitlines()) == 1
    page.context.close()


def is_of_frame(script: str, frame: set[str]) -> bool:
    """A script of the theme, or data: the theme's own differ from page to page in one address."""
    return script in frame or script.lstrip().startswith(
        ("{", "[", "__md_scope=", "var palette", "document.")
    )
