"""Every mark claims its `yes` lines and leaves its `no` lines, and no line bears two."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from build_tools.arabic.sentences import breaks_off, leads_in, opens_sentence
from build_tools.ground.tables import table, tables_below
from build_tools.model import Source
from build_tools.recognition.kinds.genre import Genre, Mark, Sign, all_genres, read_genre
from build_tools.recognition.kinds.guessing import choose_genre, signs_in
from build_tools.recognition.kinds.marks import matches
from build_tools.recognition.readings import read_lines
from build_tools.recognition.recognise import recognise
from tests.core.corpora import all_sources

SHUFFLES = 5


def marks_and_signs() -> Iterator[Any]:
    """Yield every pattern for whole lines."""
    for genre in all_genres():
        for mark in genre.marks:
            yield pytest.param(mark, mark.name, id=f"{genre.id}:{mark.name}")
        for sign in genre.signs:
            if not sign.marks:
                yield pytest.param(sign, f"{genre.id}.{sign.name}", id=f"{genre.id}:{sign.name}")


def searched_patterns() -> Iterator[Any]:
    """Yield every pattern that is looked for inside a line."""
    for id in ("un_report", "analysis_paper"):
        entry = table(tables_below("genres")[id])["emphasis"]
        yield pytest.param(re.compile(entry["pattern"]), entry["yes"], entry["no"], id=f"{id}:emphasis")
    for name, entry in table("arabic/language/misprints").items():
        yield pytest.param(re.compile(entry["pattern"]), entry["yes"], entry["no"], id=f"misprints:{name}")


def test_a_hint_stands_in_every_misprint() -> None:
    for entry in table("arabic/language/misprints").values():
        assert [line for line in entry["yes"] if not re.search(entry["hint"], line)] == []


SOURCES = [pytest.param(read_lines(source), id=source.id) for source in all_sources()]


@pytest.mark.parametrize(("mark", "key"), [*marks_and_signs()])
def test_a_mark_claims_its_lines_and_leaves_others(mark: Mark | Sign, key: str) -> None:
    assert mark.yes
    assert mark.no
    assert [line for line in mark.yes if not is_claimed(mark, key, line)] == []
    assert [line for line in mark.no if is_claimed(mark, key, line)] == []


def is_claimed(mark: Mark | Sign, key: str, line: str) -> bool:
    return bool(matches(line, (mark,))) if isinstance(mark, Mark) else key in signs_in(line)


@pytest.mark.parametrize("genre", all_genres(), ids=lambda genre: genre.id)
def test_marks_asked_together_claim_what_each_claims_alone(genre: Genre) -> None:
    marks = genre.marks
    for line in (line for mark in (*marks, *genre.signs) for line in (*mark.yes, *mark.no)):
        alone = [mark for mark in marks if matches(line, (mark,))]
        outdone = {name for mark in alone for name in mark.over}
        together = [mark.name for mark, _ in matches(line, marks)]
        assert together == [mark.name for mark in alone if mark.name not in outdone], line


@pytest.mark.parametrize("genre", all_genres(), ids=lambda genre: genre.id)
def test_a_field_that_a_mark_fills_has_a_name_for_readers(genre: Genre) -> None:
    fields = {mark.field for mark in genre.marks if mark.field}
    assert fields <= table("arabic/messages")["fields"].keys()


@pytest.mark.parametrize(("pattern", "yes", "no"), [*searched_patterns()])
def test_a_pattern_finds_its_words_and_leaves_others(
    pattern: re.Pattern[str], yes: list[str], no: list[str]
) -> None:
    assert yes
    assert no
    assert [text for text in yes if not pattern.search(text)] == []
    assert [text for text in no if pattern.search(text)] == []


def test_what_breaks_off_is_cut() -> None:
    breaking = table("arabic/language/sentences")["breaking"]
    assert all(map(breaks_off, breaking["yes"]))
    assert not any(map(breaks_off, breaking["no"]))


def test_openers_open_sentences() -> None:
    openers = table("arabic/language/sentences")["openers"]
    assert all(map(opens_sentence, openers["yes"]))
    assert not any(map(opens_sentence, openers["no"]))


def test_lead_ins_lead_in() -> None:
    lead_ins = table("arabic/language/sentences")["lead_ins"]
    assert all(map(leads_in, lead_ins["yes"]))
    assert not any(map(leads_in, lead_ins["no"]))


def test_every_emphasis_is_tested() -> None:
    """A genre that gets an emphasis gets its examples looked at."""
    assert {genre.id for genre in all_genres() if genre.emphasis} == {"un_report", "analysis_paper"}


@pytest.mark.parametrize("genre", all_genres(), ids=lambda genre: genre.id)
def test_the_yes_lines_of_a_mark_fit_no_other_mark_of_its_genre(genre: Genre) -> None:
    for mark in genre.marks:
        for line in mark.yes:
            others = [other for other in genre.marks if other is not mark and _may_stand_beside(mark, other)]
            assert [other.name for other in others if matches(line, (other,))] == [], line


@pytest.mark.parametrize("genre", all_genres(), ids=lambda genre: genre.id)
def test_a_genre_counts_only_marks_it_has(genre: Genre) -> None:
    assert genre.guess.keys() <= {mark.name for mark in genre.marks}


@pytest.mark.parametrize("source", SOURCES)
def test_no_line_of_a_source_bears_two_marks(source: Source) -> None:
    genre = choose_genre(source)[0]
    claims = recognise(source, genre)
    for claim in claims:
        if claim.mark in genre.marks and claim.mark is not None and claim.mark.through is None:
            others = [
                mark.name
                for mark in genre.marks
                if _may_stand_beside(claim.mark, mark) and matches(claim.line.text, (mark,))
            ]
            assert others == [claim.mark.name], claim.line.number


@pytest.mark.parametrize("source", SOURCES)
def test_the_order_of_marks_does_not_matter(source: Source) -> None:
    genre = choose_genre(source)[0]
    told = [(claim.line.number, claim.kind) for claim in recognise(source, genre)]
    for seed in range(SHUFFLES):
        marks = list(genre.marks)
        random.Random(seed).shuffle(marks)
        shuffled = recognise(source, replace(genre, marks=tuple(marks)))
        assert [(claim.line.number, claim.kind) for claim in shuffled] == told


def test_a_genre_is_read_from_its_table() -> None:
    assert read_genre("charter").name == table("genres/official/charter")["name"]


def _may_stand_beside(one: Mark, other: Mark) -> bool:
    """A mark for the head or the tail and one for the text never meet on a line; nor do notices.

    A mark that asks for certain lines around it says less of a line than of its company.
    """
    company = other.through or other.follows or other.needs or other.name in one.over
    return one.where == other.where and not company
