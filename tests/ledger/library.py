"""Small documents for the tests: a paragraph, heading or footnote from a line of a case."""

import hashlib
import re
from collections.abc import Mapping, Sequence

from build_tools.model import (
    Block,
    Document,
    Fact,
    Footnote,
    Gap,
    Heading,
    ItemList,
    Line,
    ListItem,
    Metadata,
    Origin,
    Paragraph,
    Source,
    Text,
)
from build_tools.transforms.anchors import give_anchors
from build_tools.transforms.lists import gather_items

NUMBERED = re.compile(r"(\d+) - (.*)")
ITEM = re.compile(r"(?:-|\((?P<letter>[^\W\d])\)) (?P<text>\D.*)")
NOTE = re.compile(r"\((\d+)\) (.*)")
ARTICLE = re.compile(r"المادة (\d+)")
GAP = re.compile(r"missing (?P<article>article )?(?P<first>\d+)-(?P<last>\d+)")


def document(id: str, lines: Sequence[str], *, date: str | None = None, file: str | None = None) -> Document:
    """Return a document: «# …» is a heading, «7 - …» paragraph 7, «(2) …» a footnote.

    «- …» is an item, and «(أ) …» one of the list within it, if it ends in a colon.
    """
    blocks = [_block(text, number) for number, text in enumerate(lines, 1)]
    source = Source(
        id=id,
        file=file or f"{id}.txt",
        format="txt",
        sha256=hashlib.sha256("\n".join(lines).encode()).hexdigest(),
        lines=tuple(Line(number=n, text=text, received=text) for n, text in enumerate(lines, 1)),
    )
    known = Fact(value=date, origin=Origin.EDITOR) if date else Fact()
    flat = Document(
        source=source,
        genre="un_report",
        metadata=Metadata(title=Fact(value=f"تقرير {id}", origin=Origin.SOURCE), date=known),
        blocks=tuple(block for block in blocks if not isinstance(block, Footnote)),
        footnotes=tuple(block for block in blocks if isinstance(block, Footnote)),
    )
    return give_anchors(gather_items(flat))


def documents(reports: Mapping[str, Sequence[str]]) -> list[Document]:
    """Return a library."""
    return [document(id, lines) for id, lines in reports.items()]


def _block(text: str, line: int) -> Block:
    lines = (line,)
    if text.startswith("# "):
        article = ARTICLE.fullmatch(text[2:])
        number = int(article[1]) if article else None
        return Heading(lines=lines, level=2, text=Text(plain=text[2:]), article=number)
    if match := ITEM.fullmatch(text):
        body = (Paragraph(lines=lines, text=Text(plain=match["text"])),)
        item = ListItem(lines=lines, label=match["letter"], body=body)
        return ItemList(lines=lines, style="letter" if match["letter"] else "bullet", items=(item,))
    if match := NOTE.fullmatch(text):
        body = (Paragraph(lines=lines, text=Text(plain=match[2])),)
        return Footnote(lines=lines, number=int(match[1]), body=body)
    if match := GAP.fullmatch(text):
        what = "article" if match["article"] else "paragraph"
        return Gap(lines=(), what=what, first=int(match["first"]), last=int(match["last"]))
    if match := NUMBERED.fullmatch(text):
        return Paragraph(lines=lines, text=Text(plain=match[2]), number=int(match[1]))
    return Paragraph(lines=lines, text=Text(plain=text))
