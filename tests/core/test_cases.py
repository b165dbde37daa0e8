"""What goes in comes out as its case says."""

from pathlib import Path

import pytest

from build_tools.model.tree import passages
from tests.case_files import Case, read_cases
from tests.core.reading import SUBJECTS, VIEWS, read_case, results

CASES = read_cases(*SUBJECTS)


@pytest.mark.parametrize("case", CASES)
def test_a_text_becomes_what_its_case_says(
    case: Case, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    found = results(case, read_case(case, tmp_path))
    if request.config.getoption("--update-golden") and "known_failure" not in case.data:
        case.rewrite(found)
        return
    assert found == case.expected(VIEWS)


@pytest.mark.parametrize("case", [pytest.param(*p.values, id=p.id) for p in CASES])
def test_a_case_is_read_whole(case: Case, tmp_path: Path) -> None:
    """No letter lost, none invented, no line twice, anchors unique: whatever else goes wrong."""
    for document in read_case(case, tmp_path).documents:
        anchors = [passage.anchor for passage in passages(document) if passage.kind != "gap"]
        assert [f for f in document.findings if f.id.startswith("E")] == []
        assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize("case", [pytest.param(*p.values, id=p.id) for p in CASES])
def test_a_case_shows_something(case: Case) -> None:
    """Strict about its keys: a misspelt key would expect nothing."""
    known = {"says", "text", "notes", "genre", "suffix", "files", "written", "known_failure", *VIEWS}
    assert case.data.keys() <= known
    assert case.data["says"]
    assert case.expected(VIEWS)
