"""Every address inside the site leads to a file, and every fragment to an element of it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest

ADDRESSES = (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("iframe", "src"))


def broken_links(site: Path) -> Iterator[str]:
    """Yield a line for each address in `site` that leads nowhere."""
    for page in sorted(site.rglob("*.html")):
        if page.name == "404.html":  # its addresses begin at the server's root
            continue
        for address in sorted(addresses(page)):
            if trouble := trouble_with(page, address):
                yield f"{page.relative_to(site)}: {address}: {trouble}"


def addresses(page: Path) -> set[str]:
    tree = lxml.html.parse(str(page)).getroot()
    return {
        element.get(name)
        for tag, name in ADDRESSES
        for element in tree.iter(tag)
        if element.get(name) is not None
    }


def trouble_with(page: Path, address: str) -> str | None:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page.resolve()
    if target.is_dir():
        target /= "index.html"
    if not target.is_file():
        return "no such file"
    if parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in anchors(target):
        return "no such place in the page"
    return None


@cache
def anchors(page: Path) -> frozenset[str]:
    return frozenset(lxml.html.parse(str(page)).getroot().xpath("//@id"))


def repeated_anchors(site: Path) -> Iterator[str]:
    """Yield a line for each page in which an id stands twice."""
    for page in sorted(site.rglob("*.html")):
        ids = lxml.html.parse(str(page)).getroot().xpath("//@id")
        if twice := {id for id in ids if ids.count(id) > 1}:
            yield f"{page.relative_to(site)}: {sorted(twice)}"


@pytest.mark.parametrize("where", ["site", "bundle"])
def test_every_link_leads_somewhere(where: str, request: pytest.FixtureRequest) -> None:
    assert list(broken_links(request.getfixturevalue(where))) == []


def test_no_anchor_stands_twice(site: Path) -> None:
    assert list(repeated_anchors(site)) == []


@pytest.mark.parametrize("where", ["site", "bundle"])
def test_a_page_asks_for_nothing_outside(where: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(where)
    asked = {
        f"{page.relative_to(site)}: {address}"
        for page in site.rglob("*.html")
        for tag, name in ADDRESSES[1:]
        for element in lxml.html.parse(str(page)).getroot().iter(tag)
        if (address := element.get(name) or "").startswith(("http:", "https:", "//"))
        and element.get("rel") not in ("canonical", "prev", "next")
    }
    assert asked == set()


def test_the_checker_sees_a_missing_file_and_a_missing_place(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<p id="p1"><a href="b.html">b</a><a href="#p2">2</a><a href="#p1">1</a></p>'
    )
    assert list(broken_links(tmp_path)) == [
        "a.html: #p2: no such place in the page",
        "a.html: b.html: no such file",
    ]


def test_the_checker_follows_a_folder_to_its_index(tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "index.html").write_text('<p id="p1">1</p>')
    (tmp_path / "a.html").write_text('<a href="c/#p1">1</a>')
    assert list(broken_links(tmp_path)) == []
