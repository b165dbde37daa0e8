"""What the pages of a PDF draw: glyphs with their letters and places, lines that may be rulings, pictures.

pdfminer.six interprets the pages. It is plain Python, so that a hostile file meets no unsafe memory, and it
shows each glyph with all the letters it stands for, which the text layers of other libraries take apart.
"""

import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from typing import Any, NamedTuple

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import apply_matrix_pt, mult_matrix

BOLD = ("bold", "black", "heavy", "demi")
STROKED, HIDDEN = 2, 3  # ways of drawing letters: with a line around them, and not at all
FORCE_BOLD = 1 << 18
THIN = 3.0  # points: what is drawn no wider is a ruling
SHORT = 6.0
NO_WIDTH = 0.01  # of the size: a mark
DOT_SIZES = (1.5, 7.0)  # points: a shape of such a size beside a line is its bullet
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
UTF_16_MARK = b"\xfe\xff"
POINTS_ACROSS = 5_000.0  # of a page: 1.7 m; pages beyond are no print


class Glyph(NamedTuple):
    """A drawn glyph: its letters, left, right and baseline from the upper left corner in points, its size.

    `turn` is how many quarters it is turned by; -1 for any other way. `bold` letters are set apart.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    turn: int = 0


class Ruling(NamedTuple):
    """A thin straight line, upright or lying: its box."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_upright(self) -> bool:
        """Whether it is higher than wide."""
        return self.bottom - self.top > self.right - self.left


