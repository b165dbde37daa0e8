"""Words longer than a line, in every place: no page is wider than the window."""

import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.hostile.conftest import build_library
from tests.hostile.library import everywhere
from tests.serving import serve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("wide")]
WORDS = (
    "https://news.example/2023/7/25/" + urllib.parse.quote("وزير-الدفاع-يعلن-عن-خطة-جديدة-لأمن-الحدود"),
    "https://example.org/" + "a" * 200,
    "https://ar.example.org/wiki/" + "_".join(["أمن", "الحدود"] * 15),
    "ج" * 200,
    "A/RES/" + "7" * 120,
    "Donaudampfschifffahrts" * 8,
)
WIDTHS = (320, 390, 1440)
WIDER = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return !element.closest(".md-sidebar") && box.width > 1 && (box.left < -1 || box.right > innerWidth + 1);
  }).map((element) => element.outerHTML.slice(0, 100)).slice(0, 5)"""


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    room = tmp_path_factory.mktemp("wide")
    build_library(everywhere(list(WORDS)), room)
    with serve(room / "site") as address:
        yield room / "site", address


def test_no_page_is_wider_than_the_window_whatever_its_words(
    browser: Browser, wide: tuple[Path, str]
) -> None:
    site, address = wide
    page = browser.new_page()
    told = {}
    for path in sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html")):
        page.goto(address + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if found := page.evaluate(WIDER):
                told[path, width] = found
    page.close()
    assert told == {}
