"""Every address inside the site leads to a file, and every fragment to an element of it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest

from build_tools.commands.workspace import CONFIG
from build_tools.site.build import DATA, MARK, SiteError, build_site
from build_tools.site.check import ADDRESSES, broken_links, undefined_references

REPORT = "reports/women-security-sector.md"


@pytest.mark.parametrize("where", ["site", "bundle"])
def test_every_link_leads_somewhere(where: str, request: pytest.FixtureRequest) -> None:
    assert list(broken_links(request.getfixturevalue(where))) == []


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


def test_the_checker_sees_a_missing_file_a_missing_place_and_a_repeated_one(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<p id="p1"><a href="b.html">b</a><a href="#p2">2</a><a href="#p1">1</a>'
        '<a href="../x">x</a><i id="p1"></i></p>'
    )
    assert list(broken_links(tmp_path)) == [
        "a.html: #p2: no such place in the page",
        "a.html: ../x: no such file",
        "a.html: b.html: no such file",
        "a.html: #p1: this place stands more than once in the page",
    ]


def test_the_checker_follows_a_folder_to_its_index(tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "index.html").write_text('<p id="p1">1</p>')
    (tmp_path / "a.html").write_text('<a href="c/#p1">1</a>')
    assert list(broken_links(tmp_path)) == []


def test_the_checker_knows_where_the_site_begins_on_its_server(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text('<a href="/library/b.html">b</a>')
    (tmp_path / "b.html").write_text("<p>b</p>")
    assert list(broken_links(tmp_path, base="/library/")) == []
    assert list(broken_links(tmp_path, base="/other/")) == ["404.html: /library/b.html: no such file"]


BROKEN = {
    "a missing page": ("[نص](missing.md)", "missing.md"),
    "a missing place": ("[نص](#nowhere)", "#nowhere"),
    "a missing place of another page": (f"[نص]({REPORT}#p9999)", "women-security-sector/#p9999"),
    "an address in HTML": ('<a href="../nothing/">نص</a>', "../nothing/"),
    "a reference that is not defined": ("[نص][nothing]", "[نص][nothing]"),
    "a footnote that is not defined": ("نص[^nothing]", "[^nothing]"),
    "a place that stands twice": ('<p id="faithful">نص</p>', "#faithful"),
}


@pytest.fixture(scope="module")
def quiet_build(docs: Path, tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """MkDocs, told to be quiet, which makes it drop its own warnings; every mistake stands in one page."""
    room = tmp_path_factory.mktemp("broken")
    copy = _copy_with_page(docs, room, "\n\n".join(written for written, _ in BROKEN.values()))
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(CONFIG), "-d", str(room / "site")],
        env=os.environ | {"WARRAQ_DOCS": str(copy), "WARRAQ_SOURCES": "", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("mistake", BROKEN)
def test_a_link_that_leads_nowhere_ends_a_quiet_build(
    mistake: str, quiet_build: subprocess.CompletedProcess[str]
) -> None:
    assert quiet_build.returncode == 1
    assert re.search(rf"about\S*: \S*{re.escape(BROKEN[mistake][1])}: ", quiet_build.stderr)


def test_a_link_that_leads_nowhere_leaves_the_former_site(docs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "data").mkdir(parents=True)
    for name in (MARK, DATA):
        (site / name).write_text("former")
    with pytest.raises(SiteError, match=r"missing\.md"):
        build_site(_copy_with_page(docs, tmp_path, "[نص](missing.md)"), CONFIG, site)
    assert (site / "404.html").read_text() == "former"


def test_what_a_source_typed_is_no_reference() -> None:
    assert list(undefined_references("<p>حاشية [5] ونص [كما ورد]</p>")) == []


def _copy_with_page(docs: Path, room: Path, written: str) -> Path:
    """Link everything of `docs` but one page, which gets a paragraph more."""
    copy = room / "docs"
    copy.mkdir()
    for entry in docs.iterdir():
        if entry.name != "about.md":
            (copy / entry.name).symlink_to(entry)
    (copy / "about.md").write_text((docs / "about.md").read_text("utf-8") + f"\n{written}\n", "utf-8")
    return copy
