"""Dates in Arabic and English prose: every month tradition, ranges, «يونيو الماضي»."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from build_tools.arabic.numerals import ascii_digits
from build_tools.tables import table

YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date in a text, from `start` up to `end`.

    `first` and `last` are ISO 8601 dates of equal precision (day, month or year); they differ
    for a range. `weekday` is the named day (Monday is 0). `resolved` says that the year was
    inferred from the document's date.
    """

    start: int
    end: int
    first: str
    last: str
    weekday: int | None = None
    resolved: bool = False


def find_dates(text: str, *, written: str | None = None) -> Iterator[DateMention]:
    """Yield the dates of `text` in their order; a date that the calendar lacks is left out.

    `written` is the document's ISO date: against it «يونيو الماضي» is resolved.

    >>> [date.first for date in find_dates("في 25 تموز/يوليو 2023 ثم في آب/أغسطس 2021")]
    ['2023-07-25', '2021-08']
    >>> [date.first for date in find_dates("شهر يونيو الماضي", written="2023-07-25")]
    ['2023-06']
    """
    plain = ascii_digits(text)
    for match in _pattern().finditer(plain):
        mention = _mention(match, written)
        if mention is not None:
            yield mention


def whole_date(text: str) -> str | None:
    """Return the ISO date that is all of `text`, or None.

    >>> whole_date("15 March 2022"), whole_date("في 15 مارس 2022")
    ('2022-03-15', None)
    """
    found = list(find_dates(text.strip()))
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text.strip())):
        return found[0].first
    return None


def is_date(value: str) -> bool:
    """Tell whether `value` is YYYY, YYYY-MM or YYYY-MM-DD and stands in the calendar.

    >>> is_date("2023-02"), is_date("2023-02-30")
    (True, False)
    """
    parts = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value, re.ASCII)
    if not parts:
        return False
    year, month, day = (int(part or 1) for part in parts.groups())
    return year in YEARS and _iso(year, month, day) is not None


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(table("arabic/months")["numbers"], key=len, reverse=True)
    month = "(?:" + "|".join(re.escape(name) for name in names) + ")"
    months = rf"{month}(?:\s?[/(]\s?{month}\)?)?"
    weekdays = "|".join(table("arabic/months")["weekdays"])
    last = "|".join(table("arabic/months")["relative"]["last"])
    return re.compile(
        rf"(?:(?P<weekday>{weekdays})\s+(?:الموافق\s+)?)?"
        rf"(?:(?<![\d.,])(?P<day>\d{{1,2}})(?:\s*(?:-|إلى|الى)\s*(?P<day2>\d{{1,2}}))?\s+)?"
        rf"(?<!\w)(?P<month>{months})(?!\w)"
        rf"(?:،?\s+(?:من\s+)?(?:عام\s+|سنة\s+)?(?P<year>\d{{4}})(?!\d)|\s+(?P<last>{last}))"
        rf"|(?<!\w)(?:(?:عام|لعام|سنة|العام|قمة)\s+)(?P<year_only>\d{{4}})(?![\d/])(?:-(?P<year2>\d{{4}}))?"
    )


def _mention(match: re.Match[str], written: str | None) -> DateMention | None:
    if match["year_only"]:
        return _year(match)
    month = _month(match["month"])
    year = int(match["year"]) if match["year"] else _last_year(month, written)
    if year is None or year not in YEARS:
        return None
    days = [int(day) for day in (match["day"], match["day2"]) if day]
    dates = [_iso(year, month, day) for day in days] or [f"{year:04}-{month:02}"]
    if None in dates:
        return None
    weekday = table("arabic/months")["weekdays"].get(match["weekday"])
    return DateMention(
        start=match.start(),
        end=match.end(),
        first=str(dates[0]),
        last=str(dates[-1]),
        weekday=weekday,
        resolved=not match["year"],
    )


def _year(match: re.Match[str]) -> DateMention | None:
    first, last = match["year_only"], match["year2"] or match["year_only"]
    if int(first) not in YEARS or int(last) not in YEARS:
        return None
    return DateMention(start=match.start(), end=match.end(), first=first, last=last)


def _month(names: str) -> int:
    """«آب/أغسطس» names one month twice: the first name decides."""
    first = re.split(r"\s?[/(]", names)[0].strip()
    return int(table("arabic/months")["numbers"][first])


def _last_year(month: int, written: str | None) -> int | None:
    """The year of the last such month before the day the document was written."""
    if written is None or len(written) < 7:
        return None
    year, own_month = int(written[:4]), int(written[5:7])
    return year if month < own_month else year - 1


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
