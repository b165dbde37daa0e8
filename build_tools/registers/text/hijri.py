"""Dates of the Hijri calendar, as those of the common one that they fall on."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from hijridate import Hijri

from build_tools.arabic.dates import DateMention
from build_tools.arabic.text import fold_letters
from build_tools.ground.tables import table


def hijri_dates(text: str, others: Iterable[DateMention] = ()) -> Iterator[DateMention]:
    """Yield the Hijri dates of a text with their day in the common calendar, which is computed (Umm al-Qura).

    One beside the same day in the other calendar is left to it, and one that is no date yields none.

    >>> [(date.first, date.resolved) for date in hijri_dates("في 5 محرم 1445 هـ")]
    [('2023-07-23', True)]
    >>> [*hijri_dates("في 31 محرم 1445 هـ")]
    []
    """
    plain = fold_letters(text)
    if not any(year in plain for year in _years()):
        return
    taken = [(date.start, date.end) for date in others]
    for match in _pattern().finditer(plain):
        met = any(start - 25 <= match.end() and match.start() <= end + 25 for start, end in taken)
        if not met and (day := _day(match)) is not None:
            yield DateMention(start=match.start(), end=match.end(), first=day, last=day, resolved=True)


def _day(match: re.Match[str]) -> str | None:
    try:
        date = Hijri(int(match["year"]), _months()[match["month"]], int(match["day"])).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date.isoformat()


@cache
def _years() -> tuple[str, ...]:
    return ("13", "14")


@cache
def _months() -> dict[str, int]:
    names = table("arabic/registers/hijri")["months"]
    return {fold_letters(name): int(number) for name, number in names.items()}


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?<![\d/.])(?P<day>\d{{1,2}})\s+(?:من\s+)?(?:شهر\s+)?(?P<month>{months})\s*،?\s+(?:عام\s+|سنه\s+)?"
        r"(?P<year>1[34]\d\d)(?!\d)(?:\s*ه(?:ـ|جري[ها]?)?(?!\w))?"
    )
