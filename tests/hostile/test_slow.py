"""Text that is slow where a step takes the square of what it is given takes little more than a normal one."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.hostile.conftest import Tally
from tests.hostile.inputs import Slow, read_slow
from tests.hostile.measuring import Pace, measure_pace, measure_slow

ONE_IN, PART = 30, 0.1
MEGABYTE = 1_000_000


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """All of them at their whole measure, or some at a tenth of it."""
    if "slow" in metafunc.fixturenames:
        texts = read_slow()
        chosen = texts if metafunc.config.getoption("--whole") else texts[ONE_IN - 1 :: ONE_IN]
        metafunc.parametrize("slow", chosen, ids=lambda slow: slow.name)


@pytest.fixture(scope="module")
def part(pytestconfig: pytest.Config) -> float:
    """How much of a text is tried."""
    return 1 if pytestconfig.getoption("--whole") else PART


@pytest.fixture(scope="module")
def pace(part: float, tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], Pace]:
    """The normal pace from sources to HTML, or of the whole command `site`."""
    return cache(lambda site: measure_pace(tmp_path_factory.mktemp("pace"), part, site=site))


def test_a_slow_text_takes_little_more_than_a_normal_one(
    slow: Slow, pace: Callable[[bool], Pace], part: float, tmp_path: Path, tally: Tally
) -> None:
    """Normal is a text of as many bytes in as many lines: see `Pace`.

    In seconds of the processor. At the whole measure those marked `site` go through the whole command,
    and none of its pages is larger than a megabyte.
    """
    tally("slow texts", "refused" if slow.refused else "published")
    site = slow.site and part == 1
    cost = measure_slow(slow, tmp_path, part, site=site)
    assert cost.seconds is not None, cost.refused
    assert len(cost.refused) == len(slow.refused)
    assert all(map(str.startswith, cost.refused, slow.refused))
    assert cost.seconds <= pace(site).normal(cost) + slow.seconds
    assert not site or cost.largest_page < MEGABYTE
