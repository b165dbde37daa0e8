"""What is told as bytes is read back as it was, and nothing else is read."""

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime

import pytest

from build_tools import model
from build_tools.intake.sources import find_sources, read_source
from build_tools.pipeline import read_document
from build_tools.store.values import UnknownValueError, from_bytes, to_bytes
from tests.core.corpora import ROOT
from tests.writers.library import full_report


@pytest.mark.parametrize("path", sorted((ROOT / "sources").glob("*.txt")), ids=lambda path: path.stem)
def test_a_document_is_read_back_as_it_was(path) -> None:
    document = read_document(read_source(find_id(path), path))
    read = from_bytes(to_bytes(document))
    assert read == document
    assert to_bytes(read) == to_bytes(document)


def find_id(path) -> str:
    found, _ = find_sources(path.parent)
    return next(id for id, place in found.items() if place == path)


def test_a_document_with_a_block_of_each_kind_is_read_back_as_it_was() -> None:
    document = full_report()
    assert from_bytes(to_bytes(document)) == document


@pytest.mark.parametrize(
    "value",
    [
        {"a": [1, 2.5, None, True, ("x",)], 7: date(2020, 1, 2)},
        datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
        "نص\ud800\x00",
        model.Fact(value="س", origin=model.Origin.EDITOR),
        [["()", "{}"], ["Text", "="]],
    ],
    ids=repr,
)
def test_what_front_matter_may_hold_is_read_back_as_it_was(value: object) -> None:
    read = from_bytes(to_bytes(value))
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes", print], ids=lambda value: type(value).__name__)
def test_what_is_no_value_of_the_model_is_not_told(value: object) -> None:
    with pytest.raises(UnknownValueError):
        to_bytes(value)


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"[",
        b"\xff",
        b"[]",
        b"{}",
        b'["system","ls"]',
        b'["Text"]',
        b'["Text","a",["()"],1]',
        b'["=","Path","/"]',
        b'["=","Origin","nobody"]',
        b'["day","never"]',
        b"[" * 100_000 + b"]" * 100_000,
    ],
    ids=lambda told: told[:24].decode("latin-1"),
)
def test_what_tells_no_value_is_refused(told: bytes) -> None:
    with pytest.raises(UnknownValueError):
        from_bytes(told)


def test_every_value_of_a_document_has_a_name() -> None:
    """A class of the model that is left out of its list could not be kept."""
    listed = {getattr(model, name) for name in model.__all__}
    missing = {
        kind.__name__
        for module in (model.blocks, model.texts, model.facts, model.sources, model.documents, model.anchors)
        for kind in vars(module).values()
        if isinstance(kind, type) and is_dataclass(kind) and fields(kind) and kind not in listed
    }
    assert missing == set()
