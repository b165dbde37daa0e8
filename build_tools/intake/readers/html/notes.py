"""The notes of a page: markers that lead to a place below, and the places that lead back to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from build_tools.arabic.numerals import ascii_digits
from build_tools.intake.readers.html.tree import Element

MARKER = re.compile(r"[\[(]?\s*(?P<number>\d{1,4})\s*[\])]?")
BACK = re.compile(r"[\s↩↑⤴^⏎▲\ufe0e\ufe0f\[\]().\d]*")
HOLDERS = ("li", "p", "div", "dd", "td", "section", "aside", "tr")
NOTE = re.compile(r"(?:sdfootnote|sdendnote|ftn|edn)\d")
LARGEST = 4_000  # letters of a note
NOTED = re.compile(
    r"footnote|endnote|sdfootnote|reference|doc-endnote|doc-footnote|^f?e?d?n\d|cite_note", re.IGNORECASE
)


@dataclass(slots=True, kw_only=True)
class Notes:
    """The markers in a text with their numbers, the element of each note, and the links that lead back."""

    markers: dict[Element, int] = field(default_factory=dict)
    notes: dict[Element, int] = field(default_factory=dict)
    backs: set[Element] = field(default_factory=set)

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of all notes."""
        return frozenset(self.notes.values())


def find_notes(root: Element) -> Notes:
    """Return the notes of a page.

    A marker is a link of a number to an element further down, which leads back to it, or says it is a note.
    """
    found = Notes()
    order = {element: place for place, element in enumerate(root.iter())}
    targets = _targets(root)
    names = {element: set(_names(element)) for element in _links(root)}
    for link in names:
        number = MARKER.fullmatch(ascii_digits(_text(link).strip()))
        target = targets.get((link.get("href") or "")[1:])
        if number is None or target is None or order[target] <= order[link]:
            continue
        holder = _holder(target)
        if holder is None or link in set(holder.iter()):
            continue
        backs = [one for one in holder.iter("a") if (one.get("href") or "")[1:] in names[link]]
        if backs or _says_note(holder):
            _add(found, link, holder, int(number["number"]), backs)
    return found


def _add(found: Notes, link: Element, holder: Element, number: int, backs: list[Element]) -> None:
    known = found.notes.get(holder)
    if known is None and number in found.notes.values():
        return  # another note of the same number, which the page counts anew
    found.markers[link] = found.notes.setdefault(holder, number) if known is None else known
    found.backs.update(one for one in backs if BACK.fullmatch(ascii_digits(_text(one))))


def _targets(root: Element) -> dict[str, Element]:
    targets: dict[str, Element] = {}
    for element in root.iter():
        if isinstance(element.tag, str):
            for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
                if name:
                    targets.setdefault(name, element)
    return targets


def _links(root: Element) -> Iterator[Element]:
    return (
        one
        for one in root.iter("a")
        if (one.get("href") or "").startswith("#") and len(one.get("href") or "") > 1
    )


def _names(link: Element) -> Iterator[str]:
    """The names that lead to a marker: its own, those in it, those of what it stands alone in."""
    for element in (link, *link.iter(), *_around(link)):
        yield from (name for name in (element.get("id"), element.get("name")) if name)


def _around(link: Element) -> Iterator[Element]:
    parent = link.getparent()
    while parent is not None and _text(parent).strip() == _text(link).strip():
        yield parent
        parent = parent.getparent()


def _holder(target: Element) -> Element | None:
    """The element of the note that a place stands in."""
    for element in (target, *target.iterancestors()):
        if element.tag in HOLDERS:
            if element.tag == "p" and (above := element.getparent()) is not None:
                element = above if NOTE.match(above.get("id") or "") else element  # one of several paragraphs
            return element if len(_text(element)) <= LARGEST else None
    return None


def _says_note(holder: Element) -> bool:
    told = (holder, *list(holder.iterancestors())[:2])
    return any(
        NOTED.search(f"{one.get('class') or ''} {one.get('role') or ''} {one.get('id') or ''}")
        for one in told
    )


def _text(element: Element) -> str:
    return "".join(element.itertext())
