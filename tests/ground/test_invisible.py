"""What cannot be seen: each row of the table claims its own examples, and leaves the others."""

import pytest

from build_tools.ground.invisible import find_hidden, is_unseen, part_blanks
from build_tools.ground.tables import table

KNOWN = table("ground/invisible")
IGNORABLE, BLANK = KNOWN["ignorable"], KNOWN["blank"]


@pytest.mark.parametrize("char", [*IGNORABLE["yes"], *BLANK["yes"]], ids=ascii)
def test_what_is_not_drawn_is_unseen(char: str) -> None:
    assert is_unseen(char)
    assert list(find_hidden(f"ن{char}ص")) == [1]


@pytest.mark.parametrize("char", [*IGNORABLE["no"], *BLANK["no"]], ids=ascii)
def test_what_is_drawn_or_is_a_space_is_left(char: str) -> None:
    assert not is_unseen(char)
    assert list(find_hidden(f"ن{char}ص")) == []


@pytest.mark.parametrize("char", BLANK["yes"], ids=ascii)
def test_an_empty_place_parts_words(char: str) -> None:
    assert part_blanks(f"ن{char}ص") == "ن ص"


@pytest.mark.parametrize("text", [text for row in KNOWN["meant"] for text in row["yes"]], ids=ascii)
def test_what_chooses_a_form_is_left(text: str) -> None:
    assert list(find_hidden(f"نص {text} ونص")) == []


@pytest.mark.parametrize("text", [text for row in KNOWN["meant"] for text in row["no"]], ids=ascii)
def test_what_chooses_nothing_is_found(text: str) -> None:
    assert list(find_hidden(f"نص {text} ونص")) != []
