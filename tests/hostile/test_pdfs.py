"""Hostile PDFs: read within their limits, or refused with what was found and what to do; nothing else."""

import time
from pathlib import Path

import pytest

from build_tools.ground.errors import SourceError
from build_tools.intake.sources import read_source
from build_tools.model import Source
from build_tools.pipeline import read_document
from tests.hostile.conftest import Tally
from tests.hostile.pdfs import FILES, GOOD, PUBLISHED, REFUSED, HostilePdf

LONGEST = 30  # seconds, on a busy machine; each has ten of computing


def test_there_are_fifteen_or_more() -> None:
    assert len({given.name for given in FILES}) >= 15


@pytest.mark.parametrize("given", FILES, ids=lambda given: given.name)
def test_a_hostile_pdf_is_read_or_refused_within_its_limits(
    given: HostilePdf, tmp_path: Path, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(given.make())
    monkeypatch.chdir(tmp_path)
    start = time.monotonic()
    source, problem = _read(path, given)
    assert time.monotonic() - start < LONGEST
    tally("pdf", REFUSED if problem else PUBLISHED)
    if problem:
        assert given.refused or given.either, str(problem)
        assert problem.found.startswith(given.refused), str(problem)
        assert problem.advice.endswith(".")
    if source:
        assert not given.refused, [line.text for line in source.lines]
        document = read_document(source)
        found = {finding.id for finding in document.findings}
        assert found >= set(given.findings) or given.either
        assert {id for id in found if id.startswith("E")} == set()
        assert given.either or GOOD[:9] in "\n".join(line.text for line in source.lines)
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


def _read(path: Path, given: HostilePdf) -> tuple[Source | None, SourceError | None]:
    try:
        return read_source("a", path, limits=given.limits), None
    except SourceError as problem:
        return None, problem
