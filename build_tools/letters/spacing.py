"""What a PDF program did around numbers: it lost the space behind one, or turned the brackets of a date."""

import re
from collections.abc import Callable
from functools import partial

from build_tools.ground.tables import table
from build_tools.letters.families import WORD
from build_tools.letters.lexicon import frequency

JOINED = re.compile(rf"(?<!\w)(?P<number>\d+)(?P<word>(?=\w\w){WORD.pattern})(?!\w)")
TURNED = re.compile(
    rf"\(\s?(?P<first>\d{{1,2}}|1[34]\d\d)\s?(?P<month>{WORD.pattern})\s?\)\s?(?P<year>(?:19|20)\d\d)(?!\d)"
)
LONGEST_DAY = 2  # digits; a longer number before a month is the year of the Hijra


def repair_numbers(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return a line of a damaged text with its numbers set apart, and each place as received and published.

    No letter and no digit changes, nor their order.

    >>> repair_numbers("صدر ( 26ديسمبر )2018 عن 3قرى")[0]
    'صدر (26 ديسمبر 2018) عن 3 قرى'
    >>> repair_numbers("من شعبان ( 1436يوليو )2015")[0]
    'من شعبان 1436 (يوليو 2015)'
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
    first, month, year = match["first"], match["month"], match["year"]
    if month not in table("arabic/months")["numbers"]:
        return match[0]
    return f"({first} {month} {year})" if len(first) <= LONGEST_DAY else f"{first} ({month} {year})"


def _apart(match: re.Match[str]) -> str:
    """The word must be a known one, so that a code such as «12كم» stays whole."""
    return match[0] if frequency(match["word"]) is None else f"{match['number']} {match['word']}"
