"""Events: a happening and its date in one clause; dates of names, papers and budgets are none."""

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from build_tools.arabic.dates import DateMention
from build_tools.arabic.text import fold, folded_text
from build_tools.ground.tables import table
from build_tools.linking.vocabulary.countries import country_topics
from build_tools.model import Happening, Money, Origin
from build_tools.registers.text.quoting import lines_of
from build_tools.registers.text.reading import Reading, clause_around, sentence_around

TABLE = "arabic/registers/events"
YEAR = len("2017")
NAME = 80  # characters in quotation marks that may be a name
_ADJUNCT = re.compile(
    r"[\s\"«“]*(?:وذلك |و)?(?:(?:في|خلال|يوم|منتصف|اواخر|اوائل|مطلع|نهايه|بدايه|بتاريخ|شهر|عام|من|ب)\s*)*"
)
_AFTER = re.compile(r"(?<!\w)(?:عقب|بعد|قبل|منذ|عن) (?:\w+ )?$")
QUOTED = re.compile(r"[«“\"]([^«»“”\"]{1,80})[»”\"]")
REACH = ("footnote",)

_IN_YEAR = re.compile(r"(?<!\w)[وف]?(?:في|فى|خلال|بدايه|نهايه|اواخر|اوائل|مطلع|منتصف)\s*$")
_OF_A_YEAR = re.compile(
    r"(?<!\w)(?:ال)?(?:اجتماع|قمه|موتمر|اتفاق|اتفاقيه|انتخابات|ثوره|زياره)(?: [\w.]+){0,6} $"
)


def draw_events(reading: Reading, money: tuple[Money, ...] = ()) -> Iterator[Happening]:
    """Yield the events of a passage in order; the year of a sum of money is none."""
    if reading.passage.kind in REACH or not reading.dates:
        return
    quoted = [match.span() for match in QUOTED.finditer(reading.text)]
    for date in reading.dates:
        if any(start < date.start and date.end < end for start, end in quoted) or _is_of_a_name(
            reading, date
        ):
            continue
        others = [other for other in reading.dates if other is not date]
        year = len(date.first) == YEAR
        if year and any(row.start <= date.start < row.end for row in money):
            continue
        if span := _named_by_its_year(reading, date) or _clause(reading, date, others):
            yield _row(reading, date, span)


def _named_by_its_year(reading: Reading, date: DateMention) -> tuple[int, int] | None:
    """The clause around «قمة نجامينا عام 2013» and «اتفاق عام 2015»: the year tells which one it was."""
    start, _ = reading.inside(date.start, date.end)
    if len(date.first) > YEAR or not _OF_A_YEAR.search(reading.folded[max(0, start - 60) : start]):
        return None
    return clause_around(reading.text, date.start, date.end)


def _is_of_a_name(reading: Reading, date: DateMention) -> bool:
    """Tell whether a date belongs to a name, a paper or a budget, or is one of a series of years."""
    start, _ = reading.inside(date.start, date.end)
    before = reading.folded[max(0, start - 60) : start]
    if len(date.first) == YEAR and (
        date.first != date.last or not (_IN_YEAR.search(before) or _OF_A_YEAR.search(before))
    ):
        return True
    return bool(_names().search(_OTHER_CALENDAR.sub("", before)))


def _clause(reading: Reading, date: DateMention, others: list[DateMention]) -> tuple[int, int] | None:
    """The place of the clause that tells what happened on a date: its own, or with the one before it."""
    first, last = clause_around(reading.text, date.start, date.end)
    nearest = [other for other in others if first <= other.start and other.end <= last]
    before = max([first, *(other.end for other in nearest if other.end <= date.start)])
    after = min([last, *(other.start for other in nearest if other.start >= date.end)])
    if _happens(reading.text[before : date.start]) or _happens_after(reading.text[date.end : after]):
        return first, last
    if nearest or not _ADJUNCT.fullmatch(fold(reading.text[first : date.start])):
        return None
    if last < len(reading.text) and reading.text[last] == "،":
        following = clause_around(reading.text, last + 1, min(last + 4, len(reading.text)))
        if _begins_with_verb(reading.text[following[0] : following[1]]):
            return first, following[1]
    start = clause_around(reading.text, max(0, first - 3), max(0, first - 2))[0] if first > 3 else 0
    start = max(start, sentence_around(reading.text, date.start, date.end)[0])
    if any(start < other.end <= first for other in others) or not _happens(reading.text[start:first]):
        return None
    return start, last


def _happens(text: str) -> bool:
    return _words().search(folded_text(text)) is not None


