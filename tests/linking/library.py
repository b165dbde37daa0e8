"""Small documents for the tests of linking, built without reading a file."""

from build_tools.model import (
    Block,
    Document,
    Fact,
    Footnote,
    Gap,
    Heading,
    Line,
    Metadata,
    Origin,
    Paragraph,
    Recommendation,
    Source,
    Text,
)


def document(id: str, *blocks: Block, title: str = "", symbol: str | None = None) -> Document:
    """Return a document of `blocks`, whose lines are the plain texts of its paragraphs."""
    lines = tuple(
        Line(number=number, text=block.text.plain, received=block.text.plain)
        for number, block in enumerate(
            (block for block in blocks if isinstance(block, Paragraph | Heading)), start=1
        )
    )
    return Document(
        source=Source(id=id, file=f"{id}.txt", format="text", sha256="", lines=lines),
        genre="un_report",
        metadata=Metadata(
            title=Fact(value=title or None, origin=Origin.SOURCE),
            symbol=Fact(value=symbol, origin=Origin.SOURCE if symbol else Origin.ABSENT),
        ),
        blocks=tuple(block for block in blocks if not isinstance(block, Footnote)),
        footnotes=tuple(block for block in blocks if isinstance(block, Footnote)),
    )


def heading(anchor: str, text: str) -> Heading:
    return Heading(lines=(1,), anchor=anchor, level=2, text=Text(plain=text))


def paragraph(anchor: str, text: str, number: int | None = None, line: int = 1) -> Paragraph:
    return Paragraph(lines=(line,), anchor=anchor, text=Text(plain=text), number=number)


def footnote(number: int, text: str) -> Footnote:
    return Footnote(lines=(9,), anchor=f"fn{number}", number=number, body=(paragraph("", text),))


def numbered_report() -> Document:
    """Paragraphs 1 to 60 without 53 to 55, recommendation 6, article 5, a lost footnote 11."""
    paragraphs = [paragraph(f"p{n}", "نص", n) for n in (*range(1, 53), *range(56, 61))]
    gap = Gap(lines=(1,), what="paragraph", first=53, last=55)
    lost = Gap(lines=(1,), what="footnote", first=11, last=11)
    advice = Recommendation(
        lines=(1,), anchor="rec6", number=6, label="التوصية 6", body=(paragraph("", "نص"),)
    )
    article = Heading(lines=(1,), anchor="art5", level=2, text=Text(plain="المادة 5"), article=5)
    return document("report", *paragraphs, gap, advice, article, lost)
