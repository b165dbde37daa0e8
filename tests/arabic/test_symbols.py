"""What identifies a document of the United Nations is told by its table."""

import re

import pytest

from build_tools.arabic.symbols import with_symbols
from build_tools.ground.tables import table


@pytest.mark.parametrize("name", ["symbol", "job"])
def test_examples_of_symbols_hold(name: str) -> None:
    row = table("arabic/language/symbols")[name]
    fits = re.compile(with_symbols(name.upper())).fullmatch
    assert [text for text in row["yes"] if not fits(text)] == []
    assert [text for text in row["no"] if fits(text)] == []
