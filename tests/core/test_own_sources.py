"""What the project's own reports must become: the same kinds of fact as in the received ones."""

import pytest

from build_tools.model import (
    Document,
    Footnote,
    FrontLine,
    Gap,
    Heading,
    ItemList,
    Origin,
    Paragraph,
    Recommendation,
    Table,
)
from build_tools.model.tree import passages
from tests.core.corpora import OWN, own, sources

IDS = sorted(sources(OWN))


def blocks(document: Document, kind: type) -> list[object]:
    return [block for block in document.blocks if isinstance(block, kind)]


def found(document: Document, id: str) -> list[int]:
    return [finding.line for finding in document.findings if finding.id == id]


def numbers(document: Document, kind: type) -> list[int]:
    return [block.number for block in blocks(document, kind) if block.number is not None]


def removed(document: Document) -> list[int]:
    return [line for furniture in document.furniture for line in furniture.lines]


def test_there_are_twelve_reports_or_more_of_several_genres() -> None:
    genres = {own(id).genre for id in IDS}
    assert len(IDS) >= 12
    assert genres == {"analysis_paper", "charter", "news_item", "un_report", "web_article"}


@pytest.mark.parametrize("id", IDS)
def test_a_report_has_what_a_reader_expects(id: str) -> None:
    document = own(id)
    assert document.metadata.title.value
    assert document.metadata.date.value
    assert document.metadata.issuer.value
    assert sum(passage.kind != "gap" for passage in passages(document)) >= 8


@pytest.mark.parametrize("id", IDS)
def test_what_is_removed_has_a_reason(id: str) -> None:
    assert all(furniture.reason for furniture in own(id).furniture)


@pytest.mark.parametrize("id", IDS)
def test_every_recommendation_has_its_body(id: str) -> None:
    assert all(recommendation.body for recommendation in blocks(own(id), Recommendation))


@pytest.mark.parametrize("id", IDS)
def test_every_footnote_knows_its_marker(id: str) -> None:
    notes = [note for note in own(id).footnotes if isinstance(note, Footnote)]
    assert all(note.marker for note in notes)
    assert found(own(id), "C06") == found(own(id), "C07") == []


def test_a_missing_paragraph_is_a_gap() -> None:
    """women-security-sector goes from paragraph 8 to paragraph 10"""
    document = own("women-security-sector")
    assert numbers(document, Paragraph) == [*range(1, 9), *range(10, 14)]
    (gap,) = blocks(document, Gap)
    assert (gap.what, gap.first, gap.last) == ("paragraph", 9, 9)
    before, after = (document.blocks[document.blocks.index(gap) + step] for step in (-1, 1))
    assert (before.lines, after.lines) == ((43,), (45,))
    assert found(document, "C03") == [43]


def test_a_series_of_figures_is_a_table() -> None:
    """foreign-fighters-by-region lists seven regions in line 11"""
    (table,) = blocks(own("foreign-fighters-by-region"), Table)
    assert table.lines == (11,)
    assert len(table.rows) == 7
    assert table.total == 29_660


def test_a_page_inside_a_paragraph_is_joined() -> None:
    """ssr-report-2022-brief has three footnotes inside paragraph 15"""
    document = own("ssr-report-2022-brief")
    assert [(join.lines, join.reason) for join in document.joins] == [((73, 81), "footnote")]
    assert numbers(document, Paragraph) == [*range(1, 21)]


def test_recommendations_keep_their_printed_numbers() -> None:
    assert numbers(own("ssr-report-2022-brief"), Recommendation) == [1, 2, 3, 4]
    assert numbers(own("women-security-sector"), Recommendation) == [1, 2, 3]


def test_a_recommendation_has_further_paragraphs() -> None:
    last = blocks(own("women-security-sector"), Recommendation)[-1]
    assert [part.lines for part in last.body] == [(61,), (63,)]


def test_what_a_web_page_added_is_removed() -> None:
    document = own("foreign-fighters-by-region")
    assert removed(document) == [3, 50]


def test_ordinals_are_one_list() -> None:
    lists = blocks(own("foreign-fighters-by-region"), ItemList)
    assert [(items.style, len(items.items)) for items in lists] == [("bullet", 4), ("ordinal", 3)]


def test_letters_are_a_list_in_a_report() -> None:
    (letters,) = blocks(own("ssr-report-2022-brief"), ItemList)
    assert (letters.style, [item.label for item in letters.items]) == ("letter", ["أ", "ب", "ج"])


def test_headings_have_two_levels_in_a_report() -> None:
    document = own("women-security-sector")
    assert {heading.level for heading in blocks(document, Heading)} == {2, 3}
    assert [h.label for h in blocks(document, Heading) if h.label] == ["أولا", "ثانيا", "ثالثا"]


def test_front_lines_become_metadata() -> None:
    document = own("women-security-sector")
    fields = [line.field for line in document.front if isinstance(line, FrontLine)]
    assert fields == ["date", "language", "original_language", "title", "type"]
    assert (document.metadata.date.value, document.metadata.date.origin) == ("2026-10-19", Origin.SOURCE)
    assert document.metadata.issuer.origin is Origin.EDITOR


@pytest.mark.parametrize("id", ["reading-five-documents", "rome-process-2023-brief"])
def test_a_wrong_weekday_is_told(id: str) -> None:
    assert len(found(own(id), "C09")) == 1


@pytest.mark.parametrize("id", IDS)
def test_a_correction_is_published_with_its_reason(id: str) -> None:
    document = own(id)
    for repair in document.source.repairs:
        line = next(line for line in document.source.lines if line.number == repair.line)
        assert repair.origin is Origin.EDITOR
        assert repair.reason
        assert repair.received in line.received
        assert repair.received not in line.text or repair.received in repair.published
        assert repair.published in line.text


def test_there_are_corrections() -> None:
    assert sum(len(own(id).source.repairs) for id in IDS) >= 2
