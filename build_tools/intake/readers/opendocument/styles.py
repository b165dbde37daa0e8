"""The styles of an OpenDocument file: what a paragraph of each is, whether its letters are set apart."""

import re
from dataclasses import dataclass, replace

from build_tools.intake.readers.archives import Element
from build_tools.intake.readers.opendocument.names import FO, STYLE, TEXT, count

ROLES = {
    "title": ("title",),
    "quotation": ("quotations", "block text", "quote", "intense quote"),
    "code": ("preformatted text", "source code", "html preformatted"),
    "caption": ("caption", "illustration", "figure", "table", "drawing", "text", "image caption",
                "table caption", "figurecaption", "tablecaption", "figure caption"),
}  # fmt: skip
HEADING = re.compile(r"heading ([1-9])")
DEEPEST = 12
BOLD = ("bold", "600", "700", "800", "900")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style with all it takes from those above it."""

    role: str = ""
    level: int = 0
    list: str = ""
    bold: bool = False
    italic: bool = False
    struck: bool = False
    hidden: bool = False
    raised: bool = False


class Styles:
    """The styles of a file by their names: those of one place in it go before those of the whole."""

    def __init__(self, *roots: Element) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        for root in roots:
            for one in root.iter(f"{STYLE}style"):
                key = (one.get(f"{STYLE}family") or "", one.get(f"{STYLE}name") or "")
                self._elements.setdefault(key, one)
        self._known: dict[tuple[str, str], Style] = {}

    def style(self, family: str, name: str | None) -> Style:
        """Return a style; one that is not there is told by its name alone."""
        key = (family, name or "")
        if key not in self._known:
            self._known[key] = self._read(*key, DEEPEST)
        return self._known[key]

    def _read(self, family: str, name: str, deepest: int) -> Style:
        element = self._elements.get((family, name))
        if element is None or deepest == 0:
            return _named(Style(), name)
        above = element.get(f"{STYLE}parent-style-name")
        own = _named(self._read(family, above, deepest - 1) if above else Style(), name)
        if shown := element.get(f"{STYLE}display-name"):
            own = _named(own, shown)
        if (listed := element.get(f"{STYLE}list-style-name")) is not None:
            own = replace(own, list=listed)
        outline = count(element.get(f"{STYLE}default-outline-level"), 0)
        own = replace(own, level=outline) if outline and not own.role else own
        return _with_letters(own, element.find(f"{STYLE}text-properties"))


def _with_letters(style: Style, letters: Element | None) -> Style:
    if letters is None:
        return style
    weights = [letters.get(name) for name in (f"{FO}font-weight", f"{STYLE}font-weight-complex")]
    slants = [letters.get(name) for name in (f"{FO}font-style", f"{STYLE}font-style-complex")]
    if any(weights):
        style = replace(style, bold=any(one in BOLD for one in weights))
    if any(slants):
        style = replace(style, italic=any(one in ("italic", "oblique") for one in slants))
    if struck := letters.get(f"{STYLE}text-line-through-style"):
        style = replace(style, struck=struck != "none")
    if shown := letters.get(f"{TEXT}display"):
        style = replace(style, hidden=shown == "none")
    if position := letters.get(f"{STYLE}text-position"):
        style = replace(style, raised=position.startswith("super"))
    return style


def _named(style: Style, name: str) -> Style:
    words = name.replace("_20_", " ").replace("_", " ").lower().strip()
    if heading := HEADING.fullmatch(words):
        return replace(style, role="", level=int(heading[1]))
    role = next((role for role, names in ROLES.items() if words in names), None)
    return style if role is None else replace(style, role=role, level=0)
