"""What the theme's frame prints around every page."""

import re
from pathlib import Path

import lxml.html
import pytest

from build_tools.bundles.offline import write_offline
from build_tools.commands.workspace import CONFIG
from build_tools.site.build import DATA, MARK, SiteError, build_site

PAGES = ("index.html", "about/index.html", "reports/index.html", "glossary/index.html", "404.html")
LATIN_WORD = re.compile(r"[A-Za-z]{3,}")


def page(site: Path, name: str) -> lxml.html.HtmlElement:
    return lxml.html.parse(str(site / name)).getroot()


@pytest.mark.parametrize("name", PAGES)
def test_language_and_direction_stand_on_the_page_itself(site: Path, name: str) -> None:
    root = page(site, name)
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")


@pytest.mark.parametrize("name", PAGES)
def test_the_interface_is_arabic_throughout(site: Path, name: str) -> None:
    root = page(site, name)
    for script in root.xpath("//script | //style"):
        script.drop_tree()
    spoken = root.xpath("//body//*/@aria-label | //body//*/@title | //body//*/@placeholder | //body//text()")
    foreign = [words.strip() for words in spoken if LATIN_WORD.search(words) and not _is_marked_latin(words)]
    assert foreign == []


def _is_marked_latin(words: object) -> bool:
    parent = words.getparent()  # type: ignore[attr-defined]
    return bool(parent.xpath("ancestor-or-self::*[@lang='en'] | ancestor-or-self::bdi"))


@pytest.mark.parametrize("name", PAGES)
def test_a_dialog_and_a_toggle_have_names(site: Path, name: str) -> None:
    nameless = page(site, name).xpath(
        "//*[@role='dialog' or @id='__drawer' or @id='__search'][not(@aria-label)]"
    )
    assert nameless == []


def test_no_report_stands_in_the_navigation(site: Path) -> None:
    links = page(site, "index.html").xpath("//nav//a/@href")
    assert not [link for link in links if re.search(r"reports/[^/]+/", link)]


def test_a_failed_build_leaves_the_former_site(tmp_path: Path) -> None:
    former = tmp_path / "site"
    (former / "data").mkdir(parents=True)
    for name in (MARK, DATA):
        (former / name).write_text("former")
    with pytest.raises(SiteError, match="docs_dir"):
        build_site(tmp_path / "nothing", CONFIG, former)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (former / "404.html").read_text() == "former"


def test_a_directory_of_something_else_is_not_replaced(docs: Path, tmp_path: Path) -> None:
    for name in ("letters.txt", MARK):  # a site of others has a page 404, too
        (tmp_path / name).write_text("kept")
        with pytest.raises(SiteError, match="not a built site"):
            build_site(docs, CONFIG, tmp_path)
        assert (tmp_path / name).read_text() == "kept"


def test_no_site_and_no_bundle_is_built_inside_another(docs: Path, tmp_path: Path) -> None:
    for name in (MARK, DATA):
        (tmp_path / "ok" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "ok" / name).write_text("{}")
    for place in (tmp_path / "ok" / "sub", tmp_path / "ok" / "data" / "further" / "in"):
        with pytest.raises(SiteError, match=r"inside the site .*ok, whose next build would remove it"):
            build_site(docs, CONFIG, place)
        with pytest.raises(SiteError, match=rf"^{place}: inside the site .*ok, whose next build"):
            write_offline(docs, CONFIG, place)
        assert not place.exists()


def test_nothing_of_the_theme_is_published_that_no_page_asks_for(site: Path) -> None:
    assets = [path.relative_to(site) for path in (site / "assets").rglob("*") if path.is_file()]
    assert assets
    assert not [path for path in assets if path.suffix == ".map" or {"workers", "lunr"} & set(path.parts)]
