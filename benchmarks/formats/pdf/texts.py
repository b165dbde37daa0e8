"""The texts that are written and read back, as blocks: what is printed is known word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_tools.intake.sources import read_source
from build_tools.model import Block, Heading, ItemList, Paragraph, Recommendation
from build_tools.pipeline import read_document

SOURCES = Path(__file__).parents[3] / "sources"
OWN = ("border-cooperation", "women-security-sector")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a text: title, heading, paragraph, bullet, item, note, or table with its rows.

    «[^2]» in its words is the marker of note 2.
    """

    kind: str
    text: str = ""
    level: int = 2
    number: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def texts() -> dict[str, tuple[Part, ...]]:
    """Return the texts by their names: one with all that is hard, and reports of the project."""
    return {"traits": TRAITS, **{id: tuple(_parts(id)) for id in OWN}}


def _parts(id: str) -> Iterator[Part]:
    document = read_document(read_source(id, SOURCES / f"{id}.txt"))
    yield Part(kind="title", text=document.metadata.title.value or id)
    for block in document.blocks:
        yield from _of(block)


def _of(block: Block) -> Iterator[Part]:
    match block:
        case Heading(label=None):
            yield Part(kind="heading", text=block.text.plain, level=block.level)
        case Paragraph(number=None, label=None):
            yield Part(kind="paragraph", text=block.text.plain)
        case ItemList():
            for item in block.items:
                yield from (
                    Part(kind="bullet", text=one.text.plain)
                    for one in item.body
                    if isinstance(one, Paragraph)
                )
        case Recommendation():
            yield from (
                Part(kind="bullet", text=one.text.plain) for one in block.body if isinstance(one, Paragraph)
            )


def _p(text: str) -> Part:
    return Part(kind="paragraph", text=text)


def _h(text: str, level: int = 2) -> Part:
    return Part(kind="heading", text=text, level=level)


TRAITS = (
    Part(kind="title", text="إدارة مياه الأمطار في مدن الساحل"),
    _p(
        "تبحث هذه الورقة في الأمطار التي تهطل على مدن الساحل، وفي إصلاح شبكات الصرف الصحي، وما تحتاج إليه "
        "البلديات من الأموال والآلات والإدارة.[^1] وقد جُمعت أرقامها بين مارس 2023 ويونيو 2024 من مكاتب خمس "
        "بلديات، ومن مقابلات مع ثلاثين عاملا فيها."
    ),
    _h("الأرقام"),
    _p(
        "ارتفعت نسبة التسرب من 12.5% إلى 30% بين عامي 2019-2023 (انظر الجدول)، وبلغ عدد الآبار 1,250 بئرا [منها 40 "
        "معطلة]. وقالت البلدية: «لا إصلاح بلا صيانة»، ثم أضافت أن العمل جار.[^2] ورقم الهاتف 218-21-555، والوثيقة "
        "S/2023/15 تقول ذلك أيضا، وفي ١٢ مايو ٢٠٢٤ نُشرت الأرقام من جديد في الصفحات 15-17 من النشرة."
    ),
    _p(
        "وَيَقُولُ المُهَنْدِسُ إِنَّ الأَنَابِيبَ قَدِيمَةٌ. أما الإسلام والسلام والأسماء الأخرى فلا علاقة لها بالأمر؛ والآن لأول مرة "
        "يُطرح السؤال: هل الأعمال كافية؟ يرى تقرير Water Supply Review (WHO 2022) أن الإجابة لا، وأن الأموال (نحو 3.2 "
        "مليون دينار) لا تكفي إلا لعام واحد."
    ),
    _h("الآبار في المدن", 3),
    Part(
        kind="table",
        rows=(
            ("المدينة", "الآبار", "النسبة"),
            ("المرسى القديم", "120", "14%"),
            ("رأس الجبل", "85", "7.5%"),
            ("الواحة وما حولها من القرى الصغيرة التي تقع على سفوح الجبل الأخضر", "60", "(3)"),
        ),
    ),
    _p("والأرقام في الجدول هي أرقام البلديات نفسها، ولم تراجعها جهة أخرى (لا الوزارة ولا مكتب الإحصاء)."),
    _h("ما ينبغي عمله"),
    Part(
        kind="item",
        number=1,
        text="إنشاء لجنة للمياه في كل بلدية تجتمع مرة كل شهر وتنشر محاضرها للناس في موقعها وعلى أبواب مكاتبها.",
    ),
    Part(kind="item", number=2, text="تخصيص 15% من الميزانية للصيانة."),
    Part(kind="item", number=3, text="الإعلان عن العطاءات قبل 30 يوما."),
    _p("وتحتاج هذه الأعمال إلى ما يأتي:"),
    Part(kind="bullet", text="الأنابيب الرئيسية في الأحياء القديمة"),
    Part(kind="bullet", text="المضخات والآلات"),
    Part(kind="bullet", text="لوازم القياس، وهي قليلة اليوم"),
    _h("خاتمة"),
    *(
        _p(
            f"تعتمد المدن الساحلية {how} على الأمطار في ملء خزاناتها، غير أن الإدارات المحلية لم تضع خطة للاستفادة منها، ولا "
            f"تملك الأدوات اللازمة لقياسها. وقد أدى ذلك إلى فيضانات متكررة في {where}، وإلى خسائر قدرت بنحو {sum} مليون "
            f"دينار خلال الأعوام الأخيرة، وفق ما نشره مكتب الإحصاء (الفصل {chapter})."
        )
        for how, where, sum, chapter in (
            ("كلها", "الأحياء المنخفضة", "3.2", 4),
            ("الكبيرة", "الأسواق", "1.8", 5),
            ("الصغيرة", "الطرق القريبة من الوادي", "0.7", 6),
            ("الغربية", "المدارس", "2.4", 7),
            ("الشرقية", "المزارع التي تحت السد", "5.1", 8),
            ("الجديدة", "محطات الضخ", "0.3", 9),
        )
    ),
    _p("وليس في هذه الورقة رأي في السدود الكبيرة، فلها ورقة أخرى.[^3]"),
    Part(kind="note", number=1, text="مقابلة مع مهندس في الإدارة، 3 مايو 2023، ص 15-17."),
    Part(kind="note", number=2, text="تقرير البلدية (2022)، الفصل الثالث."),
    Part(kind="note", number=3, text="«السدود في الساحل»، نشرة الميناء، العدد 12، 2021."),
)
