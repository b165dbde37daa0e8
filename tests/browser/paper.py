"""A page printed as PDF, read back: its lines from top to bottom, their words as they are read.

Arabic letters lie in a PDF as pieces from left to right, a dot apart from what it stands under; what a
reader copies is told beside them, as "actual text". No library reads that, so it is read here.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
NUMBER = re.compile(rb"<([0-9A-Fa-f]+)>")
SAME_LINE = 6  # points: larger and smaller letters of a line do not stand on one
Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: how high it stands in points, and what it says, from its right end to its left."""

    height: float
    text: str


@dataclass(slots=True)
class _Pen:
    """Where text is being shown, in which letters, and what stands for it."""

    page: Matrix = PLAIN
    start: Matrix = PLAIN
    line: Matrix = PLAIN
    codes: Mapping[int, str] = field(default_factory=dict)
    width: int = 1
    kept: list[Matrix] = field(default_factory=list)
    marks: list[str | None] = field(default_factory=list)  # the actual text of each open piece


def print_page(page: Page) -> list[list[Line]]:
    """Return the lines of each sheet that an open page is printed on."""
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, tagged=True)))
    return [_lines(sheet) for sheet in printed.pages]


def letters(text: str) -> str:
    """Return the Arabic letters of a text in their basic forms: without marks, spaces and tatweel."""
    basic = unicodedata.normalize("NFKD", text)
    return "".join(char for char in basic if unicodedata.category(char) == "Lo")


def _lines(sheet: PageObject) -> list[Line]:
    """Pieces at one height are a line, from right to left."""
    lines: list[list[tuple[float, float, str]]] = []
    for x, y, text in sorted(_pieces(sheet), key=lambda piece: -piece[1]):
        if not lines or lines[-1][0][1] - y > SAME_LINE:
            lines.append([])
        lines[-1].append((x, y, text))
    return [Line(line[0][1], "".join(text for _, _, text in sorted(line, reverse=True))) for line in lines]


def _pieces(sheet: PageObject) -> Iterator[tuple[float, float, str]]:
    """Where each piece of text stands, and what it says."""
    fonts = {name: _codes(font.get_object()) for name, font in sheet["/Resources"]["/Font"].items()}
    pen = _Pen()
    for operands, operator in ContentStream(sheet.get_contents(), sheet.pdf).operations:
        match operator, operands:
            case b"q", _:
                pen.kept.append(pen.page)
            case b"Q", _:
                pen.page = pen.kept.pop()
            case b"cm", matrix:
                pen.page = _product(matrix, pen.page)
            case b"Tm", matrix:
                pen.line = pen.start = matrix
            case b"Td", (x, y):
                pen.line = _product((1, 0, 0, 1, x, y), pen.line)
            case b"Tf", (name, _):
                pen.width, pen.codes = fonts[name]
            case b"BDC" | b"BMC", _:
                pen.marks.append(_actual_text(operands))
            case b"EMC", _:
                pen.marks.pop()
            case b"Tj", (shown,):
                yield _at(pen, _said(pen, shown))
            case b"TJ" | b"'" | b'"', _:
                raise ValueError(f"text is shown by {operator!r}, which is not read")


def _actual_text(operands: list) -> str | None:
    properties = operands[1] if len(operands) > 1 else {}
    told = properties.get("/ActualText")
    return None if told is None else str(told)


def _said(pen: _Pen, shown: object) -> str:
    """What the next piece of letters says: the first of an open piece says the actual text of it all."""
    for at, told in enumerate(pen.marks):
        if told is not None:
            pen.marks[at] = ""
            return told
    data: bytes = getattr(shown, "original_bytes", shown)
    codes = (data[at : at + pen.width] for at in range(0, len(data), pen.width))
    return "".join(pen.codes.get(int.from_bytes(code), "") for code in codes)


def _at(pen: _Pen, text: str) -> tuple[float, float, str]:
    """A dot stands above or below its letter, and both on the line where the run of letters began."""
    return _product(pen.line, pen.page)[4], _product(pen.start, pen.page)[5], text


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = map(float, first)
    p, q, r, s, t, u = map(float, then)
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _codes(font: Mapping) -> tuple[int, dict[int, str]]:
    """How many bytes a code of a font has, and what each code says."""
    width = 2 if font["/Subtype"] == "/Type0" else 1
    said: dict[int, str] = {}
    table = font["/ToUnicode"].get_object().get_data() if "/ToUnicode" in font else b""
    for kind, rows in SECTION.findall(table):
        numbers = iter(NUMBER.findall(rows))
        for first in numbers:
            last = first if kind == b"char" else next(numbers)
            start = _text(next(numbers))
            for step in range(int(last, 16) - int(first, 16) + 1):
                said[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return width, said


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")
