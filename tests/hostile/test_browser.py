"""A site full of hostile texts in a real browser: nothing runs, nothing is asked for outside."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Dialog

from build_tools.pipeline import write_pages
from build_tools.site.build import build_site
from build_tools.workspace import CONFIG, copy_people_pages
from tests.hostile.conftest import Tally
from tests.hostile.inputs import lay_out, read_texts
from tests.hostile.library import everywhere
from tests.serving import serve

FIRST, ONE_IN = 13, 20  # «{#__search}» among them, which is a place of the theme
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
SCRIPTS = "() => [...document.scripts].filter(script => !script.src).map(script => script.textContent)"


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """The site of a library of all the hostile texts, or of a few."""
    texts = read_texts() if pytestconfig.getoption("--whole") else read_texts()[FIRST::ONE_IN]
    room = tmp_path_factory.mktemp("hostile")
    docs = room / "docs"
    docs.mkdir()
    copy_people_pages(docs)
    written = write_pages(lay_out(everywhere(texts), room), docs, draft=True)
    assert written.corpus.refusals == ()
    return build_site(docs, CONFIG, room / "site")


@pytest.fixture(scope="module")
def address(hostile_site: Path) -> Iterator[str]:
    with serve(hostile_site) as address:
        yield address


@pytest.mark.browser
def test_nothing_of_a_text_runs_in_a_browser(
    browser: Browser, hostile_site: Path, address: str, tally: Tally
) -> None:
    page = browser.new_context().new_page()
    dialogs: list[str] = []
    outside: list[str] = []
    errors: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on(
        "request", lambda request: outside.append(request.url) if is_outside(request.url, address) else None
    )
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}about/")
    frame = set(page.evaluate(SCRIPTS))
    opened = 0
    for path in sorted(hostile_site.rglob("index.html")):
        name = path.parent.relative_to(hostile_site).as_posix()
        page.goto(f"{address}{'' if name == '.' else name + '/'}")
        assert page.evaluate(ACTIVE) == [], name
        assert all(is_of_frame(script, frame) for script in page.evaluate(SCRIPTS)), name
        opened += 1
        tally("pages in Chromium", "nothing ran")
    page.context.close()
    for name in ("feed.xml", "sitemap.xml"):
        if (hostile_site / name).is_file():
            ElementTree.parse(hostile_site / name)
    assert opened > 30
    assert (dialogs, outside, errors) == ([], [], [])


def is_outside(url: str, base: str) -> bool:
    return not url.startswith((base, "data:", "blob:"))


def is_of_frame(script: str, frame: set[str]) -> bool:
    """A script of the theme, or data: the theme's own differ from page to page in one address."""
    return script in frame or script.lstrip().startswith(
        ("{", "[", "__md_scope=", "var palette", "document.")
    )
