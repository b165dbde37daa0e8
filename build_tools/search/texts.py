"""The texts that results show, in parts of a few passages each, written as the reports are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from build_tools.search.files import write_part
from build_tools.search.records import KINDS, Record, Report

SLOTS = 16  # passages in a part: a number of a passage is that of its part and of its place there
LETTERS = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A record under its number in the index; `last` is the number of the last record under it."""

    number: int
    last: int
    record: Record


def place_report(report: Report, first_part: int) -> tuple[list[Placed], int]:
    """Return the report's records with their numbers, from part `first_part` on, and the next free part."""
    numbers: list[int] = []
    part, slot, letters = first_part, 0, 0
    for record in report.records:
        if slot == SLOTS or (slot and letters + len(record.text) > LETTERS):
            part, slot, letters = part + 1, 0, 0
        numbers.append(part * SLOTS + slot)
        slot, letters = slot + 1, letters + len(record.text)
    placed = [
        Placed(number=number, last=numbers[at + record.reach], record=record)
        for at, (number, record) in enumerate(zip(numbers, report.records, strict=True))
    ]
    return placed, part + 1


def write_texts(site: Path, report: Report, placed: list[Placed]) -> None:
    """Write the parts of one report: who it is, the headings above its passages, and the passages."""
    for part, held in _by_part(placed):
        paths = list(dict.fromkeys(item.record.path for item in held))
        rows = [
            [
                record.anchor,
                KINDS.index(record.kind),
                record.number or 0,
                paths.index(record.path),
                record.text,
                *([record.names] if record.names else []),
            ]
            for record in (item.record for item in held)
        ]
        head = [report.id, report.title, report.date or "", report.issuer or "", report.type or ""]
        write_part(site, text_name(part), "", [head, [" › ".join(path) for path in paths], rows])


def text_name(part: int) -> str:
    """Return the name of a part of texts; no folder holds more than a few hundred.

    >>> text_name(3), text_name(700)
    ('texts/0/3', 'texts/2/700')
    """
    return f"texts/{part >> 8}/{part}"


def _by_part(placed: list[Placed]) -> Iterator[tuple[int, list[Placed]]]:
    parts: dict[int, list[Placed]] = {}
    for item in placed:
        parts.setdefault(item.number // SLOTS, []).append(item)
    yield from parts.items()