def _happens_after(text: str) -> bool:
    """Tell whether what stands behind a date happened on it: «في 3 مايو زار …», but not «… عقب مؤتمر»."""
    found = _words().search(folded_text(text))
    return found is not None and not _AFTER.search(folded_text(text)[: found.start()])


def _begins_with_verb(text: str) -> bool:
    return _words().match(folded_text(text).strip()) is not None


def _row(reading: Reading, date: DateMention, span: tuple[int, int]) -> Happening:
    start, end = span
    words = reading.text[start:end]
    computed = date.resolved
    return Happening(
        passage=reading.place,
        start=start,
        end=end,
        quote=words,
        lines=lines_of(reading, start, end),
        origin=Origin.INFERRED if computed else Origin.SOURCE,
        begin=date.first,
        until=date.last,
        what=_what(reading.text[start : date.start], reading.text[date.end : end])
        if date.start >= start
        else words,
        place=_place(words),
        date_origin="inferred" if computed else "source",
    )


def _what(before: str, after: str) -> str:
    """What happened, in the words of the clause without its date."""
    told = _OPEN.sub("", " ".join(f"{_IN.sub('', before)} {after}".split()))
    return told.strip(" ،,-–()") or " ".join(before.split())


_OTHER_CALENDAR = re.compile(r"\d{1,2} (?:من )?\S+(?: \S+)? 1[34]\d\d ?(?:ه\w*\.?)? ?\(? ?$")
_OPEN = re.compile(r"\s*\([^)]*\)?$")
_IN = re.compile(
    r"(?:(?:^|(?<=\s))(?:[وف]?(?:في|من|يوم|خلال|بتاريخ|شهر|الفترة|منتصف|أواخر|أوائل|مطلع|نهاية|بداية)\s*)+)$"
)


def _place(clause: str) -> str | None:
    """The city or else the country where it happened: one that stands behind «في» or «العاصمة»."""
    found = _places().search(fold(clause))
    return _shown_places()[found["name"]] if found else None


@cache
def _words() -> re.Pattern[str]:
    found = table(TABLE)["happens"]
    stems = map(fold, found["nouns"])
    joined = (f"{noun[:-1]}(?:ه|ت(?:ه|ها|هم|ين|ان|ي)?)" if noun.endswith("ه") else noun for noun in stems)
    nouns = "|".join(sorted(joined, key=len, reverse=True))
    verbs = "|".join(sorted(map(fold, found["verbs"]), key=len, reverse=True))
    later = "|".join(map(fold, found["later"]))
    return re.compile(
        rf"(?<!\w)(?!وزار[ها])(?:[وف]?[بلك]?(?:ال|لل?)?(?:{nouns})(?:ا|ه|ها|هم|ات|تها|ته|هما|ين|تين|تان|ان)?|[وف]?(?:{verbs})(?:ت|وا|ا|ها|ه|تها|ته|تا)?|[وف]?(?:{later}))(?!\w)"
    )


@cache
def _names() -> re.Pattern[str]:
    found = table(TABLE)["names"]
    before = "|".join(sorted(map(fold, found["before"]), key=len, reverse=True))
    small = "|".join(sorted(map(fold, found["small"]), key=len, reverse=True))
    nouns = "|".join(sorted(map(fold, found["nouns"]), key=len, reverse=True))
    lead = r"(?<!\w)[وفبلك]?(?:ال|ل)?"
    return re.compile(
        rf"{lead}(?:{before})(?:ها|ه|هم)?\s*(?:[وبل]?(?:{small})\s+)*[وبل]?(?:(?:{small})\s*)?$"
        rf"|{lead}(?:{nouns})(?:ها|ه|هم)?\s+(?:ل?(?:عام|سنه|شهر)\s*)?$"
    )


@cache
def _place_names() -> tuple[str, ...]:
    arabic = Locale("ar")
    cities = {
        zone["city"] for zone in arabic.time_zones.values() if zone.get("city") and len(zone["city"]) > 2
    }
    countries = {form for topic in country_topics().values() for form in topic.forms}
    return tuple(sorted(cities | countries | set(table(TABLE)["places"]["names"])))


@cache
def _shown_places() -> dict[str, str]:
    return {fold(name).removeprefix("ال"): name for name in _place_names()}


@cache
def _places() -> re.Pattern[str]:
    names = "|".join(
        sorted({re.escape(fold(name).removeprefix("ال")) for name in _place_names()}, key=len, reverse=True)
    )
    behind = r"(?:في|الي|العاصمه(?: \w+يه)?|مدينه)(?: (?:العاصمه|مدينه)(?: \w+يه)?)? (?:ال)?|(?<!\w)ب(?:ال)?"
    return re.compile(rf"(?<!\w)[وف]?(?:{behind})(?P<name>{names})(?!\w)")
