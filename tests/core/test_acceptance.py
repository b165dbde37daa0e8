"""What the five received reports must become, fact by fact: lines and numbers, none of their sentences."""

import re
from collections import Counter

import pytest

from build_tools.arabic.dates import find_dates
from build_tools.checks.timeline import dated_passages, read_timeline
from build_tools.model import (
    Address,
    Citation,
    Corpus,
    Document,
    Emphasis,
    Footnote,
    Gap,
    Heading,
    ItemList,
    NoteReference,
    Origin,
    Paragraph,
    Recommendation,
    Table,
)
from build_tools.model.tree import passages
from build_tools.pipeline import read_corpus
from tests.core.corpora import RECEIVED, needs_received, received

pytestmark = needs_received

YEARS = re.compile(r"20\d\d-20\d\d")
PAPER, ARTICLE, CHARTER, REPORT, NEWS = "000", "001", "002", "003", "004"


def heading_lines(document: Document) -> list[int]:
    return [block.lines[0] for block in document.blocks if isinstance(block, Heading)]


def list_lines(document: Document) -> list[tuple[str, list[int]]]:
    lists = [block for block in document.blocks if isinstance(block, ItemList)]
    return [(found.style, [item.lines[0] for item in found.items]) for found in lists]


def joined(document: Document) -> list[tuple[int, ...]]:
    return [join.lines for join in document.joins]


def recommendations(document: Document) -> list[Recommendation]:
    return [block for block in document.blocks if isinstance(block, Recommendation)]


def paragraph_at(document: Document, line: int) -> Paragraph:
    (found,) = (block for block in document.blocks if isinstance(block, Paragraph) and line in block.lines)
    return found


def removed(document: Document) -> list[int]:
    return sorted(line for furniture in document.furniture for line in furniture.lines)


def found(document: Document, id: str) -> list[dict[str, object]]:
    return [dict(finding.values) for finding in document.findings if finding.id == id]


def misprints(document: Document) -> set[object]:
    return {values["word"] for id in ("C11", "C12") for values in found(document, id)}


def plain(document: Document) -> str:
    return "\n".join(passage.plain for passage in passages(document))


@pytest.mark.parametrize(
    ("number", "genre"),
    [
        (PAPER, "analysis_paper"),
        (ARTICLE, "web_article"),
        (CHARTER, "charter"),
        (REPORT, "un_report"),
        (NEWS, "news_item"),
    ],
)
def test_the_genre_is_guessed_and_the_guess_is_told(number: str, genre: str) -> None:
    assert received(number).metadata.genre.value == genre
    assert received(number).metadata.genre.origin is Origin.INFERRED
    assert found(received(number), "C01")


class TestAnalysisPaper:
    """000"""

    def test_title_date_type_and_unit_are_from_the_source(self) -> None:
        metadata = received(PAPER).metadata
        assert metadata.title.lines == (5, 6)
        assert (metadata.date.value, metadata.date.origin) == ("2023-07-25", Origin.SOURCE)
        assert 10 in metadata.type.lines
        assert metadata.type.origin is Origin.SOURCE
        assert (metadata.author.lines, metadata.author.origin) == ((12,), Origin.SOURCE)

    def test_seven_headings(self) -> None:
        assert heading_lines(received(PAPER)) == [14, 16, 26, 32, 62, 80, 87]

    def test_exactly_four_page_joins(self) -> None:
        assert joined(received(PAPER)) == [(28, 30), (40, 42), (52, 54), (64, 66)]
        assert paragraph_at(received(PAPER), 72).unstopped

    def test_four_conclusions_and_three_recommendations(self) -> None:
        assert list_lines(received(PAPER)) == [("bullet", [82, 83, 84, 85])]
        assert [found.lines for found in recommendations(received(PAPER))] == [(89,), (90,), (91,)]
        assert all(found.number is None and found.anchor for found in recommendations(received(PAPER)))

    def test_the_publisher_is_no_part_of_the_paper(self) -> None:
        blank = {line.number for line in received(PAPER).source.lines if not line.text.strip()}
        assert removed(received(PAPER)) == sorted(set(range(95, 107)) - blank)
        assert all(furniture.reason for furniture in received(PAPER).furniture)

    def test_the_weekday_of_line_18_is_doubted(self) -> None:
        (values,) = found(received(PAPER), "C09")
        assert values["date"] == "2023-07-23"

    def test_emphasis_leaves_no_asterisks(self) -> None:
        text = paragraph_at(received(PAPER), 70).text
        assert "*" not in text.plain
        assert any(isinstance(span, Emphasis) for span in text.spans)

    def test_misprints_are_told(self) -> None:
        assert {"الدببية", "اللببية"} <= misprints(received(PAPER))
        assert [v["times"] for v in found(received(PAPER), "C12") if v["word"] == "اللببية"] == [2]

    def test_last_june_is_resolved(self) -> None:
        resolved = [date for _, date in dated_passages(received(PAPER)) if date.resolved]
        assert "2023-06" in {date.first for date in resolved}


