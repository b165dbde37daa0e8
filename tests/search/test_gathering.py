"""The places of words: each at its position, numbers also as what a word behind a space makes of them."""

import pytest

from build_tools.search.gathering import Gathered, gather
from build_tools.search.places import PASSAGE, STEP, WITHIN, mark_of


def _positions(*texts: str) -> dict[str, list[tuple[int, int]]]:
    gathered = Gathered()
    for number, text in enumerate(texts):
        gather(gathered, mark_of(number, False), text)
    return {
        piece: [(place >> PASSAGE + 1, (place & WITHIN) // STEP) for place in places]
        for piece, places in gathered.places.items()
    }


def test_a_word_is_found_at_its_position_in_each_passage() -> None:
    found = _positions("قارب في ميناء", "ميناء، قارب/ميناء")
    assert found == {"قارب": [(0, 0), (1, 1)], "مينا": [(0, 2), (1, 0), (1, 2)]}


@pytest.mark.parametrize("before", ["", "ألف قارب ", "13 قاربا ", "13 ألفا "])
def test_a_number_and_its_multiplier_are_also_their_product_wherever_they_stood_before(before: str) -> None:
    found = _positions(before or "قارب", "دخل 13 ألفا منهم")
    assert (1, 2) in found["13000"]
    assert (1, 1) in found["13"]


def test_a_multiplier_alone_is_no_product() -> None:
    assert set(_positions("ألف قارب", "13 قاربا، ألف قارب")) == {"الف", "قارب", "قاربا", "13"}


@pytest.mark.parametrize("text", ["تجمع س.ص هنا", "تجمع س ص هنا", "تجمع (س. ص) هنا"])
def test_letters_with_spaces_between_are_one_acronym(text: str) -> None:
    assert _positions("س قبلها", text)["سص"] == [(1, 1)]


def test_words_behind_the_last_position_stand_at_it() -> None:
    assert _positions("قارب " * 300)["قارب"][-1] == (0, 255)
