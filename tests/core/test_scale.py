"""A long text takes longer, never the square of that: each kind of line, thousands of times."""

import time

import pytest

from build_tools.pipeline import read_document
from tests.core.test_invariants import assert_whole, make_source

LINES = 3000
SECONDS = 40  # each takes one or two; what costs the square of its length took minutes

KINDS = {
    "paragraphs": ("web_article", "افتتح الجسر القديم رقم {n} في الربيع وحضر الناس."),
    "the same paragraph": ("web_article", "جملة واحدة تتكرر."),
    "numbered paragraphs": ("un_report", "{m} - افتتح الجسر القديم في الربيع⁽¹⁾."),
    "one paragraph over many pages": (
        "web_article",
        "افتتح الجسر القديم رقم {n} في الربيع وتحدث الرئيس عن أمور من",
    ),
    "bullets": ("web_article", "- بند {n} من بنود كثيرة."),
    "footnotes": ("un_report", "({m}) حاشية عن الجسر."),
    "labels of recommendations": ("un_report", "التوصية {m}"),
    "headings": ("web_article", "عنوان رقم {n}"),
    "dated events": ("web_article", "عقد اجتماع وزراء النقل العرب في طنجة في عام {y}."),
    "figures": ("web_article", "بلغ: الربيع ({n})، الصيف (3,450)، الخريف (900)، والشتاء (75) زائرا."),
    "page numbers": ("un_report", "{m}/200"),
}


@pytest.mark.parametrize(("genre", "line"), KINDS.values(), ids=KINDS)
def test_a_long_text_is_read_in_time(genre: str, line: str) -> None:
    lines = [line.format(n=n, m=n % 999 + 1, y=1950 + n % 100) for n in range(LINES)]
    begun = time.perf_counter()
    document = read_document(make_source(["عنوان التقرير", "", *lines], genre, "txt"))
    assert time.perf_counter() - begun < SECONDS
    assert_whole(document)


def test_a_long_body_is_read_in_time() -> None:
    lines = ["التوصية 1", *(f"ينبغي إصلاح الجسر {n}." for n in range(LINES))]
    begun = time.perf_counter()
    document = read_document(make_source(["عنوان التقرير", "", *lines], "un_report", "txt"))
    assert time.perf_counter() - begun < SECONDS
    assert_whole(document)


def test_notes_numbered_anew_on_each_page_are_read_in_time() -> None:
    page = ["{n} - ذكر التقرير ذلك في السجل(1) ثم مضى.", "__________", "(1) انظر الوثيقة الثانية."]
    lines = [line.format(n=n) for n in range(1, LINES // 3 + 1) for line in page]
    begun = time.perf_counter()
    document = read_document(make_source(["عنوان التقرير", "", *lines], "un_report", "txt"))
    assert time.perf_counter() - begun < SECONDS
    assert_whole(document)
    assert len(document.footnotes) == LINES // 3
