"""What holds of every row, whatever the text."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from benchmarks.registers.__main__ import HERE as BENCH
from benchmarks.registers.__main__ import WANTED, measure
from build_tools.arabic.text import fold
from build_tools.ground.tables import table
from build_tools.model import Corpus, Origin, Row
from build_tools.pipeline import read_corpus
from build_tools.registers.rules.documents import _titled
from build_tools.registers.rules.happenings import _names, _words
from build_tools.registers.text.quantities import references
from build_tools.writers.data.data import SCHEMAS
from build_tools.writers.registers.records import BOM, csv_text, record
from tests.core.corpora import OWN, RECEIVED, needs_received

SPACES = str.maketrans("", "", " \n\t\N{NO-BREAK SPACE}")


@cache
def library(directory: Path) -> Corpus:
    """Return the library of a directory."""
    return read_corpus(directory)


def rows(corpus: Corpus) -> Iterator[tuple[str, Row]]:
    """Yield every row of a library with its register."""
    for name, found in corpus.registers.items():
        yield from ((name, row) for row in found)


def letters(text: str) -> str:
    """Return what counts of a text where lines are joined: its letters and digits."""
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize(
    "directory", [OWN, pytest.param(RECEIVED, marks=needs_received)], ids=["own", "received"]
)
def test_every_quotation_stands_in_its_named_lines(directory: Path) -> None:
    corpus = library(directory)
    lines = {
        document.id: {line.number: line.text for line in document.source.lines}
        for document in corpus.documents
    }
    for _, row in rows(corpus):
        if "|" in row.quote:  # the cells of a table
            continue
        told = "".join(letters(lines[row.report][number]) for number in row.lines)
        assert letters(row.quote) in told, row.id


@pytest.mark.parametrize(
    "directory", [OWN, pytest.param(RECEIVED, marks=needs_received)], ids=["own", "received"]
)
def test_identifiers_are_those_of_one_row_of_a_register(directory: Path) -> None:
    corpus = library(directory)
    counted = Counter((name, row.id) for name, row in rows(corpus))
    assert [id for id, times in counted.items() if times > 1] == []
    assert all(row.id.startswith(f"{row.report}:{row.anchor}:") for _, row in rows(corpus))


def test_data_follows_its_schema() -> None:
    corpus = library(OWN)
    for name, found in corpus.registers.items():
        rules = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
        Draft202012Validator.check_schema(rules)
        data = json.loads(json.dumps([record(row) for row in found]))
        assert data
        Draft202012Validator(rules).validate(data)


def test_csv_begins_with_the_mark_that_spreadsheets_need() -> None:
    text = csv_text([record(row) for row in library(OWN).registers["money"]])
    head = text.removeprefix(BOM).split("\r\n")[0].split(",")
    assert text.startswith(BOM)
    assert head[:6] == ["id", "report", "anchor", "lines", "quote", "origin"]


def test_the_own_gold_is_met_as_wanted() -> None:
    counts = measure(OWN, BENCH / "gold")
    for name, (precision, recall) in WANTED.items():
        assert counts[name].precision >= precision, counts[name].wrong
        assert counts[name].recall >= recall, counts[name].missed


def test_what_is_inferred_waits_for_a_word_of_the_editor() -> None:
    corpus = library(OWN)
    inferred = {row.id for name, row in rows(corpus) if row.origin is Origin.INFERRED}
    asked = {
        str(finding.values["id"]).split("@")[0]
        for document in corpus.documents
        for finding in document.findings
        if finding.id == "R01"
    }
    assert asked == inferred


PATTERNS = [
    ("arabic/registers/numbers", "references", lambda text: [*references(text)]),
    ("arabic/registers/events", "happens", lambda text: _words().search(text)),
    ("arabic/registers/events", "names", lambda text: _before_a_date(text)),
    ("arabic/registers/documents", "kinds", lambda text: _titled().search(text)),
]


def _before_a_date(text: str) -> object:
    from build_tools.arabic.dates import find_dates

    return any(_names().search(text[: date.start]) for date in find_dates(text))


@pytest.mark.parametrize(("name", "key", "finds"), PATTERNS, ids=[key for _, key, _ in PATTERNS])
def test_a_rule_claims_its_yes_lines_and_leaves_its_no_lines(name, key, finds) -> None:
    told = table(name)[key]
    assert [line for line in told["yes"] if not finds(fold(line))] == []
    assert [line for line in told["no"] if finds(fold(line))] == []