class TestWebArticle:
    """001"""

    def test_what_the_page_added_is_removed(self) -> None:
        blank = {line.number for line in received(ARTICLE).source.lines if not line.text.strip()}
        assert removed(received(ARTICLE)) == [3, *sorted(set(range(60, 102)) - blank)]
        for word in ("Happy", "Sleepy", "Rating", "Captcha", "Previous post", "اترك تعليقا"):
            assert word not in plain(received(ARTICLE))

    def test_author_and_affiliation_are_there_and_the_date_is_not(self) -> None:
        metadata = received(ARTICLE).metadata
        assert metadata.author.value == "بسمة فايد"
        assert metadata.affiliation.lines == (58,)
        assert metadata.date.origin is Origin.UNRECOGNISED
        assert [values["latest"] for values in found(received(ARTICLE), "C10")] == ["2017-10"]

    def test_seven_headings_of_level_2(self) -> None:
        headings = [block for block in received(ARTICLE).blocks if isinstance(block, Heading)]
        assert [block.lines[0] for block in headings] == [9, 24, 36, 40, 44, 50, 54]
        assert {block.level for block in headings} == {2}

    def test_four_bullets_and_four_ordinals(self) -> None:
        assert list_lines(received(ARTICLE)) == [
            ("bullet", [15, 16, 17, 18]),
            ("ordinal", [28, 30, 32, 34]),
        ]

    def test_line_22_gives_a_table(self) -> None:
        (table,) = (block for block in received(ARTICLE).blocks if isinstance(block, Table))
        assert table.lines == (22,)
        assert len(table.rows) == 7
        assert table.total == 29_660 == sum(figure for _, figure in table.rows)
        assert 5_600 not in {figure for _, figure in table.rows}

    def test_one_join_and_two_ends_without_a_stop(self) -> None:
        assert joined(received(ARTICLE)) == [(46, 48)]
        assert paragraph_at(received(ARTICLE), 38).unstopped
        assert {finding.line for finding in received(ARTICLE).findings if finding.id == "C05"} == {34, 38}

    def test_glued_sentences_get_their_space_in_what_is_shown(self) -> None:
        document = received(ARTICLE)
        received_text = "\n".join(line.received for line in document.source.lines)
        assert "جديد.أعلن" in received_text
        assert "جديد.أعلن" not in plain(document)
        assert "جديد. أعلن" in plain(document)
        assert received_text.count("\N{NO-BREAK SPACE}") == 19
        assert "\N{NO-BREAK SPACE}" not in plain(document)
        assert {"glued_sentence", "no_break_space"} <= {repair.reason for repair in document.repairs}

    def test_a_name_that_stands_twice_stays_twice(self) -> None:
        line = next(line for line in received(ARTICLE).source.lines if line.number == 52)
        shown = paragraph_at(received(ARTICLE), 52).text.plain
        assert line.received.count("تونس") == shown.count("تونس")


