"""A small library built by hand, with every kind of block."""

from build_tools.model import (
    Address,
    Block,
    Citation,
    Corpus,
    CrossReference,
    Document,
    Emphasis,
    Fact,
    Finding,
    Footnote,
    FrontLine,
    Furniture,
    Gap,
    Heading,
    ItemList,
    Join,
    Line,
    ListItem,
    Metadata,
    NoteReference,
    Origin,
    Paragraph,
    Quotation,
    Recommendation,
    Repair,
    Source,
    Span,
    Table,
    Term,
    TermUse,
    Text,
    Topic,
    TopicUse,
    Use,
)


def fact(value: str, *lines: int, origin: Origin = Origin.SOURCE) -> Fact:
    return Fact(value=value, origin=origin, lines=lines)


def text(plain: str, *spans: Span) -> Text:
    return Text(plain=plain, spans=spans)


def paragraph(
    plain: str, *spans: Span, line: int = 1, anchor: str = "", number: int | None = None
) -> Paragraph:
    return Paragraph(lines=(line,), anchor=anchor, text=text(plain, *spans), number=number)


def item(label: str | int | None, anchor: str, *body: Paragraph | ItemList) -> ListItem:
    return ListItem(lines=(), anchor=anchor, label=label, body=body)


def items(style: str, *members: ListItem) -> ItemList:
    return ItemList(lines=(), style=style, items=members)


def document(*blocks: Block, id: str = "report", **others: object) -> Document:
    """Return a document of these blocks; its source has forty lines."""
    lines = tuple(Line(number=n, text=f"سطر {n}", received=f"سطر {n}") for n in range(1, 41))
    known: dict[str, object] = {
        "source": Source(id=id, file=f"{id}.txt", format="txt", sha256="0" * 64, lines=lines),
        "genre": "un_report",
        "metadata": Metadata(title=fact("تقرير في أمن الحدود", 1), date=fact("2021-08", 2)),
        "blocks": blocks,
    }
    return Document(**(known | others))  # type: ignore[arg-type]


def full_report() -> Document:
    """Return a report with every kind of block and span."""
    return document(
        Heading(lines=(3,), anchor="a1", level=2, label="أولا", text=text("تمهيد *حرفي*")),
        paragraph(
            "عن الملكية الوطنية والقرار 2151 (2014) ثم الملكية الوطنية في الفترة 2012-2018.",
            TermUse(start=3, end=18, term="ownership", first=True),
            TopicUse(start=3, end=18, topic="governance"),
            Citation(start=26, end=37, symbol="S/RES/2151", url="https://undocs.org/S/RES/2151(2014)"),
            NoteReference(start=37, end=37, number=17),
            TermUse(start=42, end=57, term="ownership", first=False),
            line=4,
            anchor="p14",
            number=14,
        ),
        items(
            "letter",
            item("أ", "a2", paragraph("بند أول.", line=5)),
            item(
                "ب",
                "a3",
                paragraph("بند ثانٍ:", line=6),
                items("bullet", item(None, "a4", paragraph("- فرع", line=7))),
            ),
        ),
        items("ordinal", item("أولا", "a5", paragraph("رأس البند.", line=8), paragraph("بقيته.", line=9))),
        Paragraph(lines=(10,), anchor="a6", text=text("1986. جملة لم تنته"), ends_cut=True),
        Gap(lines=(), anchor="p53", what="paragraph", first=53, last=55),
        Paragraph(lines=(11,), anchor="a7", text=text("> بقية جملة"), starts_cut=True, unstopped=True),
        Recommendation(
            lines=(12,),
            anchor="rec3",
            number=3,
            label="التوصية",
            body=(
                paragraph("نص التوصية <b>كما كُتب</b>", NoteReference(start=10, end=10, number=17), line=13),
                items("bullet", item(None, "a8", paragraph("إجراء", line=14))),
            ),
        ),
        Recommendation(
            lines=(15,), anchor="a9", number=None, label="توصية", body=(paragraph("بلا رقم", line=15),)
        ),
        Quotation(lines=(16,), anchor="a10", text=text("قول مأثور")),
        Table(lines=(17,), anchor="a11", rows=(("شرق | غرب", 8717), ("جنوب", 3)), total=8720),
        paragraph(
            "انظر https://example.org/a_b و report-b",
            Address(start=5, end=28, url="https://example.org/a_b"),
            CrossReference(start=31, end=39, report="other", anchor="p1"),
            line=25,
            anchor="a12",
        ),
        footnotes=(
            Footnote(
                lines=(19,),
                anchor="fn17",
                number=17,
                marker="p14",
                body=(
                    paragraph(
                        "Security Council, Reform (Geneva, 2020).", Emphasis(start=18, end=24), line=19
                    ),
                ),
            ),
            Gap(lines=(), anchor="fn18", what="footnote", first=18, last=19),
            Footnote(lines=(20,), anchor="fn20", number=20, body=(paragraph("حاشية بلا موضع", line=20),)),
        ),
        front=(FrontLine(lines=(1,), text="تقرير في أمن الحدود", field="title"),),
        furniture=(Furniture(lines=(30, 31), text="أزرار", reason="أزرار المشاركة"),),
        joins=(Join(lines=(4, 10), reason="page"),),
        repairs=(
            Repair(
                line=5, received="بند اول", published="بند أول", reason="همزة ناقصة", origin=Origin.EDITOR
            ),
            Repair(
                line=6,
                received="بند\N{NO-BREAK SPACE}ثانٍ",
                published="بند ثانٍ",
                reason="no_break_space",
                origin=Origin.INFERRED,
            ),
        ),
        findings=(
            Finding(
                id="C03", file="report.txt", line=11, values={"what": "paragraph", "first": 53, "last": 55}
            ),
        ),
    )


def corpus() -> Corpus:
    """Return a library of two reports, two topics and two terms."""
    other = document(
        paragraph("نص آخر.", anchor="p1", number=1), id="other", metadata=Metadata(title=fact("آخر"))
    )
    return Corpus(
        documents=(full_report(), other),
        topics=(
            Topic(id="governance", title="الحوكمة", description="ما الحوكمة", related=("silent",)),
            Topic(id="silent", title="لا يُذكر", description=""),
        ),
        glossary=(
            Term(
                id="ownership", name="الملكية الوطنية", definition='تعريف "بين" [قوسين]', english="ownership"
            ),
            Term(id="unused", name="أثر", definition="تعريف"),
        ),
        topic_uses={"governance": (Use(report="report", anchor="p14", start=3, end=18),)},
        term_uses={"ownership": (Use(report="report", anchor="p14", start=3, end=18),)},
        cited_by={"other": (Use(report="report", anchor="a12", start=31, end=39),)},
    )
