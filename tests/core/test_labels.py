"""Every numbering system knows its labels, in whatever way they are written, and leaves other lines alone."""

from collections.abc import Iterator
from typing import Any

import pytest

from build_tools.arabic.sentences import leads_to_quotation
from build_tools.ground.tables import table
from build_tools.recognition.outline.chains import find_chains
from build_tools.recognition.outline.labels import read_labels

SYSTEMS = table("arabic/printed/labels")
KINDS = {"yes": False, "weak": True, "no": None}  # whether a line's label is weak; None where it has none


def examples() -> Iterator[Any]:
    """Yield every example line with its system and what is known of its label."""
    for group in SYSTEMS.values():
        for system, entry in group.items():
            for kind, weak in KINDS.items():
                for line in entry.get(kind, ()):
                    yield pytest.param(system, line, weak, id=f"{system}-{kind}-{line}")


@pytest.mark.parametrize(("system", "line", "weak"), [*examples()])
def test_a_line_bears_the_label_that_its_table_says(system: str, line: str, weak: bool | None) -> None:
    found = [label.weak for label in read_labels(line) if label.system == system]
    assert found[:1] == ([] if weak is None else [weak])


@pytest.mark.parametrize("group", SYSTEMS)
def test_every_system_has_lines_that_bear_its_label_and_lines_that_do_not(group: str) -> None:
    assert all(({"yes", "weak"} & entry.keys()) and entry["no"] for entry in SYSTEMS[group].values())


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (["1. أ", "2. ب", "1. ج", "2. د"], [["1", "2"], ["1", "2"]]),
        (["1. أ", "1.1 ب", "1.2 ج", "2. د"], [["1", "2"], ["1.1", "1.2"]]),
        (["المادة 1", "المادة 2 مكرر", "المادة 3"], [["1", "2", "3"]]),
        (["أ- أول", "ب- ثان", "ج- ثالث"], [["أ", "ب", "ج"]]),
        (["د. سعاد علي"], []),
        (["1احترام", "نص", "2سلامة"], [["1", "2"]]),
    ],
)
def test_labels_that_follow_one_another_are_a_chain(lines: list[str], numbers: list[list[str]]) -> None:
    chains = find_chains([read_labels(line) for line in lines])
    assert [[label.number for label in chain.labels] for chain in chains] == numbers


def test_labels_of_a_quoted_law_are_apart_from_those_of_the_law_that_quotes() -> None:
    lines = ["المادة 1", "يستبدل بنص المادة 7 النص الآتي:", "المادة 7", "المادة 2", "المادة 3"]
    quoting = {place for place, line in enumerate(lines) if leads_to_quotation(line)}
    chains = find_chains([read_labels(line) for line in lines], quoting)
    assert [([label.number for label in c.labels], c.quoted) for c in chains] == [
        (["1", "2", "3"], False),
        (["7"], True),
    ]


def test_what_leads_to_a_quotation_says_so() -> None:
    known = table("arabic/language/sentences")["quoting"]
    assert all(map(leads_to_quotation, known["yes"]))
    assert not any(map(leads_to_quotation, known["no"]))
