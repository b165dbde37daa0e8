"""The card of a passage of a PDF: the very lines, cut from the picture of their page."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from build_tools.commands.workspace import CONFIG, copy_people_pages
from build_tools.pipeline import write_pages
from build_tools.site.build import build_site
from tests.conftest import ROOT, made_once
from tests.serving import serve

pytestmark = pytest.mark.browser
FONT = next(
    (ROOT / "build_tools/theme/assets/fonts").glob("noto-naskh-arabic-arabic-wght-normal.woff2"), None
)
LINE = "تعتمد المدن الساحلية على الأمطار في ملء خزاناتها، ولا تملك الأدوات اللازمة لقياسها."
TEXT = "".join(
    f"<p>{LINE} وهذه الفقرة {n} من الورقة، وفيها {n * 12}% من الأرقام (كلها).</p>" for n in range(1, 30)
)
PAGE = """<html lang="ar" dir="rtl"><style>@font-face {{ font-family: N; src: url({font}) }}
body {{ font: 14pt/1.8 N }}</style><h1>مياه الساحل</h1>{text}</html>"""
CUT = ".passage-card__cut"
DARK = 128
LOADED = "image => image.complete && image.naturalWidth > 0"


@pytest.fixture(scope="session")
def printed(browser: Browser, shelf: Path) -> Path:
    """The site of a library with a PDF that Chromium printed."""

    def make(room: Path) -> None:
        sources, docs = room / "sources", room / "docs"
        sources.mkdir(parents=True)
        (sources / "topics.yml").write_text("[]\n")
        (sources / "glossary.yml").write_text("[]\n")
        (room / "text.html").write_text(PAGE.format(font=FONT.as_uri(), text=TEXT))
        page = browser.new_page()
        page.goto((room / "text.html").as_uri())
        page.evaluate("document.fonts.ready")
        page.pdf(path=str(sources / "water.pdf"), format="A4")
        page.close()
        docs.mkdir()
        copy_people_pages(docs)
        write_pages(sources, docs, draft=True)
        build_site(docs, CONFIG, room / "site")

    return made_once(shelf / "printed", make)


@pytest.fixture(params=["http", "file"])
def address(printed: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the report's page stands."""
    if request.param == "file":
        yield (printed / "site/reports/water/index.html").as_uri()
    else:
        with serve(printed / "site") as base:
            yield f"{base}reports/water/"


def test_a_card_shows_the_very_lines_and_loads_their_page_when_it_opens(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("load")
    assert not any("/prints/" in url for url in asked)
    passage = page.locator("p.passage", has_text="وهذه الفقرة 3 من الورقة")
    passage.locator("a.permalink, a.number").click()
    cut = page.locator(CUT)
    expect(cut).to_have_count(1)
    expect(page.locator(".passage-card__print figcaption")).to_have_text("الصفحة 1")
    page.wait_for_function(f"({LOADED})(document.querySelector('{CUT} img'))")
    assert [url for url in asked if "/prints/" in url] == [
        url for url in asked if url.endswith("/water/1.webp")
    ]
    assert 1 <= _lines(cut) <= 4
    page.close()


SHOWN = """cut => {
  const picture = cut.querySelector("img").getBoundingClientRect(), frame = cut.getBoundingClientRect();
  return (frame.top + cut.clientTop - picture.top) / picture.height * 10000;
}"""


def test_lines_at_the_foot_of_a_page_are_cut_where_they_stand(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    data = page.evaluate("JSON.parse(document.getElementById('card-data').textContent).passages")
    tops = {anchor: card["printed"][0][2] for anchor, card in data.items() if len(card["printed"]) == 1}
    lowest = max(tops, key=tops.__getitem__)
    _open(page, lowest)
    cut = page.locator(CUT)
    page.wait_for_function(f"({LOADED})(document.querySelector('{CUT} img'))")
    assert cut.evaluate(SHOWN) == pytest.approx(
        tops[lowest], abs=20
    )  # of ten thousand: two points of a sheet
    page.close()


def _lines(cut: Locator) -> int:
    """How many lines of letters a picture shows, none of them cut by its edges."""
    cut.scroll_into_view_if_needed()
    picture = Image.open(io.BytesIO(cut.screenshot())).convert("L")
    width, height = picture.size
    inner = picture.crop((4, 4, width - 4, height - 4))
    box = (inner.width, 1)
    rows = [min(inner.crop((0, y, box[0], y + 1)).tobytes()) < DARK for y in range(inner.height)]
    assert not rows[0]
    assert not rows[-1]
    return sum(dark and not before for before, dark in zip([False, *rows], rows, strict=False))


def test_a_passage_over_two_pages_shows_its_lines_on_both(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    data = page.evaluate("JSON.parse(document.getElementById('card-data').textContent).passages")
    both = [anchor for anchor, card in data.items() if len({cut[0] for cut in card["printed"]}) == 2]
    if both:
        _open(page, both[0])
        expect(page.locator(CUT)).to_have_count(2)
    pages = {cut[0] for card in data.values() for cut in card["printed"]}
    assert pages == set(range(1, max(pages) + 1))
    page.close()


def _open(page: Page, anchor: str) -> None:
    page.locator(f"#{anchor} a.permalink, #{anchor} a.number").first.click()


def test_the_original_is_offered_as_it_came(browser: Browser, address: str, printed: Path) -> None:
    page = browser.new_page()
    page.goto(address)
    link = page.locator("a[download='water.pdf']")
    assert link.text_content() == "الملف الأصلي (PDF)"
    assert (printed / "site/downloads/water.pdf").read_bytes() == (printed / "sources/water.pdf").read_bytes()
    page.close()
