"""What a PDF program did around numbers: it lost the space behind one, or turned the brackets of a date."""

import re
from collections.abc import Callable
from functools import cache, partial

from build_tools.ground.tables import table
from build_tools.letters.families import LETTERS
from build_tools.letters.lexicon import frequency

ARABIC_WORD = f"{LETTERS}+"  # as a whole, never a part of it
BEHIND = re.compile(rf"(?<!\w)(?P<number>\d+)(?P<word>(?=\w\w){ARABIC_WORD})(?!\w)")
BEFORE = re.compile(rf"(?<!\w)(?P<word>(?=\w\w\w){ARABIC_WORD})(?P<number>\d+)(?!\w)")
AND = re.compile(r"(?<!\w)(?P<number>\d+)(?P<word>و)(?=\s?\d)")
DAY, YEAR = r"[12]\d|3[01]|[1-9]", r"1[34]\d\d"  # of the Hijra
TURNED = re.compile(
    rf"(?:(?<![\w.])(?P<day>{DAY})\s?)?\(\s?(?P<first>{YEAR}|{DAY})\s?(?P<opening>فاتح\s)?(?P<month>{ARABIC_WORD})"
    rf"\s?(?P<sign>[،؛:.]?)\)\s?(?P<year>(?:19|20)\d\d)(?!\d)"
)
LONGEST_DAY = 2  # digits; a longer number before a month is the year of the Hijra


def repair_numbers(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return a line of a damaged text with its numbers set apart, and each place as received and published.

    No letter and no digit changes; in a turned date they are put in the order in which it is read.

    >>> repair_numbers("صدر ( 26ديسمبر )2018 عن 3قرى")[0]
    'صدر (26 ديسمبر 2018) عن 3 قرى'
    >>> repair_numbers("من شعبان ( 1436يوليو )2015")[0]
    'من شعبان 1436 (يوليو 2015)'
    >>> repair_numbers("من رمضان 7( 1436يوليو )2015")[0]
    'من رمضان 1436 (7 يوليو 2015)'
    >>> repair_numbers("في فاتح شعبان 20( 1436ماي ،)2015المادة3")[0]
    'في فاتح شعبان 1436 (20 ماي 2015)، المادة 3'
    """
    changes: list[tuple[str, str]] = []
    for pattern, right in ((TURNED, _turned), (BEHIND, _apart), (BEFORE, _named), (AND, _joining)):
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
    """The date in its order: where a year of the Hijra took the day's place, the day goes back behind it."""
    before = match.string[max(match.start() - 1, 0) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    day, first, opening, month, sign, year = match.group("day", "first", "opening", "month", "sign", "year")
    is_day = len(first) <= LONGEST_DAY
    other_number = day is not None if is_day else before.isdigit()
    if other_number or month not in table("arabic/months")["numbers"]:
        return match[0]
    named = f"{opening or ''}{month} {year}"
    date = f"({first} {named})" if is_day else f"{first} ({f'{day} ' if day else ''}{named})"
    return f"{' ' * before.isalnum()}{date}{sign}{' ' * after.isalnum()}"


def _apart(match: re.Match[str]) -> str:
    """The word must be a known one, so that a code such as «12كم» stays whole."""
    return match[0] if frequency(match["word"]) is None else f"{match['number']} {match['word']}"


def _named(match: re.Match[str]) -> str:
    """Behind other words than these the number may be that of a note."""
    return f"{match['word']} {match['number']}" if match["word"] in _numbered() else match[0]


def _joining(match: re.Match[str]) -> str:
    return f"{match['number']} {match['word']}"


@cache
def _numbered() -> frozenset[str]:
    """Words that a number follows: those of labels, and «رقم» and its like."""
    labels = table("arabic/labels")["words"].values()
    return frozenset(table("arabic/damage")["numbered"]["words"]).union(
        *(system["words"] for system in labels)
    )
