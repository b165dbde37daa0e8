"""Dates that are missing, impossible in their week, or told twice in two ways."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from build_tools.arabic.dates import DateMention
from build_tools.arabic.text import fold
from build_tools.checks.timeline import dated_passages
from build_tools.ground.tables import table
from build_tools.model import Document, Finding, Origin, Passage

PLACE_AFTER = re.compile(r"\s*،?\s*(?:ب|في )(?P<place>\w+(?: \w+)?)")
PLACE_BEFORE = re.compile(r" في (?P<place>\w+(?: \w+)?) في (?:الفترة من )?(?:عام )?$")
CONTEXT = 70
SHARED_WORDS = 2
LONG_WORD = 4
MONTH = len("2017-10")

Placed = tuple[Passage, DateMention, str, set[str]]


def check_date(document: Document) -> Iterator[Finding]:
    """C10, C15, C20: no date was recognised; a Hijri one is named instead, else the latest one told of."""
    if document.metadata.date.origin is not Origin.UNRECOGNISED:
        return
    for line in document.front:
        if line.field == "hijri_date":
            yield Finding(id="C20", file=document.source.file, line=line.lines[0], values={"date": line.text})
            return
    dates = [(date.last[:MONTH], passage) for passage, date in dated_passages(document)]
    known = [(last, passage) for last, passage in dates if len(last) == MONTH] or dates
    if known:
        latest, passage = max(known, key=lambda item: item[0])
        values = {"latest": latest}
        yield Finding(id="C10", file=document.source.file, line=passage.lines[0], values=values)
    else:
        yield Finding(id="C15", file=document.source.file, line=1)


def check_weekdays(document: Document) -> Iterator[Finding]:
    """C09: a date's named day is not the day of the week it fell on."""
    names = {number: name for name, number in reversed(table("arabic/language/months")["weekdays"].items())}
    for passage, date in dated_passages(document):
        if date.weekday is None or len(date.first) < len("2023-07-23"):
            continue
        real = datetime.date.fromisoformat(date.first).weekday()
        if real != date.weekday:
            values = {"date": date.first, "said": names[date.weekday], "real": names[real]}
            yield Finding(id="C09", file=document.source.file, line=passage.lines[0], values=values)


def check_conflicting_years(document: Document) -> Iterator[Finding]:
    """C13: one event at one place is dated to two years; each two years are told once."""
    known: dict[tuple[str, ...], dict[tuple[str, str], None]] = defaultdict(dict)
    told: set[tuple[str, ...]] = set()
    for passage, date, place, words in _placed(document):
        year, first_word = date.first[:4], place.split()[0]
        for shared in combinations(sorted(words), SHARED_WORDS):
            seen = known[first_word, *shared]
            others = () if (place, year) in seen else seen
            for there, other in others:
                if other != year and _same_place(there, place) and (first_word, other, year) not in told:
                    told.add((first_word, other, year))
                    values = {"place": place, "one": other, "other": year}
                    yield Finding(id="C13", file=document.source.file, line=passage.lines[0], values=values)
            seen[place, year] = None


def _same_place(one: str, other: str) -> bool:
    """«شرم» and «شرم الشيخ» may be one place, «مصر» and «مصراتة» are two."""
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def _placed(document: Document) -> Iterator[Placed]:
    """Dates that stand beside a place: «في أبوجا في عام 2018», «22 مارس 2016 في أبوجا»."""
    for passage, date in dated_passages(document):
        before, after = passage.own[: date.start], passage.own[date.end :]
        near = PLACE_AFTER.match(after) or PLACE_BEFORE.search(before)
        if near:
            words = {word for word in fold(before[-CONTEXT:]).split() if len(word) >= LONG_WORD}
            if words & _event_words():
                yield passage, date, near["place"], words


@cache
def _event_words() -> frozenset[str]:
    return frozenset(fold(word) for word in table("arabic/language/events")["words"])
