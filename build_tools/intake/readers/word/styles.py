"""The styles of a Word file: what a paragraph of each is, whether its letters are set apart."""

import re
from dataclasses import dataclass, replace

from build_tools.intake.readers.archives import Element
from build_tools.intake.readers.word.names import W, is_on, number, value

HEADING = re.compile(r"heading ([1-9])")
CONTENTS = re.compile(r"toc [1-9]|toc heading|table of figures|contents heading|contents [1-9]")
QUOTES = ("quote", "intense quote", "block text", "quotations")
CODE = ("source code", "html preformatted", "preformatted text", "plain text code")
CAPTIONS = ("caption", "image caption", "table caption", "figure")
DEEPEST = 12  # styles that a style is based on
TITLE, CONTENTS_LIST, QUOTATION, VERBATIM, CAPTION = "title", "contents", "quotation", "code", "caption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style with all it takes from those it is based on. `level` is that of a heading, from 1, or 0."""

    role: str = ""
    level: int = 0
    list: str | None = None
    depth: int = 0
    bold: bool = False
    italic: bool = False
    struck: bool = False
    hidden: bool = False


class Styles:
    """The styles of a file by their identifiers."""

    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.iter(f"{W}style")
        self._elements = {one.get(f"{W}styleId") or "": one for one in found}
        self._known: dict[str, Style] = {}

    def style(self, id: str | None) -> Style:
        """Return a style; one that is not there says nothing."""
        if id not in self._known:
            self._known[id or ""] = self._read(id or "", DEEPEST)
        return self._known[id or ""]

    def _read(self, id: str, deepest: int) -> Style:
        element = self._elements.get(id)
        if element is None or deepest == 0:
            return Style()
        based = self._read(value(element, "basedOn") or "", deepest - 1)
        own = _named(based, (value(element, "name") or "").lower())
        paragraph = element.find(f"{W}pPr")
        outline = number(value(paragraph, "outlineLvl"))
        if outline is not None and own.role == "":
            own = replace(own, level=outline + 1 if outline < 9 else 0)
        lists = None if paragraph is None else paragraph.find(f"{W}numPr")
        if lists is not None:
            depth = number(value(lists, "ilvl"))
            own = replace(
                own, list=value(lists, "numId") or own.list, depth=own.depth if depth is None else depth
            )
        return with_letters(own, element.find(f"{W}rPr"))


def with_letters(style: Style, letters: Element | None) -> Style:
    """Return a style with what properties of letters say; those of Arabic ones have names of their own."""
    if letters is None:
        return style
    told = {
        "bold": _either(letters, "b", "bCs"),
        "italic": _either(letters, "i", "iCs"),
        "struck": _either(letters, "strike", "dstrike"),
        "hidden": is_on(letters, "vanish"),
    }
    known = {name: on for name, on in told.items() if on is not None}
    return replace(style, **known) if known else style  # type: ignore[arg-type]


def _either(letters: Element, name: str, other: str) -> bool | None:
    found = [on for on in (is_on(letters, name), is_on(letters, other)) if on is not None]
    return any(found) if found else None


def _named(style: Style, name: str) -> Style:
    """What a style is by its name: programs keep those of the styles they know in English."""
    if heading := HEADING.fullmatch(name):
        return replace(style, role="", level=int(heading[1]))
    if name == "title":
        return replace(style, role=TITLE, level=0)
    if CONTENTS.fullmatch(name):
        return replace(style, role=CONTENTS_LIST, level=0)
    roles = {QUOTATION: QUOTES, VERBATIM: CODE, CAPTION: CAPTIONS}
    role = next((role for role, names in roles.items() if name in names), None)
    return style if role is None else replace(style, role=role, level=0)
