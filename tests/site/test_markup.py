"""The markup of the built pages is what HTML and WCAG ask for."""

import re
from pathlib import Path

import lxml.html

from tests.html_checker import html_errors, needs_java

MARKED = "|".join(
    f"ancestor-or-self::{how}" for how in ("*[@lang='en' and @dir='ltr']", "bdi[@dir='ltr']", "code")
)


@needs_java
def test_the_html_checker_finds_no_error(site: Path, bundle: Path) -> None:
    assert html_errors([*_one_of_each(site), *_one_of_each(bundle)]) == ""


def test_every_latin_run_has_its_language_and_direction(site: Path) -> None:
    unmarked = [
        f"{path.relative_to(site)}: {text.strip()[:60]}"
        for path in sorted(site.rglob("*.html"))
        for text in lxml.html.parse(str(path)).getroot().xpath("//main//text()[not(ancestor::script)]")
        if re.search(r"[A-Za-z]{2,}", text) and not _around(text).xpath(MARKED)
    ]
    assert unmarked == []


def test_the_title_of_every_page_has_an_id_that_means_something(site: Path) -> None:
    ids = [title.get("id") for path in site.rglob("*.html") for title in _titles(path)]
    assert ids
    assert all(re.fullmatch("[a-z][a-z-]+", id) for id in ids)


def _titles(path: Path) -> list[lxml.html.HtmlElement]:
    titles: list[lxml.html.HtmlElement] = lxml.html.parse(str(path)).getroot().xpath("//h1[@id]")
    return titles


def test_a_footnote_is_linked_by_its_number(site: Path) -> None:
    links = [
        link
        for path in site.glob("reports/*/index.html")
        for link in lxml.html.parse(str(path))
        .getroot()
        .xpath("//a[@role='doc-noteref' or @role='doc-backlink']")
    ]
    assert links
    for link in links:
        number = re.search(r"الحاشية (\d+)", link.get("aria-label") or "")
        assert number, link.get("href")
        if link.get("role") == "doc-noteref":
            assert re.search(r"\d+", link.text_content())[0] == number[1]
            assert re.match(rf"#fn{number[1]}(?!\d)", link.get("href")), link.get("href")


def _around(text: object) -> lxml.html.HtmlElement:
    """The element a text stands in."""
    parent = text.getparent()  # type: ignore[attr-defined]
    return parent if text.is_text else parent.getparent()  # type: ignore[attr-defined]


def _one_of_each(site: Path) -> list[Path]:
    """A page of each kind, and every report."""
    lists = [path for name in ("*.html", "*/index.html", "lists/**/*.html") for path in site.glob(name)]
    reports = list(site.glob("reports/**/*.html"))
    return sorted(
        {
            *lists,
            *reports,
            *sorted(site.glob("topics/**/*.html"))[:3],
            *sorted(site.glob("glossary/**/*.html"))[:3],
        }
    )
