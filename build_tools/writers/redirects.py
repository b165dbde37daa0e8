"""The pages of reports that are not there under their identifier: renamed, removed, or refused this time."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from build_tools.model import Corpus, Notice, Page, Redirect, Target, Tombstone, nodes
from build_tools.spelling import paths
from build_tools.writers.parts import in_parts, part_map, part_sheets
from build_tools.writers.text.notices import link_to, said, told, tombstone
from build_tools.writers.text.prose import heading, page_link, paragraph, words

Told = tuple[list[nodes.Block], list[nodes.Block]]  # what is said first, what stands under each anchor
WAYS_ON = {"changes": paths.OVERVIEW, "reports": paths.REPORTS, "search": paths.SEARCH}


def write_redirects(corpus: Corpus) -> Iterator[nodes.Sheet | Page]:
    """Yield a page for every report that is not there, or several where very many links led to it."""
    for redirect in corpus.redirects:
        name = "renamed" if redirect.target else "refused" if redirect.refused else "removed"
        title = said(f"redirects.{name}")
        first, places = _renamed(redirect) if redirect.target else _absent(redirect, name)
        parts = in_parts([heading(1, (title,)), *first, *places])
        fields = {"title": title, "language": "ar", "direction": "rtl", "search": {"exclude": True}}
        path = partial(paths.part, paths.report(redirect.report))
        yield from part_sheets(path, (title,), fields, parts, 1 + len(first))
        yield from part_map(redirect.report, parts)


def _renamed(redirect: Redirect) -> Told:
    """The page's script follows the link with the fragment it was asked for.

    Without the script the fragment is that of a link to the passage's new place.
    """
    link = page_link(words(redirect.title or str(redirect.target)), paths.report(str(redirect.target)))
    lines = (paragraph((said("redirects.renamed_text"),)), paragraph((link,)))
    first: list[nodes.Block] = [nodes.Box(kind="div", blocks=lines, classes="redirect", role="note")]
    places = {notice.anchor: notice for notice in redirect.notices}
    if places:
        first.append(heading(2, (said("redirects.places"),), "places"))
    return first, [_place(redirect, notice) for notice in places.values()]


def _place(redirect: Redirect, notice: Notice) -> nodes.Paragraph:
    opening = (": ", *words(notice.opening)) if notice.opening else ()
    link = link_to(Target(report=str(redirect.target), anchor=notice.anchor))
    return nodes.Paragraph(content=(link, *opening), id=notice.anchor)


def _absent(redirect: Redirect, name: str) -> Told:
    ways = {way: (page_link((said(f"redirects.{way}"),), target),) for way, target in WAYS_ON.items()}
    why = "redirects.why" if redirect.refused else "redirects.elsewhere"
    first: list[nodes.Block] = [
        paragraph(told(f"redirects.{name}_text", title=words(redirect.title or redirect.report))),
        paragraph(told(why, **ways)),
    ]
    page = paths.report(redirect.report)
    by_anchor = groupby(redirect.notices, key=lambda notice: notice.anchor)
    stones = (Tombstone(lines=(), anchor=anchor, notices=tuple(group)) for anchor, group in by_anchor)
    return first, [tombstone(stone, page) for stone in stones]
