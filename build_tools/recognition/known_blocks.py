"""Blocks whose form the format of a file tells: nested lists, notes of several parts, figures, code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from build_tools.model import (
    Block,
    Code,
    Figure,
    Footnote,
    ItemList,
    Known,
    ListItem,
    Paragraph,
    Text,
)
from build_tools.recognition.claims import Claim
from build_tools.recognition.inline import read_text
from build_tools.recognition.kinds.genre import Genre
from build_tools.recognition.known import spans_of

Body = tuple[Paragraph | ItemList, ...]


def is_known_block(claim: Claim) -> bool:
    """Tell whether the format says what block a claim is, or is a part of."""
    known = claim.line.known
    if known is None or claim.kind not in ("known", known.role):
        return False
    return known.list > 0 or known.note is not None or known.role in ("figure", "code")


def known_blocks(claims: Sequence[Claim], genre: Genre) -> Iterator[Block]:
    """Yield the blocks of claims that stand together: lists with their items, notes with all they hold."""
    lists, note = _Lists(), _Note()
    for claim in claims:
        known = claim.line.known
        assert known is not None
        if known.note is None or known.role == "footnote":
            yield from note.closed()
        if known.note is not None:
            yield from lists.closed()
            note.add(claim, known, known_text(claim, genre))
        elif known.list:
            lists.add(claim, known, known_text(claim, genre))
        else:
            yield from lists.closed()
            yield _lone(claim, known, genre)
    yield from note.closed()
    yield from lists.closed()


def known_text(claim: Claim, genre: Genre) -> Text:
    """Return the text of a claim, with the places that its format knows in it."""
    spans = spans_of(claim.line, claim.text)
    return read_text(claim.text, genre, claim.markers, squared=claim.squared, spans=spans)


def _lone(claim: Claim, known: Known, genre: Genre) -> Block:
    lines = claim.line.numbers
    if known.role == "code":
        return Code(lines=lines, text=Text(plain=claim.line.text), language=known.name)
    caption = Text(plain=known.caption) if known.caption else None
    return Figure(lines=lines, text=known_text(claim, genre), caption=caption, address=known.name)


@dataclass(slots=True, kw_only=True)
class _OpenItem:
    """An item that still grows."""

    lines: tuple[int, ...]
    label: str | int | None
    body: "list[Paragraph | _OpenList]"

    def closed(self) -> ListItem:
        """Return the item as it stands."""
        body = tuple(part.closed() if isinstance(part, _OpenList) else part for part in self.body)
        return ListItem(lines=self.lines, label=self.label, body=body)


@dataclass(slots=True, kw_only=True)
class _OpenList:
    """A list that still grows."""

    style: str
    number: int
    items: list[_OpenItem]

    def closed(self) -> ItemList:
        """Return the list as it stands, and no item more."""
        lines = tuple(line for item in self.items for line in item.lines)
        items = tuple(item.closed() for item in self.items)
        return ItemList(lines=lines, style=self.style, items=items, whole=True)


@dataclass(slots=True)
class _Lists:
    """The list that is open, and those in its last item, in its last item …"""

    open: list[_OpenList] = field(default_factory=list)
    before: list[Paragraph | _OpenList] = field(default_factory=list)

    def add(self, claim: Claim, known: Known, text: Text) -> None:
        """Add an item, or a further paragraph of one."""
        paragraph = Paragraph(lines=claim.line.numbers, text=text)
        if known.role != "item":
            self._go_on(known, paragraph)
            return
        del self.open[known.level :]
        item = _OpenItem(lines=paragraph.lines, label=known.label, body=[paragraph])
        last = self.open[-1] if self.open else None
        if last is not None and len(self.open) == known.level and last.style == known.name:
            last.items.append(item)
            return
        del self.open[max(known.level - 1, 0) :]
        inner = _OpenList(style=known.name, number=known.list, items=[item])
        if self.open:
            self.open[-1].items[-1].body.append(inner)
        else:
            self.before.append(inner)
        self.open.append(inner)

    def _go_on(self, known: Known, paragraph: Paragraph) -> None:
        del self.open[known.level :]
        if self.open:
            self.open[-1].items[-1].body.append(paragraph)
        else:
            self.before.append(paragraph)

    def closed(self) -> Iterator[Paragraph | ItemList]:
        """Yield what was added, and begin anew."""
        for part in self.before:
            yield part.closed() if isinstance(part, _OpenList) else part
        self.open, self.before = [], []


@dataclass(slots=True)
class _Note:
    """The note that is open: its head, and what stands in it."""

    lines: tuple[int, ...] = ()
    number: int = 0
    body: _Lists = field(default_factory=_Lists)

    def add(self, claim: Claim, known: Known, text: Text) -> None:
        """Add the head of a note, or a part of it."""
        if known.role == "footnote":
            self.lines, self.number = claim.line.numbers, known.note or 0
        if known.list:
            self.body.add(claim, known, text)
        else:
            self.body.open = []
            self.body.before.append(Paragraph(lines=claim.line.numbers, text=text))

    def closed(self) -> Iterator[Block]:
        """Yield the note with all it holds; what stands in a note without a head is text."""
        body = tuple(self.body.closed())
        if self.lines:
            yield Footnote(lines=self.lines, number=self.number, body=body)
        else:
            yield from body
        self.lines = ()
