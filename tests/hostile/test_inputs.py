"""Files, names, encodings and metadata: published as typed, or refused with file and line."""

from pathlib import Path

import pytest

from build_tools.model import Page
from tests.hostile.conftest import Tally
from tests.hostile.inputs import Input, read_inputs
from tests.hostile.judging import build, complaints

INPUTS = read_inputs()


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """The pages of the good source alone."""
    return build({}, tmp_path_factory.mktemp("good"))[1]


@pytest.mark.parametrize("given", INPUTS, ids=lambda given: f"{given.subject}-{given.name}")
def test_an_input_is_published_or_refused_and_changes_nothing_else(
    given: Input, good: list[Page], tmp_path: Path, tally: Tally
) -> None:
    tally(given.subject, "build ended" if given.stops else "refused" if given.refused else "published")
    assert list(complaints(given, tmp_path, good)) == []


def test_no_two_inputs_have_one_name() -> None:
    names = [(given.subject, given.name) for given in INPUTS]
    assert len(set(names)) == len(names)
