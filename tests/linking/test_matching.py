"""Topics and terms are found as an Arabic reader finds them, and nothing else is."""

import itertools
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_tools.ground.tables import table
from build_tools.linking.folded import fold_plain, place
from build_tools.linking.topics import TopicFinder, build_topic_finder, find_topics
from build_tools.linking.vocabulary.countries import other_countries, with_country
from build_tools.model import Topic

CASES = Path(__file__).parent.parent / "cases" / "matching"


def all_cases() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
    ]


@cache
def finder(name: str) -> TopicFinder:
    rows = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))["topics"]
    topics = [
        Topic(
            id=row["id"],
            title=row["id"],
            description="",
            country=row.get("country"),
            forms=tuple(row["terms"]),
            excluded=tuple(row.get("not", ())),
        )
        for row in rows
    ]
    topics = [with_country(topic) if topic.country else topic for topic in topics]
    return build_topic_finder([*topics, *other_countries(topics)])


@pytest.mark.parametrize(("name", "case"), all_cases())
def test_text_names_these_topics(name: str, case: dict[str, Any]) -> None:
    folded = fold_plain(case["text"])
    uses, doubtful = find_topics(finder(name), folded)
    found = defaultdict(list)
    for use in sorted(uses, key=lambda use: use.start):
        found[use.topic].append(case["text"][use.start : use.end])
    assert dict(found) == case["found"]
    assert [surface(folded, match) for match in doubtful] == case.get("doubtful", [])


def surface(folded: Any, match: Any) -> str:
    start, end = place(folded, match.start, match.end)
    return str(folded.plain[start:end])


@pytest.mark.parametrize("row", table("arabic/language/ambiguous")["form"], ids=lambda row: row["country"])
def test_examples_of_ambiguous_names_hold(row: dict[str, Any]) -> None:
    for examples, expected in ((row["yes"], True), (row["no"], False)):
        for example in examples:
            text = example.replace("<", "").replace(">", "")
            start = example.index("<")
            uses, _ = find_topics(build_topic_finder(other_countries(())), fold_plain(text))
            assert any(use.start == start for use in uses) is expected, example


WORDS = [
    *("هجرة", "غير", "نظامية", "الهجرة", "بعثة", "والبعثة", "ليبيا", "ومالي", "مالي", "عجز", "في", "جورجيا"),
    *(
        "ميلوني",
        "س.ص",
        "CEN-SAD",
        "السودان",
        "جنوب",
        "البَعثـة",
        "،",
        ".",
        "  ",
        "\n",
        "\N{NO-BREAK SPACE}",
        "مهاجر",
    ),
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).flatmap(
    lambda words: st.sampled_from([" ", "", "، "]).map(lambda sign: sign.join(words))
) | st.text(max_size=80)


@given(TEXTS)
def test_match_never_begins_or_ends_inside_a_word(text: str) -> None:
    for use in find_topics(finder("forms"), fold_plain(text))[0]:
        assert 0 <= use.start < use.end <= len(text)
        before = fold_plain(text[: use.start]).text[-1:]
        after = fold_plain(text[use.end :]).text[:1]
        assert not before.isalnum()
        assert not after.isalnum()


@given(TEXTS)
def test_place_of_a_match_gives_back_its_words(text: str) -> None:
    folded = fold_plain(text)
    for use in find_topics(finder("forms"), folded)[0]:
        assert fold_plain(text[use.start : use.end]).text in folded.text


@given(TEXTS)
def test_two_countries_never_overlap(text: str) -> None:
    known = finder("countries")
    uses = sorted(find_topics(known, fold_plain(text))[0], key=lambda use: use.start)
    countries = [use for use in uses if use.topic in known.countries]
    assert all(first.end <= second.start for first, second in itertools.pairwise(countries))
