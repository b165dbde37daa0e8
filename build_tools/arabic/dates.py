"""Dates in Arabic and English prose: every month tradition, ranges, «يونيو الماضي»."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from build_tools.arabic.numerals import ascii_digits, ordinal_pattern, printed_number
from build_tools.arabic.text import fold_letters
from build_tools.ground.tables import table

YEARS = range(1900, 2101)
BEFORE_YEAR, BEHIND_YEAR = 120, 60  # characters of a date: two days with the names of weekdays and months
FOUR_DIGITS = re.compile("[0-9]{4}")
ENGLISH_WEEKDAY = re.compile("(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day")
HARAKAT = re.compile("[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}]")
BETWEEN = re.compile(r"(?<!\w)[وف]?(?:ما )?(?:ب|فيما )?بين (?:\w+ )?$")
_BETWEEN = " -–—|،,/()"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date in a text, from `start` up to `end`.

    `first` and `last` are ISO 8601 dates of equal precision (day, month or year); they differ
    for a range, which may be printed from its end. `weekday` is the named day (Monday is 0).
    `resolved` says that the year was inferred from the document's date.
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
    plain = fold_letters(ascii_digits(text))
    if not has_year(plain):
        return
    for start, end in _stretches(plain):
        for match in _pattern().finditer(plain, start, end):
            mention = _mention(match, written)
            if mention is not None:
                yield mention


def has_year(folded: str) -> bool:
    """Tell whether a folded text has what no date, of any calendar, is without: most paragraphs have neither.

    >>> has_year("في 25 تموز/يوليو 2023"), has_year("5 محرم 1445 ه"), has_year("في مايو")
    (True, True, False)
    """
    return FOUR_DIGITS.search(folded) is not None or any(word in folded for word in _last())


def _stretches(folded: str) -> Iterator[tuple[int, int]]:
    """The parts of a text that a date may stand in: those around a year, or the word that stands for one."""
    start, end = 0, 0
    for found in _years().finditer(folded):
        if found.start() - BEFORE_YEAR > end:
            if end:
                yield start, end
            start = max(found.start() - BEFORE_YEAR, 0)
        end = found.end() + BEHIND_YEAR
    if end:
        yield start, end


def whole_date(text: str) -> str | None:
    """Return the ISO date that is all of `text`, or None.

    >>> whole_date("15 March 2022"), whole_date("في 15 مارس 2022")
    ('2022-03-15', None)
    """
    found = list(find_dates(text.strip()))
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text.strip())):
        return found[0].first
    return None


def publication_date(text: str) -> str | None:
    """Return the ISO date that is all of `text`, or None; beside it may stand the time and a Hijri date.

    >>> publication_date("الأحد 23 يوليو 2023 - 14:30")
    '2023-07-23'
    >>> publication_date("5 محرم 1445 هـ الموافق 23 يوليو 2023 م"), publication_date("5 محرم 1445 هـ")
    ('2023-07-23', None)
    >>> publication_date("الأحد ١٥ أبريل ٢٠١٨ الساعة ٧:٤٨ مساءً")
    '2018-04-15'
    >>> publication_date("يوليو 23, 2023")
    '2023-07-23'
    """
    plain = HARAKAT.sub("", fold_letters(ascii_digits(text))).replace(",", "،")
    for pattern in (_hijri(), _time()):
        plain = pattern.sub(" ", plain)
    return whole_date(_month_first().sub(r"\2 \1 \3", " ".join(plain.strip(_BETWEEN).split())))


def names_weekday(text: str) -> bool:
    """Tell whether a day of the week is named in `text`, in Arabic or in English.

    >>> names_weekday("الأحد 9 مارس العدد 7"), names_weekday("Sunday 9 March"), names_weekday("العدد 7")
    (True, True, False)
    """
    folded = fold_letters(text)
    return ENGLISH_WEEKDAY.search(folded) is not None or any(name in folded for name in _weekdays())


def is_hijri_date(text: str) -> bool:
    """Tell whether `text` is a date of the Hijri calendar and nothing else.

    >>> is_hijri_date("الاثنين، 5 محرم 1445 هـ"), is_hijri_date("5 محرم 1445 هـ الموافق 23 يوليو 2023")
    (True, False)
    """
    plain = fold_letters(ascii_digits(text)).strip(_BETWEEN)
    match = _hijri().fullmatch(plain)
    return match is not None and bool(match["day"] or match["era"])


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
def _years() -> re.Pattern[str]:
    return re.compile("|".join(("[0-9]{4}", *_last())))


@cache
def _last() -> tuple[str, ...]:
    return tuple(map(fold_letters, table("arabic/language/months")["relative"]["last"]))


@cache
def _pattern() -> re.Pattern[str]:
    """What dates look like in folded text: «أغسطس» is often typed «اغسطس»."""
    month = "(?:" + "|".join(sorted(map(re.escape, _months()), key=len, reverse=True)) + ")"
    months = rf"{month}(?:\s?[/(]\s?{month}\)?)?"
    day_words = "|".join((*_named_days(), ordinal_pattern().pattern))
    told = "|".join(
        rf"(?<={word}\s)" for word in (*table("arabic/language/months")["days"]["before"], *_weekdays())
    )
    weekdays = "|".join(_weekdays())
    last = "|".join(table("arabic/language/months")["relative"]["last"])
    several = "|".join(table("arabic/language/months")["years"]["several"])
    one = "|".join(table("arabic/language/months")["years"]["one"])
    begins = r"(?:(?<![^\W\d_])|(?<=\b[وفبلك])|(?<=\b[وف][بلك]))"
    return re.compile(
        fold_letters(
            rf"(?:(?P<weekday>{weekdays})\s?،?\s+(?:الموافق\s+)?)?"
            rf"(?:(?:(?<![\d.,/-])(?P<day0>\d{{1,2}})\s+)?{begins}(?P<month0>{months})(?!\w)"
            r"(?:\s*(?:-|–|و?إلى|و?حتى)\s+(?:شهر\s+)?|(?P<and>\s+و\s?))(?(day0)(?=\d)|(?!\d)))?"
            r"(?:(?:(?<![\d.,/-])(?P<day>\d{1,2})(?:\s*(?:-|–|إلى|(?P<and2>و))\s*(?P<day2>\d{1,2}))?(?:\s+|[/-]|(?=[^\W\d_]))"
            rf"|(?:^|{told})(?P<day_words>{day_words})\s+)(?:من\s+)?(?:شهر\s+)?)?"
            rf"{begins}(?P<month>{months})(?![^\W\d_])"
            rf"(?:(?:،?\s*|[/-])(?:من\s+)?(?:ل?(?:{one})\s+)?(?P<year>\d{{4}})(?!\d)|\s+(?P<last>{last}))"
            rf"|{begins}(?:(?:{one})\s+|(?:{several})\s+(?=\d{{4}}\s*[-–وإ]))"
            r"(?P<year_only>\d{4})(?![\d/])(?:(?:-|–|\s?و\s?|\s+إلى\s+)(?P<year2>\d{4})(?!\d))?"
            rf"|(?:(?P<weekday2>{weekdays})،?\s+)?(?<![\w/.-])"
            r"(?P<figures>\d{1,2}(?P<sign>[/.-])\d{1,2}(?P=sign)\d{4}"
            r"|\d{4}(?P<sign2>[/.-])\d{1,2}(?P=sign2)\d{1,2})(?!(?!م(?!\w))[\w/-])"
        )
    )


@cache
def _hijri() -> re.Pattern[str]:
    """«الأحد 5 محرم 1445 هـ الموافق», also in figures where the era is named."""
    months = table("arabic/language/months")
    month, met = ("|".join(months["hijri"][key]) for key in ("months", "meets"))
    weekdays = "|".join(_weekdays())
    return re.compile(
        fold_letters(
            rf"(?:(?:{weekdays})\s*،?\s*(?=\d))?(?:(?:{met})\s*:?\s*)?"
            rf"(?:(?P<day>\d{{1,2}})?\s*(?:من\s+)?(?<!\w)(?:{month})\s*،?\s*1[345]\d\d(?!\d)|\d{{1,2}}[/-]\d{{1,2}}[/-]1[345]\d\d(?=\s*ه))"
            rf"(?P<era>\s*ه(?:ـ|جري[ةا]?|(?!\w)))?\.?(?:\s*[-–|/،(]*\s*(?:{met})(?:\s*[لـ]*)(?!\w)\s*:?)?"
        )
    )


@cache
def _time() -> re.Pattern[str]:
    """«الساعة 14:30 بتوقيت غرينتش», «4 دقائق للقراءة», and the letter that tells years of the common era."""
    words = table("arabic/language/months")["time"]
    before, after, zone, reading = ("|".join(words[key]) for key in ("before", "after", "zone", "reading"))
    return re.compile(
        fold_letters(
            rf"[-–—|،,(@]?\s*(?:(?:{before})\s*:?\s*)?(?<![\d:])\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)"
            rf"(?:\s*(?:{after})(?!\w))?(?:\s*\(?(?:{zone})(?:\s*[\w+:-]+)?\)?)?\s*[-–—|،,)]?"
            r"|(?<=\d{4})\s?م\b\.?"
            rf"|[-–—|،,]\s*\d{{1,2}}\s*(?:{reading})"
        )
    )


@cache
def _month_first() -> re.Pattern[str]:
    """«يوليو 23، 2023», as some sites print it."""
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(rf"({month})\s+(\d{{1,2}})\s*،?\s+(\d{{4}})")


@cache
def _months() -> dict[str, int]:
    return {fold_letters(name): number for name, number in table("arabic/language/months")["numbers"].items()}


@cache
def _weekdays() -> dict[str, int]:
    return {
        fold_letters(name): number for name, number in table("arabic/language/months")["weekdays"].items()
    }


@cache
def _named_days() -> dict[str, int]:
    return {fold_letters(name): day for name, day in table("arabic/language/months")["days"]["named"].items()}


def _mention(match: re.Match[str], written: str | None) -> DateMention | None:
    if match["year_only"]:
        return _year(match)
    if match["figures"]:
        return _figures(match)
    month = _month(match["month"])
    year = int(match["year"]) if match["year"] else _last_year(month, written)
    if year is None or year not in YEARS:
        return None
    days = [_day(words) for words in match.group("day_words", "day", "day2") if words]
    two_days = match["and2"] and not BETWEEN.search(match.string[: match.start("day")])
    days = days[-1:] if two_days else days
    dates = [_iso(year, month, day) for day in days] or [f"{year:04}-{month:02}"]
    start = match.start("day2") if two_days else match.start()
    if match["month0"] and _goes_on(match, month):
        dates.insert(0, _begin(match, year, month))
    elif match["month0"]:
        start = match.start("day") if match["day"] else match.start("month")
    if None in dates:
        return None
    return DateMention(
        start=start,
        end=match.end(),
        first=min(map(str, dates)),
        last=max(map(str, dates)),
        weekday=_weekdays().get(match["weekday"]),
        resolved=not match["year"],
    )


def _goes_on(match: re.Match[str], last: int) -> bool:
    """Tell whether two months are one time: «و» joins neighbours, and the ends of what lies between them."""
    if not match["and"]:
        return True
    neighbours = (_month(match["month0"]) - last) % 12 == 11
    return neighbours or BETWEEN.search(match.string[: match.start()]) is not None


def _begin(match: re.Match[str], year: int, last: int) -> str | None:
    """The beginning of a range over two months, «30 أبريل إلى 2 مايو 2017»: the year stands at its end."""
    month = _month(match["month0"])
    own = year - 1 if month > last else year
    return _iso(own, month, int(match["day0"])) if match["day0"] else f"{own:04}-{month:02}"


def _year(match: re.Match[str]) -> DateMention | None:
    first, last = sorted((match["year_only"], match["year2"] or match["year_only"]))
    if int(first) not in YEARS or int(last) not in YEARS:
        return None
    return DateMention(start=match.start(), end=match.end(), first=first, last=last)


def _figures(match: re.Match[str]) -> DateMention | None:
    """«25/7/2023» and «2023-07-25»: where the year stands first, the month follows it.

    Where the second number is no month, the month stands first: «7/25/2023».
    """
    numbers = [int(number) for number in re.split("[/.-]", match["figures"])]
    year, month, day = numbers if numbers[0] in YEARS else reversed(numbers)
    date = (_iso(year, month, day) or _iso(year, day, month)) if year in YEARS else None
    if date is None:
        return None
    weekday = _weekdays().get(match["weekday2"])
    return DateMention(start=match.start(), end=match.end(), first=date, last=date, weekday=weekday)


def _day(words: str) -> int:
    """The day that figures, an ordinal or a name of its own tell; none of the calendar where nothing does."""
    return _named_days().get(words) or printed_number(words) or 0


def _month(names: str) -> int:
    """«آب/أغسطس» names one month twice: the first name decides."""
    return _months()[re.split(r"\s?[/(]", names)[0].strip()]


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
