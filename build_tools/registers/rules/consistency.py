"""What a text says twice and should say alike: weekdays, sums, dates, items that nearly repeat another."""

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from build_tools.arabic.numerals import ascii_digits
from build_tools.arabic.text import fold, folded_words
from build_tools.ground.tables import table
from build_tools.model import Consistency, Document, Money, PrintedTable
from build_tools.model.tree import passages
from build_tools.registers.text.quoting import lines_of
from build_tools.registers.text.reading import Reading, clause_around, sentence_around

DAY = len("2023-07-23")
FEWEST_WORDS = 5
ALIKE = 88  # of a hundred
NEARLY = 0.05  # of the whole, where it is said to be about so much


def draw_checks(
    document: Document, readings: tuple[Reading, ...], money: tuple[Money, ...]
) -> Iterator[Consistency]:
    """Yield what was checked in a document, whether it agrees or not, in the order of the text."""
    by_place = {reading.place: reading for reading in readings}
    found = [
        *_weekdays(readings),
        *_sums(by_place, money),
        *_conflicts(document, readings),
        *_doubles(readings),
    ]
    found += _totals(document)
    yield from sorted(found, key=lambda row: (row.passage, row.start, row.kind))


def _weekdays(readings: tuple[Reading, ...]) -> Iterator[Consistency]:
    names = {number: name for name, number in reversed(table("arabic/language/months")["weekdays"].items())}
    for reading in readings:
        for date in reading.dates:
            if date.weekday is None or len(date.first) < DAY:
                continue
            real = datetime.date.fromisoformat(date.first).weekday()
            start, end = clause_around(reading.text, date.start, date.end)
            yield Consistency(
                passage=reading.place,
                start=start,
                end=end,
                quote=reading.text[start:end],
                lines=lines_of(reading, start, end),
                kind="weekday",
                says=names[date.weekday],
                computed=names[real],
                agrees=real == date.weekday,
            )


def _sums(readings: dict[int, Reading], money: tuple[Money, ...]) -> Iterator[Consistency]:
    """A sum and the parts of it that follow in its sentence: «16 مليون، 8.5 منها … و7.5 …»."""
    by_sentence: dict[tuple[int, int, int], list[Money]] = {}
    for row in money:
        reading = readings[row.passage]
        by_sentence.setdefault((row.passage, *sentence_around(reading.text, row.start, row.end)), []).append(
            row
        )
    for (place, _, _), rows in by_sentence.items():
        if len(rows) < 3 or len({row.currency for row in rows}) > 1:
            continue
        whole, parts = rows[0], rows[1:]
        reading = readings[place]
        said = re.search(r"منها|منه|بينها", fold(reading.text[whole.end - 1 : parts[0].end + 12]))
        colon = ":" in reading.text[whole.end - 1 : parts[0].start + 1]
        total = round(sum(part.amount for part in parts), 2)
        near = abs(total - whole.amount) <= NEARLY * whole.amount
        if (said or colon or total == whole.amount) and near and total:
            yield Consistency(
                passage=place,
                start=whole.start,
                end=whole.end,
                quote=whole.quote,
                lines=whole.lines,
                kind="sum",
                says=_shown(whole.amount),
                computed=_shown(total),
                agrees=total == whole.amount,
                other=reading.text[parts[0].start : parts[-1].end],
                other_lines=lines_of(reading, parts[0].start, parts[-1].end),
            )


def _shown(amount: int | float) -> str:
    whole = int(amount) if amount == int(amount) else amount
    return f"{whole:,}"


def _conflicts(document: Document, readings: tuple[Reading, ...]) -> Iterator[Consistency]:
    """One event at one place with two years, as the checks of the text have found it (C13)."""
    for finding in document.findings:
        if finding.id != "C13":
            continue
        place, one, other = (str(finding.values[key]) for key in ("place", "one", "other"))
        first = _clause_of(readings, place, one, None)
        second = _clause_of(readings, place, other, finding.line)
        if first and second:
            reading, start, end = second
            where, begin, until = first
            yield Consistency(
                passage=reading.place,
                start=start,
                end=end,
                quote=reading.text[start:end],
                lines=lines_of(reading, start, end),
                kind="date_conflict",
                says=other,
                computed=one,
                agrees=False,
                other=where.text[begin:until],
                other_lines=lines_of(where, begin, until),
            )


def _clause_of(
    readings: tuple[Reading, ...], place: str, year: str, line: int | None
) -> tuple[Reading, int, int] | None:
    word = fold(place).split()[0]
    for reading in readings:
        if line is not None and line not in reading.passage.lines:
            continue
        for date in reading.dates:
            start, end = clause_around(reading.text, date.start, date.end)
            if date.first.startswith(year) and word in fold(reading.text[start:end]):
                return reading, start, end
    return None


def _doubles(readings: tuple[Reading, ...]) -> Iterator[Consistency]:
    """Items side by side that say nearly the same."""
    items = [reading for reading in readings if reading.passage.kind == "list_item"]
    for one, other in pairwise(items):
        words = folded_words(one.text), folded_words(other.text)
        if min(len(text.split()) for text in words) < FEWEST_WORDS or other.place != one.place + 1:
            continue
        alike = fuzz.ratio(*words)
        if alike >= ALIKE:
            yield Consistency(
                passage=other.place,
                start=0,
                end=len(other.text.rstrip()),
                quote=other.text.strip(),
                lines=other.passage.lines,
                kind="duplicate",
                says=other.text.strip(),
                computed=f"{round(alike)} %",
                agrees=False,
                other=one.text.strip(),
                other_lines=one.passage.lines,
            )


def _totals(document: Document) -> Iterator[Consistency]:
    """The total of each column of a printed table whose last row is named so."""
    for place, passage in enumerate(passages(document)):
        block = passage.block
        if not isinstance(block, PrintedTable) or len(block.rows) < 4:
            continue
        *rows, last = block.rows[1:] if block.head else block.rows
        if not last or not re.match(r"(?:ال)?(?:مجموع|اجمالي|جمله)", folded_words(last[0].plain)):
            continue
        for column in range(1, len(last)):
            told, parts = (
                _number(last[column].plain),
                [_number(row[column].plain) for row in rows if column < len(row)],
            )
            numbers = [part for part in parts if part is not None]
            if told is None or len(numbers) != len(rows):
                continue
            total = round(sum(numbers), 4)
            quote = " | ".join(cell.plain for cell in last)
            yield Consistency(
                passage=place,
                start=0,
                end=0,
                quote=quote,
                lines=passage.lines,
                kind="sum",
                says=_shown(told),
                computed=_shown(total),
                agrees=abs(total - told) < 1e-6,
            )


def _number(cell: str) -> float | int | None:
    text = ascii_digits(cell).strip().replace(",", "").replace("\N{ARABIC THOUSANDS SEPARATOR}", "")
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", text):
        return None
    return float(text) if "." in text else int(text)
