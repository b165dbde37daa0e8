"""What a PDF program did around numbers: it lost the space behind one, or turned the brackets of a date."""

import re
from collections.abc import Callable
from functools import partial

from build_tools.ground.tables import table
from build_tools.letters.families import WORD
from build_tools.letters.lexicon import frequency

JOINED = re.compile(rf"(?<!\w)(?P<number>\d+)(?P<word>(?=\w\w){WORD.pattern})(?!\w)")
TURNED = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})?\(\s?(?P<first>\d{{1,2}}|1[34]\d\d)\s?(?P<month>{WORD.pattern})\s?\)"
    r"\s?(?P<year>(?:19|20)\d\d)(?!\d)"
)
LONGEST_DAY = 2  # digits; a longer number before a month is the year of the Hijra


def repair_numbers(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return a line of a damaged text with its numbers set apart, and each place as received and published.

    No letter and no digit changes; a day that stands before the bracket of its date goes back into it.

    >>> repair_numbers("صدر ( 26ديسمبر )2018 عن 3قرى")[0]
    'صدر (26 ديسمبر 2018) عن 3 قرى'
    >>> repair_numbers("من شعبان ( 1436يوليو )2015")[0]
    'من شعبان 1436 (يوليو 2015)'
    >>> repair_numbers("من رمضان 7( 1436يوليو )2015")[0]
    'من رمضان 1436 (7 يوليو 2015)'
    """
    changes: list[tuple[str, str]] = []
    for pattern, right in ((TURNED, _turned), (JOINED, _apart)):
        text = pattern.sub(partial(_recorded, right=right, changes=changes), text)
    return text, tuple(changes)


def _recorded(
    match: re.Match[str], right: Callable[[re.Match[str]], str], changes: list[tuple[str, str]]
) -> str:
    published = right(match)
    if published != match[0]:
        changes.append((match[0], published))
    return published


def _turned(match: re.Match[str]) -> str:
    day, first, month, year = match["day"], match["first"], match["month"], match["year"]
    if month not in table("arabic/months")["numbers"] or (day and len(first) <= LONGEST_DAY):
        return match[0]
    if len(first) <= LONGEST_DAY:
        date = f"({first} {month} {year})"
    else:
        date = f"{first} ({day} {month} {year})" if day else f"{first} ({month} {year})"
    before, after = (
        match.string[max(match.start() - 1, 0) : match.start()],
        match.string[match.end() : match.end() + 1],
    )
    return " " * before.isalnum() + date + " " * after.isalnum()


def _apart(match: re.Match[str]) -> str:
    """The word must be a known one, so that a code such as «12كم» stays whole."""
    return match[0] if frequency(match["word"]) is None else f"{match['number']} {match['word']}"
