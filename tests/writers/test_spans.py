"""Text keeps every word, whatever stands in it: links, emphasis, markers, left-to-right runs."""

import time

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.model import Address, Citation, Emphasis, NoteReference, Span, Term, TermUse, Text, TopicUse
from build_tools.writers.text.references import Place
from build_tools.writers.text.runs import runs
from build_tools.writers.text.spans import inline
from tests.writers.rendering import element, in_html, in_markdown, line, tree, words

WORDS = [
    "نص",
    "ليبيا",
    " ",
    " ",
    "_",
    "*",
    "[",
    "]",
    "60.",
    "2012-2018",
    "Council",
    "A/75/982",
    "(",
    ")",
    "<b>",
    "&amp;",
    "-5%",
]
PLAIN = st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map("".join)
PLACE = {"t": Term(id="t", name="مصطلح", definition="تعريف")}


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """A text with spans anywhere in it, crossing and nested."""
    plain = draw(PLAIN)
    spans: list[Span] = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(plain)))
        end = draw(st.integers(start, len(plain)))
        makers: list[Span] = [
            NoteReference(start=start, end=start, number=draw(st.integers(1, 3))),
            Emphasis(start=start, end=end),
            Address(start=start, end=end, url="https://example.org/a_b"),
            Citation(start=start, end=end, symbol="S", url="https://example.org/S/1(2)"),
            TermUse(start=start, end=end, term="t", first=True),
            TopicUse(start=start, end=end, topic="x"),
        ]
        spans.append(draw(st.sampled_from(makers)))
    return Text(plain=plain, spans=tuple(sorted(spans, key=lambda span: span.start)))


@given(texts())
@settings(max_examples=250, deadline=None)
def test_no_word_is_lost_between_spans(text: Text) -> None:
    shown = line(inline(text, Place(page="reports/a.md", terms=PLACE)))
    for main in (tree(f"قبل\n\n{in_markdown(shown)}"), element(f"<p>قبل</p>{in_html(shown)}")):
        assert_whole(main, text)


def assert_whole(main: lxml.html.HtmlElement, text: Text) -> None:
    first = main[0]
    first.drop_tree()
    if not words(text.plain):
        return
    assert [child.tag for child in main] == ["p"]
    assert len(main.xpath(".//sup")) == sum(isinstance(span, NoteReference) for span in text.spans)
    assert main.xpath(".//a//a") == []
    for marker in main.xpath(".//sup"):
        marker.drop_tree()
    assert words(main.text_content()).replace(" ", "") == words(text.plain).replace(" ", "")


@given(st.text(alphabet="اب12 -–.,()/+%$:ABcd_@", max_size=60))
@settings(max_examples=250, deadline=None)
def test_the_runs_of_a_text_are_the_text(plain: str) -> None:
    assert "".join(run.text for run in runs(plain)) == plain


@pytest.mark.parametrize(
    ("plain", "apart"),
    [
        ("وهبط -5% في عام", "-5%"),
        ("هاتف +218 21 340 للاتصال", "+218 21 340"),
        ("لغة C++ معروفة", "C++"),
        ("الرمز 12345A2-3 هنا", "2-3"),
        ("دفع $100 نقدًا", "$100"),
        ("يوم 2023-07-25 مساء", "2023-07-25"),
        ("في 15 March 2022، ثم", "15 March 2022"),
        ("الوثيقة A/62/659-S/2008/39، التي", "A/62/659-S/2008/39"),
        ("بين 2012 – 2018 و", "2012 – 2018"),
        ("تقرير Security Sector Reform (SSR) المنشور", "Security Sector Reform (SSR)"),
    ],
)
def test_what_would_be_shown_in_the_wrong_order_is_set_apart(plain: str, apart: str) -> None:
    assert [run.text for run in runs(plain) if run.kind != "plain"] == [apart]


@pytest.mark.parametrize(
    "plain", ["القرار 2151 (2014)", "يوم 25/07/2023", "نسبة 0,6 % و3,5", "كوفيد-19", "س.ص", "8,717"]
)
def test_what_is_shown_rightly_is_left_alone(plain: str) -> None:
    assert [run.kind for run in runs(plain)] == ["plain"]


def test_a_run_that_no_narrow_line_holds_may_be_broken() -> None:
    kinds = {"A/62/659-S/2008/39": "isolate", "https://library.example/reports/1": "long"}
    assert {run.text: run.kind for text in kinds for run in runs(text)} == kinds


def test_a_link_with_another_scheme_is_text() -> None:
    text = Text(plain="انقر هنا", spans=(Address(start=0, end=4, url="javascript:alert(1)"),))
    shown = line(inline(text, Place(page="reports/a.md")))
    assert in_html(shown) == '<p class="passage" id="p1">انقر هنا</p>'
    assert in_markdown(shown) == "انقر هنا\n{: #p1 .passage }"


def test_very_many_signs_and_spans_take_little_time() -> None:
    plain = "كلمة https://example.org/a نص مميز [`*_{<| " * 2_500
    spans = [
        span
        for start in range(0, len(plain), len(plain) // 2_500)
        for span in (
            Address(start=start + 5, end=start + 26, url="https://example.org/a"),
            Emphasis(start=start + 27, end=start + 34),
            NoteReference(start=start + 34, end=start + 34, number=1),
        )
    ]
    start = time.process_time()
    shown = line(inline(Text(plain=plain, spans=tuple(spans)), Place(page="reports/a.md")))
    main = element(in_html(shown))
    assert in_markdown(shown)
    assert time.process_time() - start < 5
    counts = [len(list(main.iter(name))) for name in ("a", "strong", "sup")]
    assert counts == [2_500] * 3
