"""Files of pages, of Word and OpenDocument: published without what they hide, or refused with what to do."""

import time
from pathlib import Path

import pytest

from build_tools.model import Page
from tests.hostile.conftest import Tally
from tests.hostile.formats import HOSTILE, Hostile
from tests.hostile.judging import build

SECONDS = 10
NEVER = ("نص من خارج المكتبة", "root:x:", "<script", "(javascript:", "cmd.exe", "ضحكضحك")


@pytest.mark.parametrize("given", HOSTILE, ids=lambda given: f"{given.suffix}-{given.name}")
def test_a_hostile_file_is_read_or_refused(given: Hostile, tmp_path: Path, tally: Tally) -> None:
    tally("formats", "refused" if given.refused else "published")
    start = time.process_time()
    corpus, pages = build({f"a{given.suffix}": given.make()}, tmp_path, given.bounds)
    assert time.process_time() - start < SECONDS
    assert [
        found.found.startswith(given.refused) or given.refused in found.found for found in corpus.refusals
    ] == [True for _ in filter(None, [given.refused])], corpus.refusals
    assert all(found.advice.endswith(".") for found in corpus.refusals)
    assert [told for told in NEVER if any(told in _shown(page) for page in pages)] == []
    if not given.refused:
        document = next(one for one in corpus.documents if one.id == "a")
        assert any(given.shows in page.text for page in pages if page.path.startswith("reports/a"))
        assert {*given.findings} <= {finding.id for finding in document.findings}


def test_at_least_forty_files_are_tried() -> None:
    assert len(HOSTILE) >= 40
    assert len({(one.suffix, one.name) for one in HOSTILE}) == len(HOSTILE)


def _shown(page: Page) -> str:
    return page.text if page.path.endswith(".md") else ""