class TestCharter:
    """002"""

    def test_the_title_is_supplied_and_says_so(self) -> None:
        metadata = received(CHARTER).metadata
        assert metadata.title.origin is Origin.INFERRED
        assert metadata.title.value
        assert metadata.date.origin is metadata.author.origin is Origin.UNRECOGNISED
        assert found(received(CHARTER), "C02")

    def test_four_headings_and_three_lists(self) -> None:
        assert heading_lines(received(CHARTER)) == [7, 15, 25, 38]
        assert list_lines(received(CHARTER)) == [
            ("bullet", [*range(17, 25)]),
            ("bullet", [*range(27, 38)]),
            ("bullet", [*range(40, 50)]),
        ]

    def test_29_items_have_links_of_their_own(self) -> None:
        items = [passage for passage in passages(received(CHARTER)) if passage.kind == "list_item"]
        assert len({item.anchor for item in items}) == len(items) == 29

    def test_the_timeline_is_in_the_order_of_dates(self) -> None:
        dates = [(event.date.first, event.date.last) for event in read_timeline(received(CHARTER))]
        told = [
            ("2013", "2013"),
            ("2016-03-22", "2016-03-25"),
            ("2017-01-16", "2017-01-19"),
            ("2017-02-13", "2017-02-14"),
            ("2017-05-01", "2017-05-05"),
            ("2018-06-20", "2018-06-22"),
            ("2018", "2019"),
            ("2019", "2019"),
        ]
        assert [date for date in dates if date in told] == told
        assert {first for first, _ in set(dates) - set(told)} <= {"2015", "2017-05-05"}

    def test_the_conflict_of_years_is_told(self) -> None:
        (values,) = found(received(CHARTER), "C13")
        assert {values["one"], values["other"]} == {"2015", "2016"}
        assert values["place"] == "شرم الشيخ"

    def test_the_abbreviation_is_never_split(self) -> None:
        text = "\n".join(line.received for line in received(CHARTER).source.lines)
        assert plain(received(CHARTER)).count("س.ص") == text.count("س.ص") == 15

    def test_glued_and_misprinted_words_are_told(self) -> None:
        glued = {"أنشئمن", "اتفاقالمقر", "كيفيةعمل", "والاستخباريةفي", "مركزس.ص", "لكافحةالإرهاب", "كم أن"}
        told = misprints(received(CHARTER))
        assert {word for word in glued if not any(word in str(other) for other in told)} == set()


