"""Dates that are missing, impossible in their week, or told twice in two ways."""

import datetime
import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from build_tools.arabic.dates import DateMention
from build_tools.arabic.text import fold
from build_tools.model import Document, Finding, Passage
from build_tools.tables import table
from build_tools.timeline import dated_passages

PLACE_AFTER = re.compile(r"\s*،?\s*(?:ب|في )(?P<place>\w+(?: \w+)?)")
PLACE_BEFORE = re.compile(r" في (?P<place>\w+(?: \w+)?) في (?:الفترة من )?(?:عام )?$")
CONTEXT = 70
SHARED_WORDS = 2
LONG_WORD = 4
MONTH = len("2017-10")

Placed = tuple[Passage, DateMention, str, set[str]]


def check_date(document: Document) -> Iterator[Finding]:
    """C10, C15: the text has no date; the latest day it tells of is named instead, where there is one."""
    if document.metadata.date.value is not None:
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
    names = {number: name for name, number in reversed(table("arabic/months")["weekdays"].items())}
    for passage, date in dated_passages(document):
        if date.weekday is None or len(date.first) < len("2023-07-23"):
            continue
        real = datetime.date.fromisoformat(date.first).weekday()
        if real != date.weekday:
            values = {"date": date.first, "said": names[date.weekday], "real": names[real]}
            yield Finding(id="C09", file=document.source.file, line=passage.lines[0], values=values)


def check_conflicting_years(document: Document) -> Iterator[Finding]:
    """C13: one event at one place is dated to two years."""
    for (_, one, place, words), (passage, other, elsewhere, more) in combinations(_placed(document), 2):
        same = place.startswith(elsewhere) or elsewhere.startswith(place)
        if same and one.first[:4] != other.first[:4] and len(words & more) >= SHARED_WORDS:
            values = {"place": elsewhere, "one": one.first[:4], "other": other.first[:4]}
            yield Finding(id="C13", file=document.source.file, line=passage.lines[0], values=values)


def _placed(document: Document) -> Iterator[Placed]:
    """Dates that stand beside a place: «في أبوجا في عام 2018», «22 مارس 2016 في أبوجا»."""
    for passage, date in dated_passages(document):
        before, after = passage.plain[: date.start], passage.plain[date.end :]
        near = PLACE_AFTER.match(after) or PLACE_BEFORE.search(before)
        if near:
            words = {word for word in fold(before[-CONTEXT:]).split() if len(word) >= LONG_WORD}
            if words & _event_words():
                yield passage, date, near["place"], words


@cache
def _event_words() -> frozenset[str]:
    return frozenset(fold(word) for word in table("arabic/events")["words"])
