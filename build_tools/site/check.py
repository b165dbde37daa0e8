"""Every address inside a built site leads to a file, every fragment to an element of it."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

ADDRESSES = (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("iframe", "src"))
# What Markdown leaves as it stands where the target is not defined: [words][target], [words][], [^note].
REFERENCE = re.compile(r"\[\^[^\]\s]+\]|\[[^\]\[]+\]\s?\[[^\]\[]*\]")
CODE = ("code", "pre", "script", "style")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPage:
    """What links need to know of a page: where it leads, and what can be led to."""

    path: Path
    addresses: frozenset[str]
    ids: Counter[str]


def broken_links(site: Path, *, base: str = "/") -> Iterator[str]:
    """Yield a line for each address in `site` that leads nowhere, and for each id that stands twice.

    `base` is the path of the site on its server; the page of missing pages uses it.
    """
    pages = {path: read_page(path) for path in sorted(site.rglob("*.html"))}
    file = cache(partial(_file, site=site, base=base))
    for path, page in pages.items():
        name = path.relative_to(site).as_posix()
        for address in sorted(page.addresses - {f"#{id}" for id in page.ids}):
            if trouble := _trouble(page, address, file, pages):
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
    return BuiltPage(path=path, addresses=addresses, ids=Counter(map(str, root.xpath("//@id"))))


def _trouble(
    page: BuiltPage, address: str, file: Callable[[Path, str], Path | None], pages: dict[Path, BuiltPage]
) -> str | None:
    place, _, fragment = address.partition("#")
    if place and ((parts := urlsplit(place)).scheme or parts.netloc):
        return None
    target = file(page.path.parent, unquote(parts.path)) if place else page.path
    if target is None:
        return "no such file"
    if target.suffix == ".html" and not _has_place(pages.get(target), unquote(fragment)):
        return "no such place in the page"
    return None


def _file(folder: Path, path: str, *, site: Path, base: str) -> Path | None:
    """The file that a path in a page of `folder` leads to, if it is one of the site."""
    start = site / path.removeprefix(base).lstrip("/") if path.startswith("/") else folder / path
    target = Path(os.path.normpath(start))
    target = target / "index.html" if target.is_dir() else target
    return target if target.is_file() and target.is_relative_to(site) else None


def _has_place(page: BuiltPage | None, fragment: str) -> bool:
    return not fragment or page is None or fragment in page.ids


def _texts(element: html.HtmlElement) -> Iterable[str]:
    return map(str, element.xpath(f".//text()[not({' or '.join(f'ancestor::{tag}' for tag in CODE)})]"))
