"""The pages of reports that are not there under their identifier: renamed, removed, or refused this time."""

from collections.abc import Iterator
from itertools import groupby

from build_tools.model import Corpus, Notice, Page, Redirect, Target, Tombstone
from build_tools.writers import layout, markdown, paths
from build_tools.writers.notices import link_to, printed_name, said, tombstone
from build_tools.writers.prose import words

WAYS_ON = {"changes": paths.OVERVIEW, "reports": paths.REPORTS, "search": paths.SEARCH}


def write_redirects(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for every report that is not there: its links go on to say where they lead."""
    for redirect in corpus.redirects:
        path = paths.report(redirect.report)
        name = "renamed" if redirect.target else "refused" if redirect.refused else "removed"
        blocks = list(_renamed(redirect, path) if redirect.target else _absent(redirect, name, path))
        title = said(f"redirects.{name}")
        fields = {"title": title, "language": "ar", "direction": "rtl", "search": {"exclude": True}}
        yield Page(path=path, text=layout.page(fields, [f"# {title}", *blocks]))


def _renamed(redirect: Redirect, path: str) -> Iterator[str]:
    """The page's script follows the link with the fragment it was asked for.

    Without the script the fragment is that of a link to the passage's new place.
    """
    there = paths.relative(path, paths.report(str(redirect.target)))
    link = markdown.link(words(redirect.title or str(redirect.target), opens=False), there)
    lines = [said("redirects.renamed_text"), link]
    yield layout.container("div", lines, class_="redirect", role="note")
    places = {notice.anchor: notice for notice in redirect.notices}
    if places:
        yield f"## {said('redirects.places')}"
        yield from (_place(str(redirect.target), notice, path) for notice in places.values())


def _place(report: str, notice: Notice, path: str) -> str:
    label = printed_name(notice.anchor) or said("notices.place")
    link = markdown.link(label, link_to(Target(report=report, anchor=notice.anchor), path))
    opening = f": {words(notice.opening, opens=False)}" if notice.opening else ""
    return layout.paragraph(f"{link}{opening}", id=notice.anchor)


def _absent(redirect: Redirect, name: str, path: str) -> Iterator[str]:
    title = words(redirect.title or redirect.report, opens=False)
    yield said(f"redirects.{name}_text", title=title)
    ways = {
        way: markdown.link(said(f"redirects.{way}"), paths.relative(path, target))
        for way, target in WAYS_ON.items()
    }
    yield said("redirects.why" if redirect.refused else "redirects.elsewhere", **ways)
    for anchor, notices in groupby(redirect.notices, key=lambda notice: notice.anchor):
        yield tombstone(Tombstone(lines=(), anchor=anchor, notices=tuple(notices)), path)
