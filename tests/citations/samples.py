"""References to cite in the tests."""

from build_tools.citations.reference import Reference

PLAIN = Reference(
    id="ssr-2022",
    title="تقرير عن إصلاح قطاع الأمن",
    url="https://reports.example/reports/ssr-2022/",
    authors=("سعاد علي",),
    issuer="مركز البحوث",
    date="2022-03-15",
    type="تقرير موجز",
    symbol="A/62/659-S/2008/39",
)
BARE = Reference(id="bare", title="نص بلا تاريخ ولا كاتب")
AWKWARD = Reference(
    id="a b/ج",
    title='نسبة 5% & 100$ {مركز} { #1 _س_ ~ ^ \\ «قول» "x"',
    issuer="مركز {أ} & ب",
    date="2021-08",
    url="https://reports.example/a_b%20c/?x=1&y={2}#p1",
)
PASSAGE = Reference(
    id="ssr-2022-p14",
    title="تقرير عن إصلاح قطاع الأمن",
    url="https://reports.example/reports/ssr-2022/#p14",
    issuer="مركز البحوث",
    date="2022",
    kind="paragraph",
    anchor="p14",
    number=14,
    text="تتولى البلديات «صيانة» الطرق.\nER  - وترفع عنها تقريرا.",
)
ALL = (PLAIN, BARE, AWKWARD, PASSAGE)
