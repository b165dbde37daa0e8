"""The words of one paragraph of a Word file: runs, links, fields, notes, pictures, boxes of text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from build_tools.intake.readers.archives import Element
from build_tools.intake.readers.formed.counting import RAISED
from build_tools.intake.readers.formed.words import Passage, Picture, Words
from build_tools.intake.readers.word.fields import Fields
from build_tools.intake.readers.word.names import WP, A, M, R, Relation, V, W, shown, value
from build_tools.intake.readers.word.styles import Style, Styles, with_letters

SKIPPED = ("del", "moveFrom")
ADDED = ("ins", "moveTo")
DECORATIVE = "decorative"
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
LONGEST_RAISED = 4


@dataclass(slots=True, kw_only=True)
class Seen:
    """What was met on the way through a file, besides its words."""

    inserted: int = 0
    deleted: int = 0
    objects: list[str] = field(default_factory=list)
    endnotes_from: int = 0  # the number of the last footnote, where there are notes of both kinds
    noted: dict[tuple[str, str], int] = field(default_factory=dict)  # the number of each note, in their order


@dataclass(slots=True, kw_only=True)
class Runs:
    """Gathers the words of one paragraph after the other."""

    styles: Styles
    relations: Mapping[str, Relation]
    seen: Seen
    fields: Fields = field(default_factory=Fields)
    words: Words = field(default_factory=Words)
    broken: list[Passage] = field(default_factory=list)  # lines of the paragraph that are whole
    pictures: list[Picture] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    own: Style = field(default_factory=Style)  # that of the paragraph

    def read(self, paragraph: Element, style: Style) -> None:
        """Take in the words of a paragraph of some style."""
        self.own = style
        self._all(paragraph)

    def finished(self) -> list[Passage]:
        """Return the lines of the paragraph, and begin anew."""
        lines = [*self.broken, self.words.finished()]
        self.broken = []
        self.fields.new_paragraph()
        return lines

    def _all(self, element: Element) -> None:
        for child in shown(element):
            name = _local(child)
            if name == "r":
                self._run(child)
            elif name in SKIPPED:
                self.seen.deleted += 1
            elif name == "hyperlink":
                self._link(child)
            elif name in ("oMath", "oMathPara"):
                self.words.add("".join(one.text or "" for one in child.iter(f"{M}t")))
            elif name not in ("pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "smartTagPr"):
                self.seen.inserted += name in ADDED
                self._all(child)

    def _link(self, element: Element) -> None:
        start = self.words.length
        self._all(element)
        relation = self.relations.get(element.get(f"{R}id") or "")
        if relation is not None and relation.address:
            self.words.link(start, relation.address)

    def _run(self, run: Element) -> None:
        letters = run.find(f"{W}rPr")
        style = self._style(letters)
        for child in shown(run):
            name = _local(child)
            if name == "fldChar":
                self._field(child)
            elif name in ("instrText", "delInstrText"):
                self.fields.tell(child.text or "")
            elif not self.fields.is_hidden and (reader := READERS.get(name)):
                reader(self, child, style)
            elif name == "t" and not self.fields.is_hidden:
                self._text(child.text or "", style, value(letters, "vertAlign"))

    def _style(self, letters: Element | None) -> Style:
        """How the letters of a run differ from those of their paragraph."""
        named = self.styles.style(value(letters, "rStyle"))
        return with_letters(named, letters)

    def _text(self, text: str, style: Style, raised: str | None = None) -> None:
        if style.hidden:
            self.hidden.append(text)
            return
        if raised == "superscript" and text.isascii() and text.isdecimal() and len(text) <= LONGEST_RAISED:
            text = text.translate(RAISED)
        set_apart = (style.bold and not self.own.bold) or (style.italic and not self.own.italic)
        told = [name for name, on in (("em", set_apart), ("struck", style.struck)) if on]
        self.words.add(text, *told)

    def _field(self, element: Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            self.fields.show(self.words.length)
        elif kind == "end":
            start, address = self.fields.end()
            if address:
                self.words.link(start, address)

    def _break(self, element: Element, style: Style) -> None:
        self.broken.append(self.words.finished())
        self.fields.new_paragraph()

    def _space(self, element: Element, style: Style) -> None:
        self.words.add(" ")

    def _hyphen(self, element: Element, style: Style) -> None:
        self._text("-", style)

    def _symbol(self, element: Element, style: Style) -> None:
        code = element.get(f"{W}char") or ""
        try:
            self._text(chr(int(code, 16)), style)
        except (ValueError, OverflowError):
            self.seen.objects.append("signs without a number")

    def _note(self, element: Element, style: Style) -> None:
        kind, id = NOTES[_local(element)], element.get(f"{W}id") or ""
        self.words.note(self.seen.noted.setdefault((kind, id), self._next_number(kind)))

    def _next_number(self, kind: str) -> int:
        first = self.seen.endnotes_from if kind == "endnote" else 0
        return first + sum(one == kind for one, _ in self.seen.noted) + 1

    def _drawing(self, element: Element, style: Style) -> None:
        """Pictures and boxes of text; what else is drawn holds no text that is read."""
        boxes = [one for one in element.iter(f"{W}txbxContent") if not _within_other_form(one, element)]
        self.boxes += boxes
        found = [*element.iter(f"{A}blip"), *element.iter(f"{V}imagedata")]
        within = {inner for box in boxes for inner in box.iter()}
        pictures = [one for one in found if one not in within and not _within_other_form(one, element)]
        for one in pictures:
            self._picture(element, one)
        if not boxes and not found:
            self.seen.objects.append("drawings")

    def _picture(self, element: Element, blip: Element) -> None:
        told = next(element.iter(f"{WP}docPr"), None)
        if told is not None and any(
            _local(one) == DECORATIVE and one.get("val") == "1" for one in told.iter()
        ):
            return
        shape = next((one for one in blip.iterancestors() if one.tag.startswith(V)), None)
        alt = (told.get("descr") or told.get("title") or "") if told is not None else ""
        alt = alt or ("" if shape is None else shape.get("alt") or "")
        relation = self.relations.get(
            blip.get(f"{R}embed") or blip.get(f"{R}id") or blip.get(f"{R}link") or ""
        )
        address = "" if relation is None else relation.part or relation.address
        self.pictures.append(Picture(address=address, alt=" ".join(alt.split())))

    def _object(self, element: Element, style: Style) -> None:
        self.seen.objects.append("embedded objects")

    def _ruby(self, element: Element, style: Style) -> None:
        """Words, and how they are read above them."""
        for part in element:
            if _local(part) == "rubyBase":
                self._all(part)
        for part in element:
            if _local(part) == "rt":
                self._text(" (", style)
                self._all(part)
                self._text(")", style)


READERS: Mapping[str, Callable[[Runs, Element, Style], None]] = {
    "br": Runs._break,
    "cr": Runs._break,
    "tab": Runs._space,
    "ptab": Runs._space,
    "noBreakHyphen": Runs._hyphen,
    "sym": Runs._symbol,
    "footnoteReference": Runs._note,
    "endnoteReference": Runs._note,
    "drawing": Runs._drawing,
    "pict": Runs._drawing,
    "object": Runs._object,
    "ruby": Runs._ruby,
}


def _within_other_form(element: Element, top: Element) -> bool:
    """Tell whether an element stands in the second form of content that was read in its first."""
    for one in element.iterancestors():
        if one is top:
            return False
        if _local(one) == "Fallback":
            return True
    return False


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
