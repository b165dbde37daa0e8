"""A part of `python -m benchmarks.links`: every way of changing, on some of the project's own sources."""

from pathlib import Path

import pytest

from benchmarks.links.__main__ import GENERATIONS
from benchmarks.links.mutations import MUTATIONS, Mutation, mix
from benchmarks.links.run import State, build, judge_all, run_mutation
from benchmarks.links.texts import read_texts
from benchmarks.links.verdicts import Verdict

SOURCES = Path(__file__).parent.parent.parent / "sources"
LEAST_CHECKED = 1_000
TESTED = ("ssr-report-2022-brief", "editorial-charter", "border-cooperation")


@pytest.fixture(scope="module")
def library() -> State:
    texts = read_texts(SOURCES)
    return build({id: texts[id] for id in TESTED})


def test_every_passage_has_a_link_that_leads_to_it(library: State) -> None:
    assert {verdict for _, verdict in judge_all(library)} == {Verdict.KEPT}


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_links_hold_through(library: State, mutation: Mutation) -> None:
    checked = 0
    for id in TESTED:
        counts, failures = run_mutation(library, mutation, id, seed=0)
        assert failures == []
        checked += counts.total()
    assert checked * len(MUTATIONS) > LEAST_CHECKED


def test_links_hold_through_several_updates(library: State) -> None:
    _, failures = run_mutation(library, mix, TESTED[0], seed=0, generations=GENERATIONS)
    assert failures == []
