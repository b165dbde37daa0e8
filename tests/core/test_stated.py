"""The head of a file says what its table says it does."""

from build_tools.ground.tables import table
from build_tools.intake.stated.keys import fields_of, is_program_word
from build_tools.model import Metadata


def test_examples_of_words_of_programs_hold() -> None:
    row = table("intake/stated/keys")["named"]
    assert [word for word in row["yes"] if not is_program_word("type", word)] == []
    assert [word for word in row["no"] if is_program_word("type", word)] == []


def test_each_key_fills_its_field_and_each_field_has_a_name() -> None:
    named = table("arabic/messages")["fields"]
    for field, keys in table("intake/stated/keys")["fields"].items():
        assert field in named
        assert all(field in dict(fields_of(key)) for key in keys)
    assert {*Metadata.__dataclass_fields__} - {"authors"} <= {*table("intake/stated/keys")["fields"]}
