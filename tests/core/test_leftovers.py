"""What programs leave among the sources is told by its name."""

import pytest

from build_tools.ground.tables import table
from build_tools.intake.sources import is_leftover


@pytest.mark.parametrize("kind", table("intake/leftovers"))
def test_a_leftover_is_told_by_its_name(kind: str) -> None:
    entry = table("intake/leftovers")[kind]
    assert all(map(is_leftover, entry["yes"]))
    assert not any(map(is_leftover, entry["no"]))
