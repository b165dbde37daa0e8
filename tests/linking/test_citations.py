"""Cited documents, passages and addresses become links; what only looks like one does not."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_tools.ground.tables import table
from build_tools.linking import link
from build_tools.linking.addresses import find_addresses
from build_tools.linking.citations import find_citations
from build_tools.linking.folded import fold_plain
from build_tools.model import Address, CrossReference, Document, Emphasis, NoteReference, Text
from tests.linking.library import document, numbered_report, paragraph

CASES = Path(__file__).parent.parent / "cases" / "citations"


def cases(name: str) -> list[Any]:
    rows = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    return [pytest.param(row["text"], row["found"], id=row["text"]) for row in rows]


@pytest.mark.parametrize(("text", "found"), cases("documents"))
def test_text_cites_these_documents(text: str, found: dict[str, str]) -> None:
    cited = {text[use.start : use.end]: use.symbol for use in find_citations(fold_plain(text))}
    assert cited == {str(words): symbol for words, symbol in found.items()}


def test_resolution_leads_to_its_public_address() -> None:
    (cited,) = find_citations(fold_plain("القرار 2553 (2020)"))
    assert cited.url == "https://undocs.org/S/RES/2553(2020)"


@pytest.mark.parametrize(("text", "found"), cases("addresses"))
def test_text_holds_these_addresses(text: str, found: list[str]) -> None:
    assert [text[use.start : use.end] for use in find_addresses(text)] == found


@pytest.mark.parametrize(("text", "found"), cases("passages"))
def test_text_names_these_passages(text: str, found: dict[str, str]) -> None:
    report = numbered_report()
    report = replace(report, blocks=(*report.blocks, paragraph("afterword", text)))
    spans = last_text(link((report,), (), ()).documents[0]).spans
    named = {text[span.start : span.end]: span.anchor for span in spans if isinstance(span, CrossReference)}
    assert named == {str(words): anchor for words, anchor in found.items()}


def test_passage_is_not_linked_to_itself() -> None:
    linked = link((document("a", paragraph("p3", "كما في الفقرة 3 أعلاه", 3)),), (), ()).documents[0]
    assert not last_text(linked).spans


def test_title_in_quotation_marks_leads_to_the_report() -> None:
    cited = document("cited", paragraph("p1", "نص", 1), title="الحدود في أرقام")
    for text in ("عنوانه «الحدود في أرقام».", 'عنوانه "الحدود فى  أرقام"', "عنوانه “الحدود في أرقام،”"):
        corpus = link((cited, document("citing", paragraph("p2", text, 2))), (), ())
        (span,) = last_text(corpus.documents[1]).spans
        assert isinstance(span, CrossReference)
        assert span.report == "cited"
        assert span.anchor is None
        assert [use.report for use in corpus.cited_by["cited"]] == ["citing"]


def test_title_without_quotation_marks_is_no_reference() -> None:
    cited = document("cited", paragraph("p1", "نص", 1), title="الحدود في أرقام")
    corpus = link((cited, document("citing", paragraph("p2", "كتب عن الحدود في أرقام كثيرة", 2))), (), ())
    assert corpus.cited_by == {}


def test_title_of_two_reports_names_neither() -> None:
    twins = [document(id, paragraph("p1", "نص", 1), title="عن الحدود") for id in ("a", "b")]
    corpus = link((*twins, document("c", paragraph("p1", "«عن الحدود»", 1))), (), ())
    assert corpus.cited_by == {}


def test_symbol_of_a_report_leads_back_to_it() -> None:
    cited = document("cited", paragraph("p1", "نص", 1), symbol="S/2022/280")
    corpus = link((cited, document("citing", paragraph("p2", "انظر S/2022/280.", 2))), (), ())
    assert [(use.report, use.anchor) for use in corpus.cited_by["cited"]] == [("citing", "p2")]


def test_received_spans_stay_and_no_link_holds_a_marker() -> None:
    plain = "القرار 2553 (2020) مهم"
    marked = Text(plain=plain, spans=(NoteReference(start=11, end=11, number=4), Emphasis(start=0, end=6)))
    block = replace(paragraph("p1", plain, 1), text=marked)
    assert last_text(link((document("a", block),), (), ()).documents[0]).spans == (
        Emphasis(start=0, end=6),
        NoteReference(start=11, end=11, number=4),
    )


def test_symbol_inside_an_address_is_no_citation() -> None:
    text = "انظر https://undocs.org/A/75/982 اليوم"
    spans = last_text(link((document("a", paragraph("p1", text, 1)),), (), ()).documents[0]).spans
    assert [type(span) for span in spans] == [Address]


@pytest.mark.parametrize("name", ["symbol", "resolution", "address"])
def test_examples_of_patterns_hold(name: str) -> None:
    row = table("arabic/printed/citations")[name]
    find = find_addresses if name == "address" else lambda text: find_citations(fold_plain(text))
    assert all(any(True for _ in find(text)) for text in row["yes"])
    assert not any(any(True for _ in find(text)) for text in row["no"])


def test_examples_of_passages_hold() -> None:
    row = table("arabic/printed/citations")["passage"]
    for texts, expected in ((row["yes"], True), (row["no"], False)):
        for text in texts:
            report = numbered_report()
            report = replace(
                report, blocks=(*report.blocks, paragraph("p0", text.replace("الحاشيتين 5", "الحاشيتين 11")))
            )
            spans = last_text(link((report,), (), ()).documents[0]).spans
            assert any(isinstance(span, CrossReference) for span in spans) is expected, text


def last_text(linked: Document) -> Text:
    block = linked.blocks[-1]
    return block.text  # type: ignore[union-attr]
