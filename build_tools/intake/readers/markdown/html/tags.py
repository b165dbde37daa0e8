"""Tags of HTML: their names, and the little that is read of them."""

import html
import re
from functools import cache

from build_tools.ground.tables import table

TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]{0,30})(?P<rest>(?:\s[^<>]*|/)?)>")


def name_of(tag: str) -> tuple[str, bool]:
    """Return the name of a tag in small letters, and whether it closes; no name for a comment.

    >>> name_of("</DIV>"), name_of("<!-- x -->")
    (('div', True), ('', False))
    """
    found = re.match(r"<(/?)([A-Za-z][A-Za-z0-9-]*)", tag)
    return (found[2].lower(), bool(found[1])) if found else ("", False)


def is_known(name: str) -> bool:
    """Tell whether a name is that of an element of HTML.

    >>> is_known("div"), is_known("note")
    (True, False)
    """
    return name in _names()


def parts_blocks(name: str) -> bool:
    """Tell whether an element begins a block of its own."""
    return name in _blocks()


def attribute(tag: str, name: str) -> str:
    """Return an attribute of a tag as a browser reads it; nothing where it has none.

    >>> attribute('<img alt="نص &amp; نص" src=a.png>', "alt")
    'نص & نص'
    """
    found = re.search(rf"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", tag, re.IGNORECASE)
    return html.unescape(next((value for value in found.groups() if value), "")) if found else ""


@cache
def _names() -> frozenset[str]:
    known = table("intake/readers/markdown/html/tags")
    return frozenset(known["blocks"]["names"]) | frozenset(known["inline"]["names"])


@cache
def _blocks() -> frozenset[str]:
    return frozenset(table("intake/readers/markdown/html/tags")["blocks"]["names"])
