"""What holds of every text: ours, the received ones, those of the cases, and generated ones."""

import hashlib
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings

from build_tools.model import Document, Fact, Line, Metadata, Origin, Source
from build_tools.model.tree import passages
from build_tools.pipeline import read_document
from build_tools.recognition.kinds.genre import all_genres
from tests.core.corpora import all_sources
from tests.core.generated import FORMATS, GENRES, MARKDOWN, TEXTS

SOURCES = [pytest.param(source, id=source.id) for source in all_sources()]


def make_source(lines: list[str], genre: str | None, format: str) -> Source:
    """Return the source that a file of these lines would be."""
    fact = Fact() if genre is None else Fact(value=genre, origin=Origin.EDITOR)
    return Source(
        id="generated",
        file=f"generated.{format}",
        format=format,
        sha256=hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest(),
        lines=tuple(Line(number=number, text=text, received=text) for number, text in enumerate(lines, 1)),
        editor=Metadata(genre=fact),
    )


@given(TEXTS, GENRES, FORMATS)
@settings(max_examples=400, deadline=None)
@example(["0 - صفر"], "un_report", "txt")
@example(["(0) حاشية"], "un_report", "txt")
@example(["التوصية 0"], "un_report", "txt")
@example(["الجسر", "التوصيات", "1 - الجسر", "(أ) الجسر"], None, "txt")
@example(["التوصية 1", "", "- بند", "نص.", "2 - فقرة"], "un_report", "txt")
@example(["الجسر", "التوصية 1", "المادة 1: الجسر."], None, "txt")
@example(["نص الجسر", "", "Ø الجسر"], None, "txt")
@example(["نص الجسر", "", "Ø", "الجسر"], None, "md")
def test_a_generated_text_is_read_whole(lines: list[str], genre: str | None, format: str) -> None:
    source = make_source(lines, genre, format)
    document = read_document(source)
    assert_whole(document)
    assert read_document(source) == document


@given(MARKDOWN, GENRES)
@settings(max_examples=400, deadline=None)
@example(["1 - | *نص* [^1]", "| أ | ب |"], None)
@example(["_ أولا"], None)
@example(["1. 2014.", "*نص*"], None)
def test_a_generated_text_in_markdown_is_read_whole(lines: list[str], genre: str | None) -> None:
    source = make_source(lines, genre, "md")
    document = read_document(source)
    assert_whole(document)
    assert read_document(source) == document


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_is_read_whole(source: Source) -> None:
    document = read_document(source)
    assert_whole(document)
    assert read_document(source) == document


@pytest.mark.parametrize("genre", all_genres(), ids=lambda genre: genre.id)
@pytest.mark.parametrize("source", SOURCES)
def test_a_source_is_read_whole_as_any_genre(source: Source, genre: object) -> None:
    assert_whole(
        read_document(make_source([line.received for line in source.lines], genre.id, source.format))
    )


@pytest.mark.parametrize("source", SOURCES)
def test_an_opaque_anchor_does_not_depend_on_its_place(source: Source) -> None:
    """Text put before a passage changes no anchor of it: nothing is counted."""
    lines = [line.received for line in source.lines]
    genre = read_document(source).genre
    before = _words_by_anchor(read_document(make_source(lines, genre, source.format)))
    moved = [*lines, "", "فقرة أضيفت بعد ذلك كله، وهي فقرة طويلة تامة لا تشبه غيرها مما في النص."]
    after = _words_by_anchor(read_document(make_source(moved, genre, source.format)))
    changed = {anchor for anchor in before if after.get(anchor) != before[anchor]}
    assert len(changed) <= 2  # the last passage, where the new one follows it


def test_a_moved_paragraph_keeps_its_anchor() -> None:
    one, two, three = "جملة أولى عن الجسر.", "جملة ثانية عن النهر.", "جملة ثالثة عن المدينة."
    there = _anchors(read_document(make_source(["عنوان", "", one, two, three], "web_article", "txt")))
    moved = _anchors(read_document(make_source(["عنوان", "", three, one, two], "web_article", "txt")))
    assert there == moved


def test_equal_paragraphs_have_anchors_of_their_own() -> None:
    lines = ["عنوان", "", "جملة عن الجسر.", "جملة عن النهر.", "جملة عن الجسر."]
    document = read_document(make_source(lines, "web_article", "txt"))
    assert len(set(_anchors(document).values()) | set(_words_by_anchor(document))) == 3


def assert_whole(document: Document) -> None:
    """Nothing lost or invented, every line in one place, anchors unique, joins in order."""
    assert [found for found in document.findings if found.id.startswith("E")] == []
    repeated = [anchor for anchor, times in Counter(_all_anchors(document)).items() if times > 1]
    assert repeated == []
    assert all(anchor.isascii() and anchor[:1].isalpha() for anchor in _all_anchors(document))
    for join in document.joins:
        assert list(join.lines) == sorted(set(join.lines))
        assert len(join.lines) > 1
    for passage in passages(document):
        for text in passage.texts:
            assert all(0 <= span.start <= span.end <= len(text.plain) for span in text.spans)
            assert [span.start for span in text.spans] == sorted(span.start for span in text.spans)


def _all_anchors(document: Document) -> Iterator[str]:
    return (passage.anchor for passage in passages(document))


def _anchors(document: Document) -> dict[str, str]:
    return {passage.plain: passage.anchor for passage in passages(document)}


def _words_by_anchor(document: Document) -> dict[str, str]:
    return {passage.anchor: passage.plain for passage in passages(document)}
