"""What an element of a page is by its own word: of the text, around it, or for programs alone."""

import re
from functools import cache
from typing import Any

from build_tools.ground.tables import table
from build_tools.intake.readers.html.tree import Element

PARTS = re.compile(r"[^a-z]+")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
SITE_PARTS = {
    "header": "html_head",
    "footer": "html_foot",
}  # where they are those of the page, and of no part
HOLDERS = ("article", "main", "section", "blockquote", "figure")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_unread(element: Element) -> bool:
    """Tell whether an element holds nothing for readers: scripts, styles, the head of the page."""
    return element.tag in _table()["unread"]["elements"]


def reason_around(element: Element) -> str | None:
    """Return why an element is around the text by what it is: its name, its role, whether it is shown."""
    name, role = str(element.tag), (element.get("role") or "").strip().lower()
    for kind in _kinds().values():
        if name in kind.get("elements", ()) or role in kind.get("roles", ()):
            return str(kind["reason"])
    if element.get("hidden") is not None or HIDDEN.search((element.get("style") or "").lower()):
        return "html_hidden"
    if (
        name in SITE_PARTS
        and not _heads_text(element)
        and not any(parent.tag in HOLDERS for parent in element.iterancestors())
    ):
        return SITE_PARTS[name]
    return None


def reason_by_words(element: Element, prose: int) -> str | None:
    """Return why an element of so many letters of prose is around the text, by its class and its id."""
    told = f"{element.get('class') or ''} {element.get('id') or ''}"
    if told.isspace():
        return None
    words = set(PARTS.split(CAMEL.sub(" ", told).lower()))
    for kind in _kinds().values():
        if prose <= kind.get("prose", prose) and not words.isdisjoint(kind.get("words", ())):
            return str(kind["reason"])
    return None


def _heads_text(element: Element) -> bool:
    """Tell whether a heading in an element is the title that the page bears as a whole."""
    title = " ".join("".join(element.getroottree().xpath("string(/html/head/title)")).split())
    named = (" ".join("".join(one.itertext()).split()) for one in element.iter("h1"))
    return any(name and title.startswith(name) for name in named)


@cache
def _kinds() -> dict[str, dict[str, Any]]:
    return {name: kind for name, kind in _table().items() if name != "unread"}


@cache
def _table() -> dict[str, dict[str, Any]]:
    return table("intake/readers/html/around")
