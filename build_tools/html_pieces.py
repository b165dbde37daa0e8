"""Pieces of HTML inside Markdown, for what Markdown would take too long over.

Python-Markdown copies the whole paragraph for every sign in it. Text with very many signs, and the
pages of a very long report, are therefore written as HTML between two characters that no text holds
(private ones are left out of every text), and Python-Markdown takes each piece as one.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

OPENS, CLOSES = "\ue000", "\ue001"
# What Markdown would look into before it comes to the piece, and what stands for it there.
HIDDEN = {"<": "\ue002", "&": "\ue003", "|": "\ue004", "\n": " "}
PLACE = "\ue005"  # begins an address that is a path in `docs`; the site knows what it becomes
BEFORE_ALL = 1000
AFTER_WHITE_SPACE = 25  # which Python-Markdown puts in order at 30; it looks for HTML at 20
TOGETHER = 20_000  # characters
ITEMS = 50  # that are one list
_SHOWN = {stand_in: sign for sign, stand_in in HIDDEN.items() if sign != "\n"}


def piece(html: str) -> str:
    """Return `html` as a piece of Markdown that stays as it is."""
    for sign, stand_in in HIDDEN.items():  # several times as fast as one `translate`
        html = html.replace(sign, stand_in)
    return f"{OPENS}{html}{CLOSES}"


def is_piece(markdown: str) -> bool:
    """Tell whether a text is one piece and nothing else."""
    return markdown.startswith(OPENS) and markdown.find(CLOSES) == len(markdown) - 1


def together(blocks: Iterable[str]) -> Iterator[str]:
    """Yield blocks of Markdown; pieces side by side as one, for each block costs Markdown its time.

    >>> [len(block) for block in together([piece("<p>1</p>"), piece("<p>2</p>"), "text"])]
    [18, 4]
    """
    side_by_side: list[str] = []
    size = 0
    for block in blocks:
        whole = is_piece(block)
        if side_by_side and (not whole or size > TOGETHER):
            yield "".join((OPENS, *side_by_side, CLOSES))
            side_by_side, size = [], 0
        if whole:
            side_by_side.append(block[1:-1])
            size += len(block)
        else:
            yield block
    if side_by_side:
        yield "".join((OPENS, *side_by_side, CLOSES))


def in_lists(items: Iterable[str], name: str, classes: str = "") -> Iterator[str]:
    """Yield items of HTML as pieces, a few at a time: a list that goes on over parts begins anew in each.

    >>> [len(piece) for piece in in_lists(["<li>1</li>"] * 60, "ul")]
    [511, 111]
    """
    kind = f' class="{classes}"' if classes else ""
    rest = iter(items)
    while some := "".join(islice(rest, ITEMS)):
        yield piece(f"<{name}{kind}>{some}</{name}>")


class _Line(Preprocessor):
    """A piece that is a line: it is put away before Markdown looks through it for signs of a dozen kinds."""

    def run(self, lines: list[str]) -> list[str]:
        return [self.md.htmlStash.store(_html(line[1:-1])) if is_piece(line) else line for line in lines]


class _Piece(InlineProcessor):
    """A piece inside a line."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str, int, int]:
        return self.md.htmlStash.store(_html(m[1])), m.start(), m.end()


def _html(hidden: str) -> str:
    for stand_in, sign in _SHOWN.items():
        hidden = hidden.replace(stand_in, sign)
    return hidden


class HtmlPieces(Extension):
    """Brings the pieces back."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Look for pieces before anything else is looked for."""
        md.preprocessors.register(_Line(md), "html_lines", AFTER_WHITE_SPACE)
        md.inlinePatterns.register(_Piece(f"{OPENS}([^{CLOSES}]*){CLOSES}", md), "html_pieces", BEFORE_ALL)


def makeExtension(**_: object) -> HtmlPieces:
    """Return the extension, for `mkdocs.yml`."""
    return HtmlPieces()
