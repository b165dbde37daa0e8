"""What people write beside the sources is read, or refused at a line of it, whatever it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.ground.errors import WarraqError
from build_tools.ground.yaml_text import load_yaml

SIGNS = "a:#-\"'[]{},&*!|>?%0 \n\r\t\N{NEXT LINE}\N{LINE SEPARATOR}نص"


@given(st.text(SIGNS, max_size=40) | st.text(max_size=40))
@settings(max_examples=1_000)
def test_any_yaml_is_read_or_refused_at_a_line_of_it(text: str) -> None:
    try:
        _, lines = load_yaml(text, "a.yml", WarraqError)
    except WarraqError as refused:
        lines = {(): refused.line or 1}
    assert set(lines.values()) <= set(range(1, len(text) + 2))


@pytest.mark.parametrize("text", ["title: أ #5", "- أ #5", "{title: أ #5\n}", "title: أ\n  ب #5"])
def test_what_a_sign_cuts_off_is_told(text: str) -> None:
    with pytest.raises(WarraqError, match="«#5», which YAML leaves out"):
        load_yaml(text, "a.yml", WarraqError)
