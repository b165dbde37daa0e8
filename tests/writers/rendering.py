"""Python-Markdown as `mkdocs.yml` sets it up, and our own HTML beside it."""

import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable

import lxml.html
import markdown

from build_tools.model import Page, nodes
from build_tools.spelling import spell
from build_tools.spelling.html import DOCS, block_html
from build_tools.spelling.links import Where
from build_tools.spelling.markdown import block_markdown

EXTENSIONS = [
    "toc", "tables", "abbr", "admonition", "attr_list", "def_list", "md_in_html", "build_tools.site.titles",
]  # fmt: skip
HERE = "reports/a.md"


def render(text: str) -> str:
    """Return the HTML of a Markdown text."""
    return markdown.markdown(text, extensions=EXTENSIONS)


def tree(text: str) -> lxml.html.HtmlElement:
    """Return the element around the rendered Markdown."""
    return element(render(text))


def element(html: str) -> lxml.html.HtmlElement:
    """Return the element around some HTML."""
    return lxml.html.fragment_fromstring(html, create_parent="main")


def in_markdown(*blocks: nodes.Block, page: str = HERE) -> str:
    """Return blocks as a page of Markdown has them."""
    return block_markdown(blocks, Where(page=page))


def in_html(*blocks: nodes.Block, page: str = HERE) -> str:
    """Return blocks as the site has them."""
    return block_html(blocks, Where(page=page))


def line(content: nodes.Content) -> nodes.Paragraph:
    """Return words as a passage."""
    return nodes.Paragraph(content=content, id="p1", classes="passage")


def shown(page: Page) -> str:
    """Return the HTML that the site shows of a page."""
    assert page.shown is not None, page.path
    return page.shown.html


def spelt(made: Iterable[nodes.Sheet | Page]) -> list[Page]:
    """Return what a writer made as files."""
    return [spell(page, {}) if isinstance(page, nodes.Sheet) else page for page in made]


def words(text: str) -> str:
    """Return `text` with each run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def target_of(page: str, path: str) -> str:
    """Return where the address `path` on a page leads: a path below `docs/`."""
    if path.startswith(DOCS):
        return path.removeprefix(DOCS)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page


__all__ = ["etree", "render", "target_of", "tree", "words"]