class TestReport:
    """003"""

    def test_date_language_and_symbol(self) -> None:
        metadata = received(REPORT).metadata
        assert metadata.date.value == "2022-03-15"
        assert metadata.original_language.value == "English"
        assert metadata.symbol.origin is Origin.UNRECOGNISED

    def test_summary_sections_and_sub_headings(self) -> None:
        document = received(REPORT)
        headings = [block for block in document.blocks if isinstance(block, Heading)]
        assert [block.label is not None for block in headings if block.level == 2] == [False] + [True] * 6
        assert sum(block.level == 3 for block in headings) == 11
        summary, first = (document.blocks.index(heading) for heading in headings[:2])
        blocks = document.blocks[summary + 1 : first]
        assert len(blocks) == 5
        assert all(isinstance(block, Paragraph) and block.number is None for block in blocks)

    def test_57_numbered_paragraphs_and_a_gap(self) -> None:
        document = received(REPORT)
        numbers = [
            block.number
            for block in document.blocks
            if isinstance(block, Paragraph) and block.number is not None
        ]
        assert numbers == [*range(1, 53), *range(56, 61)]
        gaps = [block for block in document.blocks if isinstance(block, Gap)]
        assert [(gap.what, gap.first, gap.last) for gap in gaps] == [("paragraph", 53, 55)]

    def test_paragraph_52_is_cut_and_line_260_apart(self) -> None:
        document = received(REPORT)
        assert paragraph_at(document, 254).ends_cut
        fragment = paragraph_at(document, 260)
        assert fragment.lines == (260,)
        assert fragment.number is None
        assert fragment.starts_cut
        blocks = [block for block in document.blocks if not isinstance(block, Gap)]
        assert getattr(blocks[blocks.index(fragment) + 1], "number", None) == 56

    def test_eight_joins(self) -> None:
        assert joined(received(REPORT)) == [
            (56, 62),
            (76, 78),
            (122, 124),
            (136, 140),
            (150, 154),
            (182, 184),
            (196, 198),
            (288, 290),
        ]

    def test_joins_belong_to_their_numbers(self) -> None:
        document = received(REPORT)
        numbers = {56: 10, 76: 14, 136: 28, 150: 30, 196: 40, 288: 60}
        assert {line: paragraph_at(document, line).number for line in numbers} == numbers
        bodies = {found.number: found.body[0].lines for found in recommendations(document)}
        assert (bodies[6], bodies[10]) == ((122, 124), (182, 184))

    def test_the_damaged_word_of_paragraph_30_is_told(self) -> None:
        (values,) = (values for values in found(received(REPORT), "C11") if "المنق" in str(values["word"]))
        assert {f.line for f in received(REPORT).findings if f.values == values} <= {150, 154}

    def test_recommendations_1_to_18(self) -> None:
        found_ = recommendations(received(REPORT))
        assert [recommendation.number for recommendation in found_] == [*range(1, 19)]
        assert [recommendation.anchor for recommendation in found_] == [f"rec{n}" for n in range(1, 19)]
        assert all(recommendation.body for recommendation in found_)
        reversed_labels = [r.line for r in received(REPORT).repairs if r.reason == "reversed_label"]
        assert reversed_labels == [206, 210]

    def test_thirteen_footnotes_keep_their_numbers(self) -> None:
        notes = received(REPORT).footnotes
        assert [note.number for note in notes if isinstance(note, Footnote)] == [*range(1, 11), 17, 18, 19]
        assert [(n.first, n.last) for n in notes if isinstance(n, Gap)] == [(11, 16)]

    def test_footnotes_know_their_markers(self) -> None:
        markers = {n.number: n.marker for n in received(REPORT).footnotes if isinstance(n, Footnote)}
        assert (markers[5], markers[9]) == ("p30", "rec16")
        assert None not in markers.values()

    def test_markers_know_their_footnotes(self) -> None:
        spans = [
            span
            for passage in passages(received(REPORT))
            for text in passage.texts
            for span in text.spans
            if isinstance(span, NoteReference)
        ]
        assert {span.number for span in spans} == {*range(1, 11), 17, 18, 19}

    def test_the_number_of_note_17_is_displaced(self) -> None:
        assert [r.line for r in received(REPORT).repairs if r.reason == "displaced_number"] == [270]

    def test_the_broken_symbol_of_paragraph_2_is_closed(self) -> None:
        text = paragraph_at(received(REPORT), 32).text.plain
        assert "A/67/970-S/2013/480" in text
        assert "A/62/659-S/2008/39" in text
        assert [r.line for r in received(REPORT).repairs if r.reason == "broken_symbol"] == [32]

    def test_resolutions_stand_as_often_as_received(self) -> None:
        counts = Counter({number: plain(received(REPORT)).count(number) for number in ("2151", "2553")})
        assert counts == {"2151": 2, "2553": 6}

    def test_figures_are_quoted_as_they_are(self) -> None:
        assert "6 إلى 9" in paragraph_at(received(REPORT), 262).text.plain
        line = next(line for line in received(REPORT).source.lines if line.number == 236)
        years = YEARS.findall(paragraph_at(received(REPORT), 236).text.plain)
        assert years == YEARS.findall(line.received)
        assert len(years) == 6

    def test_a_number_glued_to_its_dash_is_a_number(self) -> None:
        assert paragraph_at(received(REPORT), 32).number == 2

    def test_august_2021_is_a_date(self) -> None:
        assert "2021-08" in _all_dates(received(REPORT))


