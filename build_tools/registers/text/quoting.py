"""The quotation of a row: the shortest whole clause that says it, and the received lines it stands in."""

import re

from build_tools.registers.text.reading import Reading, clause_around, letters_in

_AND = re.compile(r"[\s،]*(?<!\w)(?:و|ثم|من(?: جملة| أصل)?)?\s*$")


def quote(
    reading: Reading, start: int, end: int, within: tuple[int, int] | None = None
) -> tuple[int, int, str, tuple[int, ...]]:
    """Return the clause around a place of `reading.folded`: its place in the text, its words, its lines.

    It does not go beyond `within`, where the neighbours of a row have their own.
    """
    first, last = clause_around(reading.text, *reading.outside(start, end))
    if within is not None:
        first = max(first, min(reading.outside(within[0], within[0])[0], reading.outside(start, end)[0]))
        last = min(last, reading.outside(within[1], within[1])[0])
        last = first + len(_AND.sub("", reading.text[first:last]))
    first += len(reading.text[first:last]) - len(reading.text[first:last].lstrip())
    words = reading.text[first:last]
    return first, last, words, lines_of(reading, first, last)


def lines_of(reading: Reading, start: int, end: int) -> tuple[int, ...]:
    """Return the received lines that hold a stretch of a passage, told by counting its letters."""
    lines = reading.passage.lines
    if len(lines) < 2:
        return lines
    before, within = letters_in(reading.text[:start]), letters_in(reading.text[start:end])
    spare = max(
        0, sum(reading.letters) - letters_in(reading.text)
    )  # a printed number, before the first words
    found, at = [], -spare
    for line, length in zip(lines, reading.letters, strict=True):
        if at < before + within and before < at + length:
            found.append(line)
        at += length
    return tuple(found) or lines
