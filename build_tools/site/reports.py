"""What the site adds to a report's page: its head, the data of its cards, files that hold addresses.

Only here is it known where the site stands; without a configured address none is written.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from build_tools.citations.linked_data import json_ld
from build_tools.citations.meta import meta_tags
from build_tools.citations.reference import Reference
from build_tools.spelling import paths
from build_tools.writers.data.downloads import REFERENCES
from build_tools.writers.json_text import json_text

_CITATION = re.compile(
    r'<a (?=[^>]*class="citation")[^>]*href="(?P<address>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.DOTALL
)
_IN_SCRIPT = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The site: the pages and data it is built from, its public address or nothing, its name."""

    docs: Path
    files: Files
    url: str
    name: str


def head(page: Page, shelf: Shelf) -> dict[str, Any] | None:
    """Return the names and contents and the linked data of a report's page; None for other pages."""
    known = _known(page, shelf)
    if known is None:
        return None
    reference = _reference(known, shelf.url)
    parts = (_part(reference, *numbered) for numbered in known["numbered"])
    return {
        "meta": meta_tags(reference, known["description"], shelf.name),
        "linked_data": in_script(json_ld(reference, known["genre"], parts)),
    }


def cards(page: Page, shelf: Shelf) -> str | None:
    """Return what the cards of a report's passages show, for a script element; None for other pages."""
    known = _known(page, shelf)
    held = _read(shelf.docs / paths.cards(page.meta["id"])) if known else None
    if known is None or held is None:
        return None

    def relative(path: str) -> str:
        return _relative(path, page, shelf.files)

    pages = [[relative(path), title] for path, title in held["pages"]]
    prints = {page: url for page, path in held["prints"].items() if (url := relative(path))}
    told = {"address": _reference(known, shelf.url).url, "pages": pages, "prints": prints}
    return in_script(held | told)


def address_text(page: str) -> str:
    """Return a page's HTML with the public address of each cited document as text: a bundle has no network.

    >>> address_text('<a class="citation" href="https://example.org">A/1</a>')
    '<span class="citation">A/1<span class="spelt"> (<bdi dir="ltr" class="long">https://example.org</bdi>)</span></span>'
    """
    spelt = r'<span class="spelt"> (<bdi dir="ltr" class="long">\g<address></bdi>)</span>'
    return _CITATION.sub(rf'<span class="citation">\g<words>{spelt}</span>', page)


def write_addresses(docs: Path, site: Path, site_url: str) -> None:
    """Write the references for download once more, with the public address of each report."""
    for path in sorted((docs / paths.reference("*")).parent.glob("*.json")):
        reference = _reference(_read(path) or {}, site_url)
        for suffix, show in REFERENCES.items():
            file = site / paths.download(reference.id, suffix)
            file.write_text(show(reference), encoding="utf-8", newline="")


def read_feed(shelf: Shelf) -> dict[str, Any] | None:
    """Return what the feed holds, with the addresses of pages within the site; None where there is none."""
    feed: dict[str, Any] | None = _read(shelf.docs / paths.FEED)
    for entry in feed["entries"] if feed else ():
        entry["url"] = _url(entry["page"], shelf.files)
    return feed


def in_script(data: object) -> str:
    """Return data as JSON that no HTML parser takes for the end of its element.

    >>> in_script({"a": "</script>"})
    '{"a":"\\\\u003c/script\\\\u003e"}'
    """
    return json_text(data, compact=True).strip().translate(_IN_SCRIPT)


def _known(page: Page, shelf: Shelf) -> Any:
    """What is known of the report on a page; None where it is no report's."""
    if not page.file.src_uri.startswith("reports/") or "id" not in page.meta:
        return None
    return _read(shelf.docs / paths.reference(page.meta["id"]))


def _reference(known: dict[str, Any], site_url: str) -> Reference:
    """The report's reference; with its public address where the site has one."""
    address = known["page"].removesuffix(".md") + "/"
    told = known["reference"] | {"authors": tuple(known["reference"].get("authors", ()))}
    return Reference(**told, url=f"{site_url.rstrip('/')}/{address}" if site_url else None)


def _part(report: Reference, kind: str, number: int, anchor: str) -> Reference:
    url = f"{report.url or ''}#{anchor}"
    return Reference(id=f"{report.id}-{anchor}", title=report.title, url=url, kind=kind, number=number)


def _relative(path: str, page: Page, files: Files) -> str:
    url = _url(path, files)
    return get_relative_url(url, page.url) if url is not None else ""


def _url(path: str, files: Files) -> str | None:
    file = files.get_file_from_path(path)
    return file.url if file else None


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8")) if path.is_file() else None
