"""Python-Markdown as `mkdocs.yml` sets it up, and what a browser would read in its output."""

import posixpath
import re
import xml.etree.ElementTree as etree

import lxml.html
import markdown

from build_tools.html_pieces import PLACE

EXTENSIONS = [
    "toc", "tables", "fenced_code", "abbr", "admonition", "attr_list", "def_list", "md_in_html",
    "build_tools.html_pieces",
]  # fmt: skip


def render(text: str) -> str:
    """Return the HTML of a Markdown text."""
    return markdown.markdown(text, extensions=EXTENSIONS)


def tree(text: str) -> lxml.html.HtmlElement:
    """Return the element around the rendered Markdown."""
    return lxml.html.fragment_fromstring(render(text), create_parent="main")


def words(text: str) -> str:
    """Return `text` with each run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def target_of(page: str, path: str) -> str:
    """Return where the address `path` on a page leads: a path below `docs/`."""
    if path.startswith(PLACE):
        return path.removeprefix(PLACE)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page


__all__ = ["etree", "render", "target_of", "tree", "words"]