@dataclass(slots=True)
class Drawn:
    """What one page draws. `pictures` are shares of its area, `hidden` how many glyphs are not to be seen."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    pictures: list[float] = field(default_factory=list)
    hidden: int = 0
    outside: int = 0
    paths: int = 0
    dots: list[Ruling] = field(default_factory=list)


def draw(page: PDFPage, device: "Device") -> Drawn:
    """Return what a page draws. Raises what pdfminer.six raises for a damaged one, and OverflowError."""
    PDFPageInterpreter(device.rsrcmgr, device).process_page(page)
    return device.drawn


class Device(PDFTextDevice):
    """Notes what is drawn on one page, instead of drawing it: at `most` so many glyphs."""

    def __init__(self, resources: PDFResourceManager, number: int, most: int) -> None:
        super().__init__(resources)
        self.number, self.most = number, most
        self.drawn = Drawn(number, 0, 0)
        self._render = 0
        self._tags: list[str | None] = []
        self._told = 0  # the place of the first glyph that the innermost ActualText stands for

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        """Take the measures of a page."""
        left, bottom, right, top = page.mediabox
        corners = [apply_matrix_pt(ctm, point) for point in ((left, bottom), (right, top))]
        width, height = (abs(corners[0][axis] - corners[1][axis]) for axis in (0, 1))
        self.drawn = Drawn(self.number, width, height)

    def end_page(self, page: PDFPage) -> None:
        """Close words whose mark the page forgot to close."""
        while self._tags:
            self.end_tag()

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        """Note the words that the glyphs to come stand for, where the page tells them (ActualText)."""
        told = props.get("ActualText") if isinstance(props, dict) else None
        self._tags.append(_decoded(told) if isinstance(told, bytes) else None)
        if self._tags[-1] is not None:
            self._told = len(self.drawn.glyphs)

    def end_tag(self) -> None:
        """Give the glyphs since the mark the words that they stand for."""
        told = self._tags.pop() if self._tags else None
        glyphs = self.drawn.glyphs[self._told :]
        if told is None or not glyphs:
            return
        first = glyphs[0]
        left, right = min(one.left for one in glyphs), max(one.right for one in glyphs)
        del self.drawn.glyphs[self._told :]
        if told:
            self.drawn.glyphs.append(first._replace(text=told, left=left, right=right))
        self._told = len(self.drawn.glyphs)

    def render_string(self, textstate: Any, *others: Any) -> None:
        """Note how letters are drawn, and draw them."""
        self._render = textstate.render
        super().render_string(textstate, *others)

    def render_char(
        self, matrix: Any, font: PDFFont, size: float, scaling: float, rise: float, code: int, *_: Any
    ) -> float:
        """Note a glyph, and return how far the next one stands from it."""
        try:
            text = font.to_unichr(code)
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        advance = font.char_width(code) * size * scaling
        if len(text) > 1 and abs(advance) < NO_WIDTH * size:
            # WeasyPrint tells a mark together with the letter that it first stands on.
            text = "".join(filter(unicodedata.combining, text)) or text
        a, b, c, d, x, y = matrix
        x, y = x + rise * c, y + rise * d
        ends = sorted((x, x + advance * a)) if a or not b else sorted((x, x + advance * b))
        base = self.drawn.height - y
        if not (0 <= x <= self.drawn.width and -size <= base <= self.drawn.height + size):
            self.drawn.outside += bool(text.strip())
        elif text:
            if len(self.drawn.glyphs) >= self.most:
                raise OverflowError(self.most)
            self.drawn.hidden += self._render == HIDDEN
            bold = self._render == STROKED or _is_bold(font)
            self.drawn.glyphs.append(
                Glyph(text, ends[0], ends[1], base, size * hypot(c, d), bold, _turn(a, b))
            )
        return float(advance)

    def paint_path(self, state: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Note the straight lines of a path, and the sides of its boxes."""
        self.drawn.paths += 1
        points: list[tuple[float, float]] = []
        for step in path:
            if step[0] == "m":
                self._close(points, stroke)
                points = []
            if step[0] != "h" and len(step) > 2:
                points.append(apply_matrix_pt(self.ctm or (1, 0, 0, 1, 0, 0), (step[-2], step[-1])))
            elif points:
                points.append(points[0])
        self._close(points, stroke)

    def _close(self, points: list[tuple[float, float]], stroke: bool) -> None:
        if len(points) < 2:
            return
        xs, ys = [x for x, _ in points], [self.drawn.height - y for _, y in points]
        box = Ruling(min(xs), min(ys), max(xs), max(ys))
        if DOT_SIZES[0] <= min(_sides(box)) and max(_sides(box)) <= DOT_SIZES[1]:
            self.drawn.dots.append(box)
        elif min(_sides(box)) <= THIN:
            self._rule(box)
        elif stroke:
            for (x, y), (other_x, other_y) in pairwise(points):
                top, bottom = sorted((self.drawn.height - y, self.drawn.height - other_y))
                left, right = sorted((x, other_x))
                if min(right - left, bottom - top) <= THIN:
                    self._rule(Ruling(left, top, right, bottom))

    def _rule(self, box: Ruling) -> None:
        if max(box.right - box.left, box.bottom - box.top) >= SHORT:
            self.drawn.rulings.append(box)

    def begin_figure(self, name: str, box: Any, matrix: Any) -> None:
        """Note how much of the page a picture or a form covers."""
        a, b, c, d, *_ = mult_matrix(matrix, self.ctm or (1, 0, 0, 1, 0, 0))
        area = abs(a * d - b * c) * abs((box[2] - box[0]) * (box[3] - box[1]))
        self._area = area / (self.drawn.width * self.drawn.height or 1)

    def end_figure(self, name: str) -> None:
        """A figure has no end that matters here."""

    def render_image(self, name: str, stream: Any) -> None:
        """Note a picture, whose place its figure told."""
        self.drawn.pictures.append(self._area)


def _sides(box: Ruling) -> tuple[float, float]:
    return box.right - box.left, box.bottom - box.top


def _decoded(told: bytes) -> str:
    if told.startswith(UTF_16_MARK):
        return told[2:].decode("utf-16-be", "replace")
    return told.decode("latin-1")


def _is_bold(font: PDFFont) -> bool:
    name = str(font.fontname or "").lower()
    return any(word in name for word in BOLD) or bool(font.flags & FORCE_BOLD)


def _turn(a: float, b: float) -> int:
    if abs(b) <= abs(a) / 10:
        return 0 if a >= 0 else 2
    if abs(a) <= abs(b) / 10:
        return 1 if b > 0 else 3
    return -1
