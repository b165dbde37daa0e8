"""Every address inside a built site leads to a file, every fragment to an element of it."""

import os
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

ADDRESSES = (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("iframe", "src"))
# What Markdown leaves as it stands where the target is not defined: [words][target], [words][], [^note].
REFERENCE = re.compile(r"\[\^[^\]\s]+\]|\[[^\]\[]+\]\s?\[[^\]\[]*\]")
ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")  # an address with a scheme or a server
CODE = ("code", "pre", "script", "style")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPage:
    """What links need to know of a page: where it leads, and what can be led to."""

    addresses: frozenset[str]
    ids: Counter[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    """A built site: its files, by their path in it, what is known of its pages, its path on its server."""

    files: frozenset[str]
    pages: Mapping[str, BuiltPage]
    base: str


def broken_links(site: Path, *, base: str = "/") -> Iterator[str]:
    """Yield a line for each address in `site` that leads nowhere, and for each id that stands twice.

    `base` is the path of the site on its server; the page of missing pages uses it.
    """
    files = frozenset(_files(site))
    pages = {name: read_page(site / name) for name in sorted(files) if name.endswith(".html")}
    built = _Site(files=files, pages=pages, base=base)
    for name, page in pages.items():
        target = cache(partial(_target, folder=posixpath.dirname(name), site=built))
        for address in sorted(page.addresses - {f"#{id}" for id in page.ids}):
            if trouble := _trouble(name, address, target, built):
                yield f"{name}: {address}: {trouble}"
        for id in sorted(id for id, times in page.ids.items() if times > 1):
            yield f"{name}: #{id}: this place stands more than once in the page"


def undefined_references(content: str) -> Iterator[str]:
    """Yield each reference and footnote marker that the text of a page shows as it was typed.

    >>> list(undefined_references("<p>[عن الموقع][about] ثم [^1] و<code>[a][b]</code></p>"))
    ['[عن الموقع][about]', '[^1]']
    """
    for part in html.fragments_fromstring(content):
        texts = [part] if isinstance(part, str) else _texts(part)
        for text in texts:
            yield from (found.group() for found in REFERENCE.finditer(text))


def read_page(path: Path) -> BuiltPage:
    """Return the addresses and ids of the page at `path`."""
    root = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
    found = (element.get(name) for tag, name in ADDRESSES for element in root.iter(tag))
    addresses = frozenset(address for address in found if address is not None)
    return BuiltPage(addresses=addresses, ids=Counter(map(str, root.xpath("//@id"))))


def _files(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        inside = Path(folder).relative_to(site).as_posix()
        yield from names if inside == "." else (f"{inside}/{name}" for name in names)


def _trouble(name: str, address: str, target: Callable[[str], str | None], site: _Site) -> str | None:
    place, _, fragment = address.partition("#")
    if ELSEWHERE.match(place):
        return None
    file = target(place) if place else name
    if file is None:
        return "no such file"
    page = site.pages.get(file)
    if page is not None and fragment and unquote(fragment) not in page.ids:
        return "no such place in the page"
    return None


def _target(place: str, *, folder: str, site: _Site) -> str | None:
    """The file that an address in a page of `folder` leads to, if it is one of the site."""
    path = unquote(urlsplit(place).path)
    inside = path.removeprefix(site.base).lstrip("/") if path.startswith("/") else f"{folder}/{path}"
    ways = (
        posixpath.normpath(way)
        for way in (inside.lstrip("/"), posixpath.join(inside.lstrip("/"), "index.html"))
    )
    return next((way for way in ways if way in site.files), None)


def _texts(element: html.HtmlElement) -> Iterable[str]:
    return map(str, element.xpath(f".//text()[not({' or '.join(f'ancestor::{tag}' for tag in CODE)})]"))
