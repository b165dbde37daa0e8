"""The queries of the benchmark ask for passages that are there."""

import json
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
QUERIES = sorted((ROOT / "benchmarks" / "queries").glob("own*.yml"))


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_every_passage_that_a_query_wants_is_there(path: Path, docs: Path) -> None:
    asked = yaml.safe_load(path.read_text("utf-8"))
    there = {
        f"{letters}#{passage['anchor']}"
        for letters, report in asked["reports"].items()
        for passage in json.loads((docs / "data" / "reports" / f"{report}.json").read_bytes())["passages"]
    }
    wanted = {
        passage
        for queries in asked["classes"].values()
        for passages in queries.values()
        for passage in passages.split()
    }
    assert wanted <= there
