"""The roles at the head of a text: lines document their words, and no line of a text is lost in them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.checks.conservation import check_conservation
from build_tools.ground.tables import table
from build_tools.model import Document
from build_tools.pipeline import read_document
from build_tools.recognition.head.authors import read_authors
from build_tools.recognition.head.roles import Role, all_roles
from build_tools.recognition.kinds.marks import matches
from tests.core.test_invariants import make_source

SAID = [line for role in all_roles().values() if not role.mark.by for line in role.mark.yes]
NAMES = ["سعاد الهادي", "وليد بن عمر", "منى وهبي", "وفاء القاضي"]
TEXT = "ناقشت اللجنة أجور الدكاكين ورأت أن تبقى كما هي هذا العام."


@pytest.mark.parametrize("role", all_roles().values(), ids=lambda role: role.mark.name)
def test_a_role_claims_its_lines_and_leaves_others(role: Role) -> None:
    assert role.mark.yes
    assert role.mark.no
    assert [line for line in role.mark.yes if not matches(line, (role.mark,))] == []
    assert [line for line in role.mark.no if matches(line, (role.mark,))] == []


def test_a_field_that_a_role_fills_has_a_name_for_readers() -> None:
    fields = {role.mark.field for role in all_roles().values() if role.mark.kind == "front"}
    assert fields <= table("arabic/messages")["fields"].keys()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SAID), max_size=8), st.lists(st.sampled_from(SAID), max_size=5))
def test_every_line_of_a_head_and_of_a_close_is_kept(head: list[str], close: list[str]) -> None:
    assert list(check_conservation(_read([*head, TEXT, *close]))) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=8))
def test_no_role_but_a_byline_names_an_author(head: list[str]) -> None:
    assert _read([*head, TEXT]).metadata.authors == ()


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4))
def test_authors_are_told_apart_and_none_is_cut(names: list[str]) -> None:
    for between in ("، ", " و", "؛ "):
        assert [one.name for one in read_authors(between.join(names))] == names


def _read(paragraphs: list[str]) -> Document:
    lines = [line for paragraph in paragraphs for line in (paragraph, "")]
    return read_document(make_source(lines, None, "txt"))
