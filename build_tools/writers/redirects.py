"""The pages of reports that are no longer published under their identifier."""

from collections.abc import Iterator
from itertools import groupby

from build_tools.model import Corpus, Page, Redirect, Tombstone
from build_tools.writers import layout, markdown, paths
from build_tools.writers.notices import said, tombstone
from build_tools.writers.prose import words


def write_redirects(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for every report that was renamed or removed: its links go on to say where they lead."""
    for redirect in corpus.redirects:
        path = paths.report(redirect.report)
        blocks = list(_renamed(redirect, path) if redirect.target else _removed(redirect, path))
        title = said("redirects.renamed" if redirect.target else "redirects.removed")
        fields = {"title": title, "language": "ar", "direction": "rtl", "search": {"exclude": True}}
        yield Page(path=path, text=layout.page(fields, [f"# {title}", *blocks]))


def _renamed(redirect: Redirect, path: str) -> Iterator[str]:
    """The page's script follows the link with the fragment it was asked for; readers without it do so."""
    there = paths.relative(path, paths.report(str(redirect.target)))
    link = markdown.link(words(redirect.title or str(redirect.target), opens=False), there)
    lines = [said("redirects.renamed_text"), link]
    yield layout.container("div", lines, class_="redirect", role="note")


def _removed(redirect: Redirect, path: str) -> Iterator[str]:
    yield said("redirects.removed_text", title=words(redirect.title or redirect.report, opens=False))
    for anchor, notices in groupby(redirect.notices, key=lambda notice: notice.anchor):
        yield tombstone(Tombstone(lines=(), anchor=anchor, notices=tuple(notices)), path)
