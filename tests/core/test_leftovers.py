"""What programs leave among the sources is told by its name."""

import pytest

from build_tools.sources import is_leftover
from build_tools.tables import table


@pytest.mark.parametrize("kind", table("leftovers"))
def test_a_leftover_is_told_by_its_name(kind: str) -> None:
    entry = table("leftovers")[kind]
    assert all(map(is_leftover, entry["yes"]))
    assert not any(map(is_leftover, entry["no"]))