class TestNewsItem:
    """004"""

    def test_line_10_is_removed_and_date_and_outlet_are_not_in_the_source(self) -> None:
        document = received(NEWS)
        assert removed(document) == [10]
        assert document.metadata.date.origin is document.metadata.issuer.origin is Origin.UNRECOGNISED

    def test_the_misprinted_mission_is_told(self) -> None:
        assert "البيعثة" in misprints(received(NEWS))

    def test_quotation_marks_stay_in_order(self) -> None:
        marks = [char for char in plain(received(NEWS)) if char in "“”"]
        assert marks.count("“") == marks.count("”") == 8
        assert "".join(marks) == "“”" * 8

    def test_the_nearest_time_is_no_date(self) -> None:
        assert "أقرب وقت ممكن" in plain(received(NEWS))
        assert all(date[:1] == "2" for date in _all_dates(received(NEWS)))

    def test_one_paragraph_for_each_line(self) -> None:
        assert [block.lines for block in received(NEWS).blocks] == [(number,) for number in range(2, 10)]


@pytest.fixture(scope="module")
def library() -> Corpus:
    """The five reports, linked."""
    return read_corpus(RECEIVED)


class TestLinks:
    """What the linked library holds."""

    def test_libya_lists_four_reports(self, library: Corpus) -> None:
        (libya,) = (topic for topic in library.topics if topic.country == "LY")
        uses = library.topic_uses[libya.id]
        assert {use.report[:3] for use in uses} == {PAPER, ARTICLE, REPORT, NEWS}
        assert {"p16", "p20", "p29"} <= {use.anchor for use in uses if use.report[:3] == REPORT}

    def test_cited_documents_are_links(self, library: Corpus) -> None:
        cited = [(symbol, anchor) for symbol, anchor in _citations(library)]
        assert {"p2", "p5"} <= {anchor for symbol, anchor in cited if symbol == "A/62/659-S/2008/39"}
        assert ("A/67/970-S/2013/480", "p2") in cited
        assert ("A/75/982", "p2") in cited
        assert ("S/2021/312", "fn19") in cited

    def test_cited_resolutions_are_links(self, library: Corpus) -> None:
        symbols = Counter(symbol for symbol, _ in _citations(library))
        assert [times for symbol, times in symbols.items() if "2151" in symbol] == [2]
        assert [times for symbol, times in symbols.items() if "2553" in symbol] == [6]

    def test_note_7_links_to_the_web(self, library: Corpus) -> None:
        addresses = [
            span.url
            for passage in passages(_report(library))
            if passage.anchor == "fn7"
            for text in passage.texts
            for span in text.spans
            if isinstance(span, Address)
        ]
        assert any("inff.org" in url for url in addresses)


def test_no_text_holds_an_address_that_was_not_received() -> None:
    for number in (PAPER, ARTICLE, CHARTER, REPORT, NEWS):
        document = received(number)
        text = "\n".join(line.received for line in document.source.lines)
        for passage in passages(document):
            spans = [span for text_ in passage.texts for span in text_.spans]
            assert all(span.url in text for span in spans if isinstance(span, Address))


def _report(library: Corpus) -> Document:
    return next(document for document in library.documents if document.id.startswith(REPORT))


def _citations(library: Corpus) -> list[tuple[str, str]]:
    return [
        (span.symbol, passage.anchor)
        for passage in passages(_report(library))
        for text in passage.texts
        for span in text.spans
        if isinstance(span, Citation)
    ]


def _all_dates(document: Document) -> set[str]:
    """Every date of the text and of its footnotes."""
    return {date.first for passage in passages(document) for date in find_dates(passage.plain)}
