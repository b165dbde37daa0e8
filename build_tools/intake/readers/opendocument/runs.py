"""The words of one paragraph of an OpenDocument file: spans, links, notes, frames."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from build_tools.intake.readers.archives import Element
from build_tools.intake.readers.formed.counting import RAISED
from build_tools.intake.readers.formed.words import Passage, Picture, Words
from build_tools.intake.readers.opendocument.names import DRAW, LINK, SVG, TEXT, count, local
from build_tools.intake.readers.opendocument.styles import Style, Styles

LONGEST_RAISED = 4
SKIPPED = (
    "tracked-changes",
    "annotation-end",
    "bookmark",
    "bookmark-start",
    "bookmark-end",
    "note-citation",
    "title",
    "desc",
)
MOST_SPACES = 100


@dataclass(slots=True, kw_only=True)
class Seen:
    """What was met on the way through a file, besides its words."""

    comments: int = 0
    objects: list[str] = field(default_factory=list)
    notes: list[tuple[int, Element]] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)  # how many notes of each kind there are so far
    endnotes_from: int = 0


@dataclass(slots=True, kw_only=True)
class Runs:
    """Gathers the words of one paragraph after the other."""

    styles: Styles
    seen: Seen
    words: Words = field(default_factory=Words)
    broken: list[Passage] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    own: Style = field(default_factory=Style)

    def read(self, paragraph: Element, style: Style) -> None:
        """Take in the words of a paragraph of some style."""
        self.own = style
        self._all(paragraph, style)

    def finished(self) -> list[Passage]:
        """Return the lines of the paragraph, and begin anew."""
        lines = [*self.broken, self.words.finished()]
        self.broken = []
        return lines

    def _all(self, element: Element, style: Style) -> None:
        self._text(element.text or "", style)
        for child in element:
            self._part(child, style)
            self._text(child.tail or "", style)

    def _part(self, element: Element, style: Style) -> None:
        name = local(element)
        if name in SKIPPED or not name:
            return
        if reader := READERS.get(name):
            reader(self, element, style)
        elif name == "span":
            self._all(element, self._with(style, element.get(f"{TEXT}style-name")))
        else:
            self._all(element, style)

    def _with(self, style: Style, name: str | None) -> Style:
        own = self.styles.style("text", name)
        return Style(
            bold=own.bold or style.bold,
            italic=own.italic or style.italic,
            struck=own.struck or style.struck,
            hidden=own.hidden or style.hidden,
            raised=own.raised or style.raised,
        )

    def _text(self, text: str, style: Style) -> None:
        if not text:
            return
        if style.hidden:
            self.hidden.append(text)
            return
        if style.raised and text.isascii() and text.isdecimal() and len(text) <= LONGEST_RAISED:
            text = text.translate(RAISED)
        set_apart = (style.bold and not self.own.bold) or (style.italic and not self.own.italic)
        self.words.add(text, *(name for name, on in (("em", set_apart), ("struck", style.struck)) if on))

    def _link(self, element: Element, style: Style) -> None:
        start = self.words.length
        self._all(element, style)
        address = (element.get(f"{LINK}href") or "").strip()
        if not address.startswith("#"):
            self.words.link(start, address)

    def _note(self, element: Element, style: Style) -> None:
        kind = element.get(f"{TEXT}note-class") or "footnote"
        self.seen.kinds[kind] = self.seen.kinds.get(kind, 0) + 1
        number = self.seen.kinds[kind] + (self.seen.endnotes_from if kind == "endnote" else 0)
        self.words.note(number)
        self.seen.notes += ((number, body) for body in element.iterchildren(f"{TEXT}note-body"))

    def _comment(self, element: Element, style: Style) -> None:
        self.seen.comments += 1

    def _space(self, element: Element, style: Style) -> None:
        self.words.add(" " * min(count(element.get(f"{TEXT}c"), 1), MOST_SPACES))

    def _break(self, element: Element, style: Style) -> None:
        self.broken.append(self.words.finished())

    def _frame(self, element: Element, style: Style) -> None:
        """A frame holds a picture, a box of text, or an object of another program."""
        images = list(element.iterchildren(f"{DRAW}image"))
        boxes = list(element.iterchildren(f"{DRAW}text-box"))
        objects = any(local(one) in ("object", "object-ole", "plugin", "applet") for one in element)
        self.boxes += boxes
        if objects:
            self.seen.objects.append("embedded objects")
        elif images and not boxes:
            told = [
                " ".join("".join(one.itertext()).split())
                for name in ("desc", "title")
                for one in element.iterchildren(f"{SVG}{name}")
            ]
            address = (images[0].get(f"{LINK}href") or "").removeprefix("./")
            self.pictures.append(Picture(address=address, alt=next(filter(None, told), "")))

    def _shape(self, element: Element, style: Style) -> None:
        """A drawn shape may hold paragraphs."""
        if next(element.iter(f"{TEXT}p"), None) is not None:
            self.boxes.append(element)
        else:
            self.seen.objects.append("drawings")


READERS: Mapping[str, Callable[[Runs, Element, Style], None]] = {
    "a": Runs._link,
    "note": Runs._note,
    "annotation": Runs._comment,
    "s": Runs._space,
    "tab": Runs._space,
    "line-break": Runs._break,
    "frame": Runs._frame,
    **dict.fromkeys(
        ("custom-shape", "rect", "ellipse", "g", "line", "path", "polygon", "polyline"), Runs._shape
    ),
}
