"""The lists of a page: the label that a browser shows before each item."""

from build_tools.intake.readers.formed.counting import counted, label
from build_tools.intake.readers.formed.parts import Label
from build_tools.intake.readers.html.tree import Element

WAYS = {"a": "latin", "i": "roman", "1": "number", "lower-alpha": "latin", "lower-latin": "latin",
        "upper-alpha": "latin", "upper-latin": "latin", "lower-roman": "roman", "upper-roman": "roman",
        "decimal": "number", "arabic-indic": "number", "abjad": "abjad", "arabic-abjad": "abjad",
        "arabic-alphabet": "alphabet"}  # fmt: skip
BULLETS = ("disc", "circle", "square", "none")
LARGEST = 100_000
PARTS = ("h1", "h2", "h3", "h4", "table", "article", "section")


class Counter:
    """Counts the items of one list."""

    def __init__(self, element: Element) -> None:
        self.way = _way(element)
        self.upper = _told(element)[:1].isupper() or _told(element).startswith("upper")
        self.step = -1 if element.get("reversed") is not None and element.tag == "ol" else 1
        items = sum(one.tag == "li" for one in element)
        self.next = _number(element.get("start"), items if self.step < 0 else 1)

    def label(self, item: Element) -> Label:
        """Return the label of the next item."""
        if self.way is None:
            return Label(style="bullet", value=None)
        number = _number(item.get("value"), self.next)
        self.next = number + self.step
        shown = counted(number, self.way)
        shown = shown.upper() if self.upper else shown
        return label(f"({shown})" if self.way in ("abjad", "alphabet") else f"{shown}.")


def holds_parts(element: Element | None) -> bool:
    """Tell whether an element that is written as a list holds parts of a page: headings, tables, articles."""
    return element is not None and any(
        inner.tag in PARTS for item in element if item.tag == "li" for inner in item.iter()
    )


def _told(element: Element) -> str:
    style = (element.get("style") or "").replace(" ", "").lower()
    _, told, value = style.partition("list-style-type:")
    if not told:
        _, told, value = style.partition("list-style:")
    return value.partition(";")[0] if told else (element.get("type") or "").strip()


def _way(element: Element) -> str | None:
    """How items are counted; None for bullets."""
    told = _told(element).lower()
    if element.tag != "ol":
        return WAYS.get(told) if told not in ("", *BULLETS) and told in WAYS and "-" in told else None
    return None if told in BULLETS else WAYS.get(told, "number")


def _number(told: str | None, otherwise: int) -> int:
    bare = (told or "").strip()
    digits = bare.removeprefix("-")
    if digits.isascii() and digits.isdecimal() and len(digits) < len(str(LARGEST)):
        return int(bare)
    return otherwise
