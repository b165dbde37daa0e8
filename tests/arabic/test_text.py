"""Folding compares; it keeps the length and every place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.arabic.text import fold, fold_letters, folded_with_offsets, folded_words
from build_tools.ground.tables import table
from build_tools.linking.forms import Form, entry_forms, name_forms, takes_prefix

ARABIC = st.text(
    alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | st.sampled_from(" \n.aZİ\u200f")
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إلى", "الي"),
        ("أسلحة", "اسلحه"),
        ("آلية", "الية"),
        ("البَعثـــة", "البعثة"),
        ("مؤتمر", "موتمر"),
        ("شؤون\N{NO-BREAK SPACE}ليبيا", "شوون  ليبيا"),
        ("SSR ٢٠٢٢", "ssr 2022"),
        ("کتابی", "كتابي"),
    ],
)
def test_spellings_of_one_word_are_equal(one: str, other: str) -> None:
    assert folded_words(one) == folded_words(other)


@given(st.text() | ARABIC)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text) == len(fold_letters(text))


@given(st.text() | ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert folded_words(folded_words(text)) == folded_words(text)


@given(st.text() | ARABIC)
def test_offsets_lead_back_to_the_same_letters(text: str) -> None:
    folded, offsets = folded_with_offsets(text)
    assert len(offsets) == len(folded) + 1
    assert offsets[-1] == len(text)
    assert all(one < other for one, other in pairwise(offsets[:-1]))
    for character, offset in zip(folded, offsets, strict=False):
        assert character == " " or fold(text)[offset] == character


def test_spelling_examples_are_forms_of_each_other() -> None:
    for row in table("arabic/language/folding")["spelling"]:
        for word in row["yes"]:
            assert len(list(name_forms("", [word]))) > 1, word


@pytest.mark.parametrize("kind", ["bare", "article", "verb"])
def test_clitic_examples_hold(kind: str) -> None:
    row = table("arabic/language/clitics")[kind]
    prefixes = set(row["prefixes"])
    for examples, expected in ((row["yes"], True), (row["no"], False)):
        for word, written in examples:
            prefix = written.removesuffix(word)
            form = Form(words=fold(word), owner="")
            assert (prefix in prefixes and takes_prefix(form, prefix)) is expected, written


@pytest.mark.parametrize(
    "row",
    [*table("arabic/language/clitics")["ending"], *table("arabic/language/clitics")["masculine"]],
    ids=str,
)
def test_ending_examples_hold(row: dict[str, list[list[str]]]) -> None:
    for examples, expected in ((row["yes"], True), (row["no"], False)):
        for listed, other in examples:
            found = {form.words for form in entry_forms("", [listed])}
            assert (folded_words(other) in found) is expected, (listed, other)
