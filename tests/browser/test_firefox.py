"""The bundle in Firefox, from `file://` and without the lenience it has under WebDriver."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.marionette import Firefox, executable, firefox

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(executable() is None, reason="no Firefox on this machine"),
]


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with firefox(tmp_path_factory.mktemp("profile")) as session:
        yield session


def test_files_may_not_read_each_other(fox: Firefox, bundle: Path) -> None:
    """If they may, the other tests prove nothing."""
    fox.open((bundle / "index.html").as_uri())
    read = "return await fetch('about.html').then(() => 'read', () => 'refused');"
    assert fox.evaluate(read) == "refused"


def test_search_finds_passages_from_a_file(fox: Firefox, bundle: Path) -> None:
    fox.open((bundle / "reports" / "ssr-financing.html").as_uri())
    found = fox.evaluate(
        """
        document.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true}));
        for (let i = 0; i < 100 && !window.reportSearch; i++) await new Promise(r => setTimeout(r, 50));
        return (await window.reportSearch.find("التوصيات", {limit: 5})).map(hit => hit.url);
        """
    )
    assert isinstance(found, list)
    assert found
    fox.open(found[0] if found[0].startswith("file:") else (bundle / found[0]).as_uri())
    assert fox.evaluate("return document.title;")


def test_fonts_are_loaded_from_a_file(fox: Firefox, bundle: Path) -> None:
    fox.open((bundle / "index.html").as_uri())
    script = (
        "await document.fonts.ready; return [...document.fonts].filter(f => f.status === 'loaded').length;"
    )
    assert fox.evaluate(script) > 0


def test_a_deep_link_lands_on_its_passage(fox: Firefox, bundle: Path) -> None:
    fox.open((bundle / "reports" / "ssr-report-2022-brief.html").as_uri() + "#p12")
    top = "const e = document.querySelector(':target'); return [e.id, e.getBoundingClientRect().top];"
    anchor, place = fox.evaluate(top)
    assert anchor == "p12"
    assert 0 <= place < 300
