"""The section of a report that brings its dates into the order of the calendar."""

from collections.abc import Iterator

from build_tools.arabic.wording import say, show_date
from build_tools.checks.timeline import Event, read_timeline
from build_tools.model import Document, nodes
from build_tools.spelling import paths
from build_tools.writers.text.bodies import together
from build_tools.writers.text.prose import heading, items, page_link, paragraph
from build_tools.writers.uses import snippet

MONTH, DAY = len("2016-03"), len("2016-03-22")


def timeline(document: Document) -> Iterator[nodes.Block]:
    """Yield the heading, a word on where the dates come from, and a list; nothing without a timeline."""
    events = read_timeline(document)
    if events:
        yield heading(2, (say("timeline.title"),), "timeline")
        yield paragraph((say("timeline.origin"),), "facts")
        page = paths.report(document.id)
        for some in together(events):
            yield items(_event(event, page) for event in some)


def _event(event: Event, page: str) -> nodes.Content:
    date, passage = event.date, event.passage
    link = page_link((_show_range(date.first, date.last),), page, passage.anchor)
    inferred = f" ({say('timeline.resolved')})" if date.resolved else ""
    return (link, f"{inferred}: ", *snippet(passage.own, date.start, date.end))


def _show_range(first: str, last: str) -> str:
    """A date in words, or two with «إلى» between them; two days of one month name it once."""
    if first == last:
        return show_date(first)
    same_month = len(first) == DAY and first[:MONTH] == last[:MONTH]
    begin = str(int(first[MONTH + 1 :])) if same_month else show_date(first)
    return say("timeline.range", first=begin, last=show_date(last))
