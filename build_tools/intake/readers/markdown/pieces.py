"""The words of one line, as a format has them: with places in them, and an account of its signs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from build_tools.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture in a line: the words that stand for it, its address, and its title."""

    start: int
    end: int
    address: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The words of a line with single spaces. `parted` tells that the source breaks the line before it.

    `taken` and `given` are the account of `Known`; `removed` are words that no reader is shown, `lost` are
    addresses of links that lead nowhere from here.
    """

    text: str
    spans: tuple[Span, ...] = ()
    images: tuple[Image, ...] = ()
    taken: str = ""
    given: str = ""
    removed: str = ""
    lost: tuple[str, ...] = ()
    parted: bool = False


def moved(span: Span, by: int) -> Span:
    """Return a span further on in a text, or further back."""
    return replace(span, start=span.start + by, end=span.end + by)


def within(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return the spans of a text as those of its part from `start` to `end`."""
    found = []
    for span in spans:
        first, last = max(span.start, start), min(span.end, end)
        if first < last or (span.start == span.end and start <= span.start <= end):
            found.append(replace(span, start=first - start, end=max(first, last) - start))
    return tuple(found)


def as_one(pieces: Iterable[Piece]) -> Piece:
    """Return pieces as one, with spaces between them."""
    texts: list[str] = []
    spans: list[Span] = []
    images: list[Image] = []
    length = 0
    parts = list(pieces)
    for piece in parts:
        if piece.text:
            spans += (moved(span, length) for span in piece.spans)
            images += (replace(one, start=one.start + length, end=one.end + length) for one in piece.images)
            texts.append(piece.text)
            length += len(piece.text) + 1
    return Piece(
        text=" ".join(texts),
        spans=tuple(spans),
        images=tuple(images),
        taken="".join(piece.taken for piece in parts),
        given="".join(piece.given for piece in parts),
        removed=" ".join(piece.removed for piece in parts if piece.removed),
        lost=tuple(address for piece in parts for address in piece.lost),
        parted=parts[0].parted if parts else False,
    )


def cut(piece: Piece, start: int, end: int) -> Piece:
    """Return a piece without what stands before `start` and from `end` on: signs of the format."""
    text = piece.text[start:end].rstrip()
    taken = piece.taken + piece.text[:start] + piece.text[end:]
    spans = within(piece.spans, start, start + len(text))
    return replace(piece, text=text, spans=spans, taken=taken)


def behind(sign: str, piece: Piece) -> Piece:
    """Return a piece behind a sign that stands for one of the format."""
    images = tuple(replace(one, start=one.start + len(sign), end=one.end + len(sign)) for one in piece.images)
    spans = tuple(moved(span, len(sign)) for span in piece.spans)
    return replace(piece, text=sign + piece.text, spans=spans, images=images)


def is_picture(piece: Piece) -> bool:
    """Tell whether pictures are all that a piece holds."""
    beside, end = [], 0
    for image in piece.images:
        beside.append(piece.text[end : image.start])
        end = image.end
    return bool(piece.images) and not "".join([*beside, piece.text[end:]]).strip()
