"""The pages of reports that are not there under their identifier: renamed, removed, or refused this time."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from build_tools.html_pieces import piece, together
from build_tools.model import Corpus, Notice, Page, Redirect, Target, Tombstone
from build_tools.writers import layout, markdown, paths
from build_tools.writers.dense import words_as_html
from build_tools.writers.notices import link_to, said, tombstone
from build_tools.writers.parts import in_parts, part_map, part_pages
from build_tools.writers.prose import words

Told = tuple[list[str], list[str]]  # what is said first, and what stands under each anchor
WAYS_ON = {"changes": paths.OVERVIEW, "reports": paths.REPORTS, "search": paths.SEARCH}


def write_redirects(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for every report that is not there, or several where very many links led to it."""
    for redirect in corpus.redirects:
        name = "renamed" if redirect.target else "refused" if redirect.refused else "removed"
        title = said(f"redirects.{name}")
        told, places = _renamed(redirect) if redirect.target else _absent(redirect, name)
        parts = in_parts([f"# {title}", *told, *together(places)])
        fields = {"title": title, "language": "ar", "direction": "rtl", "search": {"exclude": True}}
        yield from part_pages(partial(paths.part, redirect.report), title, fields, parts, 1 + len(told))
        yield from part_map(redirect.report, parts)


def _renamed(redirect: Redirect) -> Told:
    """The page's script follows the link with the fragment it was asked for.

    Without the script the fragment is that of a link to the passage's new place.
    """
    there = paths.relative(paths.report(redirect.report), paths.report(str(redirect.target)))
    link = markdown.link(words(redirect.title or str(redirect.target), opens=False), there)
    lines = [said("redirects.renamed_text"), link]
    told = [layout.container("div", lines, class_="redirect", role="note")]
    places = {notice.anchor: notice for notice in redirect.notices}
    if places:
        told.append(f"## {said('redirects.places')}")
    return told, [_place(redirect, notice) for notice in places.values()]


def _place(redirect: Redirect, notice: Notice) -> str:
    opening = f": {words_as_html(notice.opening)}" if notice.opening else ""
    target = Target(report=str(redirect.target), anchor=notice.anchor)
    link = link_to(target, paths.report(redirect.report))
    return piece(f'<p id="{notice.anchor}">{link}{opening}</p>')


def _absent(redirect: Redirect, name: str) -> Told:
    path = paths.report(redirect.report)
    title = words(redirect.title or redirect.report, opens=False)
    ways = {
        way: markdown.link(said(f"redirects.{way}"), paths.relative(path, target))
        for way, target in WAYS_ON.items()
    }
    told = [
        said(f"redirects.{name}_text", title=title),
        said("redirects.why" if redirect.refused else "redirects.elsewhere", **ways),
    ]
    by_anchor = groupby(redirect.notices, key=lambda notice: notice.anchor)
    stones = (Tombstone(lines=(), anchor=anchor, notices=tuple(group)) for anchor, group in by_anchor)
    return told, [tombstone(stone, path) for stone in stones]
