"""No text breaks the rules, however numbers, signs and words stand in it; and none takes long."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.model import Document, Line, Source
from build_tools.pipeline import read_document

PIECES = (
    "1.12.62", "1,250", "0,6", "12", "2021", "7", "99999999999999999999", "٨٬٧١٧", "٢٫٥", "في المائة",
    "مليون", "ملايين", "ونصف", "يورو", "دولار", "دينار ليبي", "$", "%", "شخصا", "دولة", "مائة", "وخمسين",
    "ألف", "(", ")", "«", "»", "“", "”", "،", ".", ":", "-", "/", "إلى", "بين", "من", "و", "نحو",
    "أكثر من", "منها", "خصصت", "إيطاليا", "لليبيا", "عقد", "اجتماع", "في 3 مايو 2020", "يونيو الماضي",
    "5 محرم 1445 هـ", "السبت 23 يوليو 2023", "ينبغي", "للدول الأعضاء", "أن", "ستواصل", "الأمم المتحدة",
    "التوصيات", "- ", "التوصية 3", "\n", "الوزير", "“سليم دو فاران”", "قال", "A/75/982",
    "القرار 2151 (2014)", "هاتف +218 91 234", "10:30", "| 5 | 6 |", "المجموع",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join)


def read(text: str) -> Document:
    """Return the document of a text."""
    lines = tuple(Line(number=at, text=line, received=line) for at, line in enumerate(text.split("\n"), 1))
    return read_document(Source(id="a", file="a.txt", format="txt", sha256="", lines=lines))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_every_row_of_any_text_quotes_it(text: str) -> None:
    drawn = read(text).drawn
    for row in (
        *drawn.money,
        *drawn.figures,
        *drawn.events,
        *drawn.recommendations,
        *drawn.documents,
        *drawn.actors,
    ):
        assert row.quote.strip()
        assert row.lines
        assert "".join(filter(str.isalnum, row.quote)) in "".join(filter(str.isalnum, text))


def test_twice_the_text_takes_no_more_than_some_three_times_as_long() -> None:
    text = " ".join(PIECES).replace("\n", " ") + " "

    def seconds(times: int) -> float:
        found = []
        for _ in range(3):
            begun = time.process_time()
            read(text * times)
            found.append(time.process_time() - begun)
        return min(found)

    seconds(1)
    assert seconds(32) < 8 * seconds(8) + 0.2
