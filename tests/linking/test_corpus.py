"""What the whole library knows: first uses, backlinks, countries, findings."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from build_tools.linking import link
from build_tools.model import Address, Citation, CrossReference, Document, Term, TermUse, Topic, TopicUse
from build_tools.model.tree import passages
from tests.linking.library import document, footnote, heading, paragraph
from tests.linking.test_matching import TEXTS

REFORM = Term(
    id="ssr",
    name="إصلاح قطاع الأمن",
    definition="تعريف",
    english="security sector reform",
    abbreviation="SSR",
)
SECTOR = Term(id="sector", name="قطاع الأمن", definition="تعريف")
MISSION = Topic(id="mission", title="البعثات", description="وصف", forms=("بعثة",), related=("libya", "chad"))


def term_uses(linked: Document) -> list[tuple[str, str, bool]]:
    return [
        (passage.anchor, span.term, span.first)
        for passage in passages(linked)
        for text in passage.texts
        for span in text.spans
        if isinstance(span, TermUse)
    ]


def test_first_use_of_a_section_is_marked() -> None:
    words = "عن إصلاح قطاع الأمن ثم إصلاح قطاع الأمن"
    report = document(
        "a", paragraph("p1", words), heading("h", words), paragraph("p2", words), footnote(1, words)
    )
    (linked,) = link((report,), (), (REFORM,)).documents
    assert term_uses(linked) == [
        *(("p1", "ssr", True), ("p1", "ssr", False)),
        *(("h", "ssr", False), ("h", "ssr", False)),
        *(("p2", "ssr", True), ("p2", "ssr", False)),
        *(("fn1", "ssr", True), ("fn1", "ssr", False)),
    ]


def test_longest_term_wins() -> None:
    (linked,) = link(
        (document("a", paragraph("p1", "إصلاح قطاع الأمن وقطاع الأمن")),), (), (SECTOR, REFORM)
    ).documents
    assert [term for _, term, _ in term_uses(linked)] == ["ssr", "sector"]


def test_english_name_and_abbreviation_are_forms() -> None:
    (linked,) = link(
        (document("a", paragraph("p1", "(Security Sector Reform – SSR)")),), (), (REFORM,)
    ).documents
    assert len(term_uses(linked)) == 2


def test_use_stands_in_the_text_of_its_passage() -> None:
    note = footnote(1, "نص")
    note = type(note)(
        lines=(1,), anchor="fn1", number=1, body=(paragraph("", "أولا"), paragraph("", "في بعثة جديدة"))
    )
    corpus = link((document("a", note),), (MISSION,), ())
    (use,) = corpus.topic_uses["mission"]
    (passage,) = passages(corpus.documents[0])
    assert passage.plain[use.start : use.end] == "بعثة"


def test_country_becomes_a_topic_where_it_is_named() -> None:
    corpus = link(
        (document("a", paragraph("p1", "في ليبيا والعراق"), paragraph("p2", "ليبيا")),), (MISSION,), ()
    )
    assert [topic.id for topic in corpus.topics] == ["mission", "iraq", "libya"]
    assert [use.anchor for use in corpus.topic_uses["libya"]] == ["p1", "p2"]
    assert corpus.topics[0].related == ("libya",)


def test_ambiguous_name_is_a_finding_and_no_link() -> None:
    report = document("a", paragraph("p1", "نص"), paragraph("p2", "تأخر مالي كثيرا", line=2))
    (linked,) = link((report,), (), ()).documents
    (finding,) = linked.findings
    assert (finding.id, finding.line, dict(finding.values)) == ("L01", 2, {"form": "مالي", "topic": "مالي"})
    assert not any(text.spans for passage in passages(linked) for text in passage.texts)


@given(st.lists(TEXTS, max_size=4))
def test_linking_twice_changes_nothing(texts: list[str]) -> None:
    once = link_texts(texts)
    assert link(once, (MISSION,), (REFORM, SECTOR)).documents == once


@given(st.lists(TEXTS, max_size=4))
def test_links_never_overlap(texts: list[str]) -> None:
    for linked in link_texts(texts):
        for passage in passages(linked):
            for text in passage.texts:
                assert list(text.spans) == sorted(text.spans, key=lambda span: span.start)
                links = [
                    span
                    for span in text.spans
                    if isinstance(span, Address | Citation | CrossReference | TermUse)
                ]
                assert all(one.end <= other.start for one, other in itertools.pairwise(links))


def test_topics_may_lie_under_links() -> None:
    term = Term(id="mission", name="بعثة الأمم المتحدة للدعم في ليبيا", definition="تعريف")
    (linked,) = link((document("a", paragraph("p1", term.name)),), (), (term,)).documents
    (passage,) = passages(linked)
    assert {type(span) for span in passage.texts[0].spans} == {TermUse, TopicUse}


def link_texts(texts: list[str]) -> tuple[Document, ...]:
    signs = " القرار 2553 (2020)، A/75/982، https://example.org «عن ليبيا» SSR الفقرة 1 أعلاه"
    blocks = [paragraph(f"p{number}", text + signs, number) for number, text in enumerate(texts)]
    other = document("b", paragraph("p1", "نص", 1), title="عن ليبيا")
    return link((document("a", *blocks), other), (MISSION,), (REFORM, SECTOR)).documents
