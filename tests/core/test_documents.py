"""Small reports of many makes, each with the facts that a reader would tell of it: `tests/cases/documents/`.

The folders are named for kinds of fault that were met in real reports. A case says what the printed order is,
in the words of `FACTS`, and nothing of how it is to be found.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from build_tools.model.tree import passages
from build_tools.writers.data.record import Record, report_record
from tests.case_files import CASES as ROOT
from tests.case_files import Case, read_cases
from tests.core.reading import document, read_case

KINDS = sorted(f"documents/{folder.name}" for folder in (ROOT / "documents").iterdir())
CASES = read_cases(*KINDS)
CASES_AT_ALL = [pytest.param(*parameter.values, id=parameter.id) for parameter in CASES]
SIGNS_AROUND_NUMBERS = " .-()[]"


@pytest.mark.parametrize("case", CASES)
def test_a_document_is_read_in_its_printed_order(case: Case, tmp_path: Path) -> None:
    record = report_record(document(read_case(case, tmp_path)))
    wrong = [
        difference for name, told in case.data["facts"].items() for difference in FACTS[name](record, told)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("case", CASES_AT_ALL)
def test_a_document_is_read_whole(case: Case, tmp_path: Path) -> None:
    """No letter lost, none invented, anchors unique: whatever else is read wrongly."""
    read = document(read_case(case, tmp_path))
    anchors = [passage.anchor for passage in passages(read) if passage.kind != "gap"]
    assert [finding for finding in read.findings if finding.id.startswith("E")] == []
    assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize("case", CASES_AT_ALL)
def test_a_document_tells_facts(case: Case) -> None:
    """Strict about its keys: a misspelt key would expect nothing."""
    assert case.data.keys() <= {"says", "text", "suffix", "facts", "known_failure"}
    assert case.data["says"]
    assert case.data["facts"]
    assert case.data["facts"].keys() <= FACTS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_fault_has_five_cases(kind: str) -> None:
    assert len(list((ROOT / kind).glob("*.yml"))) >= 5


def _fold(text: object) -> str:
    """Return the words as they are compared: without what is only drawn, and with digits of one script."""
    normal = unicodedata.normalize("NFC", "" if text is None else str(text))
    letters = (c for c in normal if not _is_only_drawn(c))
    return " ".join("".join(str(unicodedata.digit(c, c)) for c in letters).split())


def _is_only_drawn(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Cf"} or character == "\N{ARABIC TATWEEL}"


def _begins(passage: Record, start: str, number: object = None) -> bool:
    """Does the passage begin with `start`, and bear `number`: apart from its text, or printed before it?"""
    text = _fold(passage["text"])
    if number is None:
        return text.startswith(_fold(start))
    wanted = _fold(number).strip(SIGNS_AROUND_NUMBERS)
    printed = re.match(rf"[\s(]*{re.escape(wanted)}[\s).:،-]+", text)
    if printed is None and _fold(passage["number"]).strip(SIGNS_AROUND_NUMBERS) != wanted:
        return False
    return text[printed.end() if printed else 0 :].startswith(_fold(start)) or text.startswith(_fold(start))


def _shown(passage: Record) -> str:
    number = f"{passage['number']} " if passage["number"] else ""
    return f"{passage['kind']} {number}«{passage['text'][:50]}»"


def _title(record: Record, told: str) -> Iterator[str]:
    if _fold(record["title"]["value"]) != _fold(told):
        yield f"the title is «{record['title']['value']}»"


def _field(name: str) -> Callable[[Record, Any], Iterator[str]]:
    def differences(record: Record, told: Any) -> Iterator[str]:
        value = record[name]["value"]
        if value != (None if told is None else str(told)):
            yield f"the {name} is {value}"

    return differences


def _not_genre(record: Record, told: str) -> Iterator[str]:
    if record["genre"]["value"] == told:
        yield f"the genre is {told}"


def _authors(record: Record, told: list[str]) -> Iterator[str]:
    names = [author["name"] for author in record["authors"]]
    if [_fold(name) for name in names] != [_fold(name) for name in told]:
        yield f"the authors are {names}"


def _passages(record: Record, told: list[list[Any]]) -> Iterator[str]:
    """All of them in their order: their kind, the number they bear or null for any, how their text begins."""
    found = record["passages"]
    for place, (kind, number, start) in enumerate(told):
        if place >= len(found):
            yield f"passage {place + 1} is not there: {kind} «{start}»"
        elif found[place]["kind"] != kind or not _begins(found[place], start, number):
            yield f"passage {place + 1} is {_shown(found[place])}, not {kind} {number or ''} «{start}»"
    yield from (f"one passage more: {_shown(passage)}" for passage in found[len(told) :])


def _has(record: Record, told: list[list[Any]]) -> Iterator[str]:
    """Some of them, in any order."""
    for kind, number, start in told:
        if not any(p["kind"] == kind and _begins(p, start, number) for p in record["passages"]):
            yield f"no {kind} {number or ''} «{start}»"


def _no_heading(record: Record, told: list[str]) -> Iterator[str]:
    headings = [passage for passage in record["passages"] if passage["kind"] == "heading"]
    return (f"«{start}» is a heading" for start in told if any(_begins(one, start) for one in headings))


def _no_headings(record: Record, told: bool) -> Iterator[str]:
    headings = [passage for passage in record["passages"] if passage["kind"] == "heading"]
    return (f"a heading: {_shown(heading)}" for heading in headings if told)


def _levels(record: Record, told: Mapping[str, int]) -> Iterator[str]:
    for start, level in told.items():
        found = {p["level"] for p in record["passages"] if p["kind"] == "heading" and _begins(p, start)}
        if found != {level}:
            yield f"«{start}» has the levels {sorted(found)}, not {level}"


def _holds(record: Record, told: list[str]) -> Iterator[str]:
    """Words that stand together in one passage."""
    texts = [_fold(passage["text"]) for passage in record["passages"]]
    return (
        f"no passage holds «{words}»" for words in told if not any(_fold(words) in text for text in texts)
    )


def _holds_not(record: Record, told: list[str]) -> Iterator[str]:
    """Words that stand together in no passage."""
    texts = [_fold(passage["text"]) for passage in record["passages"]]
    return (f"a passage holds «{words}»" for words in told if any(_fold(words) in text for text in texts))


def _texts_apart(record: Record, told: list[str]) -> Iterator[str]:
    """Each begins a passage of its own, after the two words of its label if they stand there."""
    texts = [_fold(passage["text"]) for passage in record["passages"]]
    for start in told:
        begins = re.compile(rf"(?:\S+\s+\S+\s*[:.-]\s*)?{re.escape(_fold(start))}")
        if not any(begins.match(text) for text in texts):
            yield f"«{start}» begins no passage"


def _numbers(record: Record, told: list[object]) -> Iterator[str]:
    borne = {_fold(passage["number"]) for passage in record["passages"]}
    return (f"nothing bears the number {number}" for number in told if _fold(number) not in borne)


def _anchors(record: Record, told: list[str]) -> Iterator[str]:
    there = {passage["anchor"] for passage in record["passages"] if passage["kind"] != "gap"}
    return (f"no anchor {anchor}" for anchor in told if anchor not in there)


def _no_anchor(record: Record, told: list[str]) -> Iterator[str]:
    there = {passage["anchor"] for passage in record["passages"]}
    return (f"an anchor {anchor}" for anchor in told if anchor in there)


def _gaps(record: Record, told: list[list[Any]]) -> Iterator[str]:
    """All gaps that are told: of what, from which number, to which."""
    found = [[gap["kind"], gap["first"], gap["last"]] for gap in record["gaps"]]
    if found != told:
        yield f"the gaps are {found}"


def _removed(record: Record, told: list[str]) -> Iterator[str]:
    lines = [_fold(removed["text"]) for removed in record["removed"]]
    return (f"«{words}» is not removed" for words in told if not any(_fold(words) in line for line in lines))


def _not_removed(record: Record, told: list[str]) -> Iterator[str]:
    lines = [_fold(removed["text"]) for removed in record["removed"]]
    return (f"«{words}» is removed" for words in told if any(_fold(words) in line for line in lines))


def _nothing_removed(record: Record, told: bool) -> Iterator[str]:
    return (f"«{removed['text']}» is removed" for removed in record["removed"] if told)


def _nothing_repaired(record: Record, told: bool) -> Iterator[str]:
    return (f"«{repair['received']}» is repaired" for repair in record["repairs"] if told)


def _no_findings(record: Record, told: list[str]) -> Iterator[str]:
    return (f"a finding: {found['message']}" for found in record["findings"] if found["id"] in told)


FACTS: Mapping[str, Callable[[Record, Any], Iterator[str]]] = {
    "title": _title,
    "date": _field("date"),
    "issuer": _field("issuer"),
    "genre": _field("genre"),
    "not_genre": _not_genre,
    "authors": _authors,
    "passages": _passages,
    "has": _has,
    "no_heading": _no_heading,
    "no_headings": _no_headings,
    "levels": _levels,
    "holds": _holds,
    "holds_not": _holds_not,
    "texts_apart": _texts_apart,
    "numbers": _numbers,
    "anchors": _anchors,
    "no_anchor": _no_anchor,
    "gaps": _gaps,
    "removed": _removed,
    "not_removed": _not_removed,
    "nothing_removed": _nothing_removed,
    "nothing_repaired": _nothing_repaired,
    "no_findings": _no_findings,
}
