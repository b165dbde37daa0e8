"""Blocks of HTML in Markdown: the tags are signs, the words between them are text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from build_tools.intake.readers.markdown.html.tags import TAG, attribute, is_known, name_of, parts_blocks
from build_tools.intake.readers.markdown.inline import decoded
from build_tools.intake.readers.markdown.pieces import Image, Piece

HEADING = re.compile("h[1-6]")
UNSEEN = ("script", "style", "template")
CELLS = ("td", "th")
COMMENT, COMMENT_END = "<!--", "-->"
DECLARATION = re.compile(r"<[?!][^<>]*>")


Cell = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlLine:
    """The words of one line: what element they stand in, and whether they go on with the line before.

    Of a row of a table, or a part of one, these are `cells`: each has its row, its column, and its words.
    """

    role: str
    level: int
    piece: Piece
    continues: bool
    cells: tuple[Cell, ...] = ()


@dataclass(slots=True)
class _Walk:
    """A walk over a block, line by line; what was opened and not closed is remembered."""

    hidden: str = ""  # what ends that of which nothing is shown
    elements: list[str] = field(default_factory=list)
    parted: bool = True
    row: int = 0
    column: int = 0


def read_html(lines: list[str]) -> list[HtmlLine]:
    """Return the words of each line of a block of HTML; comments, scripts and styles are removed ones."""
    walk = _Walk()
    return [_line(line, walk) for line in lines]


def _line(line: str, walk: _Walk) -> HtmlLine:
    words: list[str] = []
    taken: list[str] = []
    given: list[str] = []
    removed: list[str] = []
    images: list[Image] = []
    cells: list[Cell] = []
    parted, role, begun = walk.parted, ("paragraph", 0), False
    for kind, text in _tokens(line, walk):
        if kind == "words":
            found = decoded(text)
            if found.text.strip():
                role = role if begun else _role(walk.elements)
                parted = parted or (walk.parted and not begun)
                begun, walk.parted = True, False
                if role[0] == "cell":  # words beside its cells belong to the last of them
                    cells.append((walk.row, walk.column, " ".join(found.text.split())))
            words.append(found.text)
            taken.append(found.taken)
            given.append(found.given)
        elif kind == "hidden":
            removed.append(text)
            taken.append(text)
        else:
            taken.append(text)
            _open_or_close(text, walk)
            if name_of(text)[0] == "img":
                alt = " ".join(attribute(text, "alt").split())
                given.append(alt)
                words.append(alt)
                cells += [(walk.row, walk.column, alt)] * (role[0] == "cell")
                images.append(Image(start=0, end=len(alt), address=attribute(text, "src")))
            elif parts_blocks(name_of(text)[0]):
                words.append(" ")
    piece = Piece(
        text=" ".join("".join(words).split()),
        images=tuple(images),
        taken=" ".join(taken),
        given=" ".join(given),
        removed=" ".join(removed),
    )
    return HtmlLine(role=role[0], level=role[1], piece=piece, continues=not parted, cells=tuple(cells))


def _tokens(line: str, walk: _Walk) -> Iterator[tuple[str, str]]:
    """The words, the tags and the hidden parts of a line, in their order."""
    place = start = 0
    while place < len(line):
        if walk.hidden:
            end = _end(line, place, walk)
            yield "hidden", line[place:end]
            place = start = end
            continue
        place = line.find("<", place)
        if place < 0:
            break
        if line.startswith(COMMENT, place):
            yield "words", line[start:place]
            start, walk.hidden = place, COMMENT_END
            continue
        found = TAG.match(line, place) or DECLARATION.match(line, place)
        name, closes = name_of(found[0]) if found else ("", False)
        if found is None or (name and not is_known(name)):
            place += 1
            continue
        yield "words", line[start:place]
        yield "tag", found[0]
        place = start = found.end()
        if name in UNSEEN and not closes:
            walk.hidden = f"</{name}"
    if start < len(line):
        yield "words", line[start:]


def _end(line: str, place: int, walk: _Walk) -> int:
    """Where the hidden part ends that goes on at a place."""
    at = line.lower().find(walk.hidden, place)
    if at < 0:
        return len(line)
    end = at + len(walk.hidden) if walk.hidden == COMMENT_END else at
    walk.hidden = ""
    return end


def _open_or_close(tag: str, walk: _Walk) -> None:
    name, closes = name_of(tag)
    if not parts_blocks(name):
        return
    walk.parted = True
    if name == "tr" and not closes:
        walk.row, walk.column = walk.row + 1, 0
    elif name in CELLS and not closes:
        walk.column += 1
    if closes and name in walk.elements:
        del walk.elements[len(walk.elements) - 1 - walk.elements[::-1].index(name) :]
    elif not closes and not tag.endswith("/>") and name not in ("br", "hr", "img", "meta", "link", "col"):
        walk.elements.append(name)


def _role(elements: list[str]) -> tuple[str, int]:
    """What words are, by the innermost elements they stand in that tell it."""
    for name in reversed(elements[-10:]):
        if HEADING.fullmatch(name):
            return "heading", int(name[1])
        if name == "li":
            return "item", 1
        if name == "blockquote":
            return "quotation", 0
        if name in CELLS:
            return "cell", 0
    return "paragraph", 0


def rows_of(cells: Sequence[Cell]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table, all of as many cells.

    >>> rows_of([(1, 1, "سفن"), (1, 2, "12"), (2, 1, "قوارب"), (2, 1, "صغيرة")])
    (('سفن', '12'), ('قوارب صغيرة', ''))
    """
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for row, column, text in cells:
        rows[row][column] = f"{rows[row].get(column, '')} {text}".strip()
    width = max(column for row in rows.values() for column in row)
    return tuple(tuple(row.get(column, "") for column in range(1, width + 1)) for row in rows.values())
