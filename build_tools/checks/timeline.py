"""The dates a text tells of, brought into the order of the calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from build_tools.arabic.dates import DateMention, find_dates
from build_tools.model import Document, Passage
from build_tools.model.extent import is_vast
from build_tools.model.tree import passages

FEWEST_DAYS = 4
MOST_DATES = 1_000  # more are no overview
YEAR = len("2017")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A date and the passage that tells of it; the date's place is counted in `Passage.own`."""

    date: DateMention
    passage: Passage


def read_timeline(document: Document) -> tuple[Event, ...]:
    """Return the dated places of a document in the order of their dates, each date once.

    A text that tells of fewer than four months or days, or of a thousand dates, has no timeline;
    a vast one is not looked through.
    """
    if is_vast(document):
        return ()
    found: dict[tuple[str, str], Event] = {}
    for passage, date in dated_passages(document):
        found.setdefault((date.first, date.last), Event(date=date, passage=passage))
    exact = sum(len(first) > YEAR for first, _ in found)
    if exact < FEWEST_DAYS or len(found) > MOST_DATES:
        return ()
    return tuple(found[key] for key in sorted(found, key=_calendar_order))


def _calendar_order(dates: tuple[str, str]) -> tuple[str, str]:
    """A date known by its year alone stands after the days of that year."""
    first, last = dates
    return (f"{first}-99" if len(first) == YEAR else first), last


def dated_passages(document: Document) -> Iterator[tuple[Passage, DateMention]]:
    """Yield every date of the text with its passage, in reading order; footnotes are left out."""
    return iter(_dated_passages(_Text(document)))


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    """A document as far as its dates go: its findings and its rows make it no other one."""

    document: Document

    def __hash__(self) -> int:
        return id(self.document.blocks)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Text):
            return NotImplemented
        one, two = self.document, other.document
        return one.blocks is two.blocks and one.metadata.date == two.metadata.date


@lru_cache(maxsize=1)
def _dated_passages(text: _Text) -> tuple[tuple[Passage, DateMention], ...]:
    document = text.document
    written = document.metadata.date.value
    return tuple(
        (passage, date)
        for passage in passages(document)
        if passage.kind != "footnote"
        for date in find_dates(passage.own, written=written)
    )
