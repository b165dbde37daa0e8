"""What is found is told to those who can use it."""

import pytest

from build_tools.checks.wording import READER, SEVERITIES, for_readers
from build_tools.ground.tables import table
from build_tools.model import Finding

FINDINGS = table("arabic/findings")


@pytest.mark.parametrize("id", FINDINGS)
def test_a_finding_has_words_for_its_audience(id: str) -> None:
    entry = FINDINGS[id]
    words = {"english", "advice"} | ({"arabic", "arabic_advice"} if entry["audience"] == READER else set())
    assert entry["audience"] in (READER, "editor")
    assert entry["severity"] in SEVERITIES
    assert all(entry[name] for name in words)


def test_a_question_to_the_editor_is_told_to_no_reader() -> None:
    asked, told = (Finding(id=id, file="a.txt", line=1, values={}) for id in ("C26", "C08"))
    assert for_readers([asked, told]) == (told,)
