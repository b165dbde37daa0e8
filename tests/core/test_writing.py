"""Pages are written into the folders of the build, and nowhere else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.commands.writing import write_pages_to
from build_tools.ground.errors import WarraqError
from build_tools.intake.sources import is_report_id, report_id
from build_tools.model import Corpus, Page

OUTSIDE = ("reports/../index.md", "reports/../../out.md", "/tmp/out.md", "../out.md", "index.md", "reports",
           "", "assets/js/out.js")  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_page_that_leaves_the_built_folders_is_not_written(path: str, tmp_path: Path) -> None:
    docs = tmp_path / "room" / "docs"
    docs.mkdir(parents=True)
    with pytest.raises(WarraqError, match="outside the folders of the build"):
        write_pages_to(docs, Corpus(documents=()), [Page(path=path, text="نص")], docs)
    assert [found for found in tmp_path.rglob("*") if found.is_file()] == []


@given(st.text())
def test_every_identifier_of_a_source_is_one_that_the_ledger_may_hold(stem: str) -> None:
    id = report_id(stem)
    assert is_report_id(id)
