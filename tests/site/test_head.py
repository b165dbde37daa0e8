"""What the site says of itself: heads of reports, downloads, feed; with and without a public address."""

import json
import re
from pathlib import Path

import lxml.etree
import lxml.html
import pytest

from build_tools.commands.workspace import CONFIG
from build_tools.site.build import build_site
from build_tools.site.reports import address_text, in_script

ADDRESS = "https://library.example/texts/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="session")
def public_site(docs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built for a public address."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        return build_site(docs, CONFIG, tmp_path_factory.mktemp("public") / "site")


@pytest.fixture(scope="session")
def name(site: Path) -> str:
    """A report with numbered paragraphs."""
    pages = sorted(site.glob("reports/*/index.html"))
    return next(page.parent.name for page in pages if 'class="number"' in page.read_text("utf-8"))


def report(site: Path, name: str) -> lxml.html.HtmlElement:
    return lxml.html.parse(str(site / "reports" / name / "index.html")).getroot()


def metas(root: lxml.html.HtmlElement) -> dict[str, str]:
    tags = root.xpath("//head/meta[@name or @property]")
    return {tag.get("name") or tag.get("property"): tag.get("content") for tag in tags}


def linked_data(root: lxml.html.HtmlElement) -> dict[str, object]:
    [script] = root.xpath("//script[@type='application/ld+json']")
    found: dict[str, object] = json.loads(script.text)
    return found


def test_the_head_names_title_and_date(site: Path, name: str) -> None:
    root = report(site, name)
    found = metas(root)
    title = root.xpath("//h1")[0].text_content().strip()
    assert found["citation_title"] == found["DC.title"] == found["og:title"] == title
    assert re.fullmatch(r"\d{4}(/\d\d){0,2}", found["citation_publication_date"])
    assert found["DC.date"] == linked_data(root)["datePublished"]


def test_linked_data_names_every_numbered_paragraph(site: Path, name: str) -> None:
    root = report(site, name)
    data = linked_data(root)
    assert data["@context"] == "https://schema.org"
    parts = {part["url"]: part["position"] for part in data["hasPart"]}  # type: ignore[attr-defined]
    printed = {link.get("href"): int(link.text) for link in root.xpath("//a[@class='number']")}
    assert printed.items() <= parts.items()


def test_without_a_public_address_none_is_written(site: Path, name: str) -> None:
    root = report(site, name)
    assert "citation_public_url" not in metas(root)
    assert "url" not in linked_data(root)
    assert root.xpath("//link[@rel='canonical']") == []
    assert "Sitemap" not in (site / "robots.txt").read_text("utf-8")
    assert "url" not in (site / "downloads" / f"{name}.bib").read_text("utf-8")


def test_a_public_address_is_everywhere(public_site: Path, name: str) -> None:
    root = report(public_site, name)
    address = f"{ADDRESS}reports/{name}/"
    assert metas(root)["citation_public_url"] == metas(root)["og:url"] == address
    data = linked_data(root)
    assert data["url"] == data["@id"] == address
    assert data["hasPart"][0]["url"].startswith(f"{address}#")  # type: ignore[index]
    cards = json.loads(root.xpath("//script[@id='card-data']")[0].text)
    assert cards["address"] == address
    for suffix in ("bib", "ris", "csl.json"):
        assert address in (public_site / "downloads" / f"{name}.{suffix}").read_text("utf-8")
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (public_site / "robots.txt").read_text("utf-8")
    assert f"]({ADDRESS}downloads/{name}.markdown.txt)" in (public_site / "llms.txt").read_text("utf-8")


@pytest.mark.parametrize("where", ["site", "public_site"])
def test_the_feed_is_atom(where: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(where)
    feed = lxml.etree.parse(str(site / "feed.xml")).getroot()
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        assert element.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated", ""))
    links = [entry.find(f"{ATOM}link").get("href") for entry in feed.findall(f"{ATOM}entry")]
    assert links
    for link in links:
        assert link.startswith(ADDRESS) == (where == "public_site")
        assert (site / link.removeprefix(ADDRESS) / "index.html").is_file()


def test_every_report_offers_its_files(site: Path, name: str) -> None:
    root = report(site, name)
    offered = {link.get("download"): link.get("href") for link in root.xpath("//a[@download]")}
    endings = ("md", "txt", "json", "bib", "ris", "csl.json")
    assert list(offered) == [f"{name}.{ending}" for ending in endings]
    for address in offered.values():
        assert (site / "reports" / name / address).resolve().is_file()


def test_what_the_build_alone_reads_is_not_published(site: Path) -> None:
    for path in ("data/cards", "data/references", "data/feed.json"):
        assert not (site / path).exists()


def test_the_bundle_shows_addresses_of_cited_documents_as_text(bundle: Path, site: Path) -> None:
    cited = next(
        page for page in sorted(site.glob("reports/*/index.html")) if "undocs.org" in page.read_text()
    )
    page = lxml.html.parse(str(bundle / "reports" / f"{cited.parent.name}.html")).getroot()
    assert page.xpath("//a[contains(@href, 'undocs.org')]") == []
    spelt = page.xpath("//span[@class='citation']/span[@class='spelt']/bdi/text()")
    assert spelt
    assert all(address.startswith("https://undocs.org/") for address in spelt)


def test_a_citation_with_tags_in_it_is_spelt_too() -> None:
    cited = (
        '<a class="citation" href="https://undocs.org/A/1"><bdi dir="ltr">A/1</bdi></a> ثم <a href="#x">س</a>'
    )
    assert address_text(cited).count("</a>") == 1


def test_data_in_a_page_cannot_end_its_element() -> None:
    hostile = {"title": "</script><script>alert(1)</script><!--"}
    assert "<" not in in_script(hostile)
    assert json.loads(in_script(hostile)) == hostile


def test_linked_data_of_a_report_is_not_more_than_its_numbers(site: Path) -> None:
    for page in site.glob("reports/*/index.html"):
        root = lxml.html.parse(str(page)).getroot()
        for script in root.xpath("//script[@type='application/ld+json']"):
            for part in json.loads(script.text).get("hasPart", []):
                assert root.get_element_by_id(part["url"][1:]) is not None
