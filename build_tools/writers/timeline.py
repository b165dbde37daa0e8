"""The section of a report that brings its dates into the order of the calendar."""

from collections.abc import Iterator

from build_tools.model import Document
from build_tools.timeline import Event, read_timeline
from build_tools.wording import say, show_date
from build_tools.writers import layout, markdown
from build_tools.writers.uses import snippet

MONTH, DAY = len("2016-03"), len("2016-03-22")


def timeline(document: Document) -> Iterator[str]:
    """Yield the heading, a word on where the dates come from, and a list; nothing without a timeline."""
    events = read_timeline(document)
    if events:
        yield layout.heading(2, say("timeline.title"), "timeline")
        yield layout.inline_container("p", say("timeline.origin"), class_="facts")
        yield "\n".join(layout.item([_event(event)]) for event in events)


def _event(event: Event) -> str:
    date, passage = event.date, event.passage
    link = markdown.link(_show_range(date.first, date.last), f"#{passage.anchor}")
    inferred = f" ({say('timeline.resolved')})" if date.resolved else ""
    return f"{link}{inferred}: {snippet(passage.own, date.start, date.end)}"


def _show_range(first: str, last: str) -> str:
    """A date in words, or two with «إلى» between them; two days of one month name it once."""
    if first == last:
        return show_date(first)
    same_month = len(first) == DAY and first[:MONTH] == last[:MONTH]
    begin = str(int(first[MONTH + 1 :])) if same_month else show_date(first)
    return say("timeline.range", first=begin, last=show_date(last))
