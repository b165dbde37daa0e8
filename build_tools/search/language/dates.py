"""Dates in figures, which are compared as the words of a written date: «25/7/2023» is «25 يوليو 2023»."""

import re
from functools import cache

from build_tools.search.language.rules import rules


def read_date(token: str) -> tuple[str, ...]:
    """Return day, month and year of a folded raw token; nothing where it is no date.

    The day goes first, or the year does; the month is never before the day alone.

    >>> read_date("25/7/2023"), read_date("2023-07-05"), read_date("7/25/2023")
    (('25', 'يوليو', '2023'), ('5', 'يوليو', '2023'), ())
    """
    if not _date().fullmatch(token):
        return ()
    first, month, last = re.split("[/.-]", token)
    day, year = (first, last) if len(last) > len(first) else (last, first)
    return str(int(day)), rules()["dates"]["months"][int(month) - 1], year


@cache
def _date() -> re.Pattern[str]:
    return re.compile(rules()["dates"]["pattern"])
