"""No letter is lost and none is invented: what the tree prints is what the lines hold."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_tools.arabic.wording import printed_label
from build_tools.ground.invisible import TATWEEL, is_unseen
from build_tools.model import (
    Block,
    Code,
    Document,
    Figure,
    Finding,
    Footnote,
    Heading,
    ItemList,
    ListItem,
    NoteReference,
    Origin,
    Paragraph,
    PrintedTable,
    Quotation,
    Recommendation,
    Repair,
    Text,
)

# Wingdings and its like: a letter of the file that a font shows as an arrow, a tick or a circle.
BULLET = re.compile(r"\s*[Øüo]\s+(?=[\u0621-\u064a])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What one block prints, labels included, and the lines it came from."""

    lines: tuple[int, ...]
    text: str


def letters(text: str) -> Counter[str]:
    """Return how often each letter and digit stands in `text`, whatever its printed form.

    >>> letters("١٢ ⁽³⁾ لا") == letters("لا 3 12")
    True
    """
    return Counter(_bare(text))


def have_same_letters(text: str, other: str) -> bool:
    """Tell whether the same letters and digits stand in both texts, each as often, in whatever order.

    >>> have_same_letters("(١٢) نص ⁽³⁾", "3 نص 12"), have_same_letters("نص", "نصص")
    (True, False)
    """
    if text.split() == other.split():
        return True
    bare, other_bare = _bare(text), _bare(other)
    return bare == other_bare or sorted(bare) == sorted(other_bare)


def check_conservation(document: Document) -> Iterator[Finding]:
    """Yield what was not kept of the lines: E01, E02.

    E01: a letter of some lines is not in the block they became, or one is there that they lack; signs of
    the source's format are neither, where it tells them.
    E02: a line stands in no block, or in two.
    """
    printed = tuple(prints(document))
    yield from _check_letters(document, printed)
    yield from _check_corrections(document)
    yield from _check_lines(document, printed)


def _check_letters(document: Document, printed: Iterable[Print]) -> Iterator[Finding]:
    received = {line.number: line.text for line in document.source.lines}
    signs = {line.number: line.known for line in document.source.structure if line.known is not None}
    for print in printed:
        known = [signs[number] for number in print.lines if number in signs]
        lines = "\n".join(received[number] for number in print.lines)
        if (bullet := BULLET.match(lines)) and not print.text.lstrip().startswith(bullet[0].strip()):
            lines = lines[bullet.end() :]
        lines = "\n".join([lines, *(one.given for one in known)])
        text = "\n".join([print.text, *(one.taken for one in known)])
        if not have_same_letters(lines, text):
            there, here = letters(lines), letters(text)
            yield _finding(document, print.lines[0], lost=there - here, invented=here - there)


def _check_lines(document: Document, printed: Iterable[Print]) -> Iterator[Finding]:
    claimed = Counter(number for print in printed for number in print.lines)
    for line in document.source.lines:
        times = claimed[line.number]
        if times != (1 if line.text.strip() else 0):
            values = {"times": times}
            yield Finding(id="E02", file=document.source.file, line=line.number, values=values)


def prints(document: Document) -> Iterator[Print]:
    """Yield what each block of the document prints; tables and gaps are ours and print nothing."""
    yield from (Print(lines=line.lines, text=line.text) for line in document.front)
    yield from (Print(lines=line.lines, text=line.text) for line in document.furniture)
    for block in (*document.blocks, *document.footnotes):
        yield from _prints(block)


def _prints(block: Block) -> Iterator[Print]:
    match block:
        case Heading():
            yield Print(lines=block.lines, text=f"{block.label or ''} {_printed(block.text)}")
        case Paragraph():
            yield Print(lines=block.lines, text=f"{block.number or block.label or ''} {_printed(block.text)}")
        case PrintedTable():
            cells = (cell for row in block.rows for cell in row)
            yield Print(lines=block.lines, text=" ".join(map(_printed, cells)))
        case Quotation() | Code():
            yield Print(lines=block.lines, text=_printed(block.text))
        case Figure():
            caption = "" if block.caption is None else block.caption.plain
            yield Print(lines=block.lines, text=f"{_printed(block.text)} {caption}")
        case ItemList():
            for item in block.items:
                yield from _prints(item)
        case ListItem():
            yield from _bodied(block, str(block.label or ""))
        case Recommendation():
            yield from _bodied(block, printed_label(block))
        case Footnote():
            yield from _bodied(block, str(block.number))


def _bodied(block: ListItem | Recommendation | Footnote, label: str) -> Iterator[Print]:
    own, others = [], []
    for part in block.body:
        if isinstance(part, Paragraph) and part.number is None:
            own.append(part)
        else:
            others.append(part)
    lines = sorted({*block.lines, *(line for part in own for line in part.lines)})
    yield Print(lines=tuple(lines), text=" ".join([label, *(_printed(part.text) for part in own)]))
    for part in others:
        yield from _prints(part)


def _printed(text: Text) -> str:
    """The plain text and the numbers of its footnote markers."""
    markers = (str(span.number) for span in text.spans if isinstance(span, NoteReference))
    return " ".join((text.plain, *markers))


def _bare(text: str) -> str:
    """The letters and digits of a text and nothing else, digits of any script as ASCII digits."""
    return unicodedata.normalize("NFKC", text).translate(_BARE)


class _Bare(dict[int, str]):
    """What each character is worth, by its number: itself, its digit, or nothing."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        value = unicodedata.digit(char, None)
        counts = char.isalnum() and char != TATWEEL and not is_unseen(char)
        worth = (char if value is None else str(value)) if counts else ""
        return self.setdefault(code, worth)


_BARE = _Bare()


def _check_corrections(document: Document) -> Iterator[Finding]:
    """Between the received line and the published one stand only the listed corrections."""
    corrections: dict[int, list[Repair]] = defaultdict(list)
    for repair in document.source.repairs:
        if repair.origin is Origin.EDITOR:
            corrections[repair.line].append(repair)
    for line in document.source.lines:
        if line.text == line.received:
            continue
        own = corrections[line.number]
        expected = letters(line.received)
        expected.subtract(letters(_join(repair.received for repair in own)))
        expected.update(letters(_join(repair.published for repair in own)))
        if +expected != letters(line.text):
            lost, invented = expected - letters(line.text), letters(line.text) - expected
            yield _finding(document, line.number, lost=lost, invented=invented)


def _join(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _finding(document: Document, line: int, *, lost: Counter[str], invented: Counter[str]) -> Finding:
    values = {
        "lost": "".join(sorted(lost.elements())) or "-",
        "invented": "".join(sorted(invented.elements())) or "-",
    }
    return Finding(id="E01", file=document.source.file, line=line, values=values)
