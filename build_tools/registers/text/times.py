"""When something was, in the notation of ISO 8601-2 (EDTF), and how often."""

import re
from functools import cache

from build_tools.arabic.dates import DateMention
from build_tools.arabic.text import fold
from build_tools.ground.tables import table
from build_tools.registers.text.reading import Reading, clause_around

SPAN = re.compile(r"(?<![\d/.-])(?P<first>(?:19|20)\d\d)\s?[-–/]\s?(?P<last>(?:19|20)\d\d)(?![\d/])")
BARE = re.compile(r"(?:في|لعام|عام|لسنه|من) ?(?P<year>(?:19|20)\d\d)(?![\d/.,])")
_NEXT = re.compile(r"[،\s]*(?:وذلك )?(?:في|خلال|ل)?\s*(?:الفترة\s*)?")


def edtf(date: DateMention) -> str:
    """Return a date or a range of two.

    >>> edtf(DateMention(start=0, end=0, first="2011", last="2013"))
    '2011/2013'
    """
    return date.first if date.first == date.last else f"{date.first}/{date.last}"


def period_of(reading: Reading, start: int, end: int, last: int) -> str | None:
    """Return the period that the clause around a place of `reading.folded` names, or the words behind it.

    What lies at `last` and behind it belongs to another row.
    """
    place = reading.outside(start, end)
    first, until = clause_around(reading.text, *place)
    until = min(until, max(place[1], reading.outside(last, last)[0])) if last > end else until
    near = [date for date in reading.dates if first <= date.start and date.end <= until]
    if near:
        return edtf(min(near, key=lambda date: (date.start < place[1], abs(date.start - place[1]))))
    after = [
        date
        for date in reading.dates
        if until <= date.start and _NEXT.fullmatch(reading.text[until : date.start])
    ]
    if after:
        return edtf(after[0])
    clause = fold(reading.text[first:until])
    if span := SPAN.search(clause):
        return f"{min(span['first'], span['last'])}/{max(span['first'], span['last'])}"
    bare = BARE.search(clause)
    return bare["year"] if bare else None


def per_of(folded: str, end: int) -> str | None:
    """Return how often a sum or a figure comes, as the words behind it tell.

    >>> per_of("400 مهاجر في اليوم", 3), per_of("100 مليون دولار في السنه", 15), per_of("5 دول", 1)
    ('day', 'year', None)
    """
    match = _per().match(folded, end)
    return str(match.lastgroup) if match else None


@cache
def _per() -> re.Pattern[str]:
    kinds = "|".join(
        rf"(?P<{kind}>{'|'.join(fold(word) for word in words)})"
        for kind, words in table("arabic/registers/money")["per"].items()
    )
    return re.compile(rf"(?: [^\W\d]+){{0,2}} (?:{kinds})(?!\w)")
