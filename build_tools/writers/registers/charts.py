"""Charts of rows: drawn when the site is built, each with its table and with links to its passages."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.arabic.wording import say
from build_tools.model import Advice, Corpus, Happening, Money, Page, Quantity, Row, nodes
from build_tools.spelling import paths
from build_tools.spelling.drawing import drawing_file
from build_tools.writers.registers.drawings import Bars, bars, grid, line_of_time
from build_tools.writers.registers.showing import (
    show_amount,
    show_currency,
    show_dates,
    show_number,
    show_period,
    show_value,
)
from build_tools.writers.subjects import published_topics
from build_tools.writers.text.prose import page_link, words

FEWEST = 3  # fewer bars say less than their words
NAME = 52  # characters beside a bar
MOST = 14
MOST_EVENTS = 40
TOPICS, YEARS = 10, 4
Charted = tuple[str, nodes.Drawing, str, tuple[str, ...], tuple[tuple[nodes.Content, ...], ...]]


@dataclass(frozen=True, slots=True)
class TopicYears:
    """How often the reports of each year speak of a topic; `url` is the path of its page below `docs/`."""

    topic: str
    title: str
    url: str
    years: Mapping[str, int]


def money_chart(rows: Sequence[Row], corpus: Corpus, name: str = "") -> nodes.Blocks:
    """Return the sums of each currency by payer and year: a bar a sum, for sums are not added up."""
    return tuple(_figure(chart, name) for chart in _money(rows))


def advice_chart(rows: Sequence[Row], corpus: Corpus, name: str = "") -> nodes.Blocks:
    """Return how many recommendations go to whom."""
    return tuple(_figure(chart, name) for chart in _advice(rows))


def figures_chart(rows: Sequence[Row], corpus: Corpus, name: str = "") -> nodes.Blocks:
    """Return figures of one unit side by side, a chart a unit."""
    return tuple(_figure(chart, name) for chart in _figures(rows))


def timeline_chart(rows: Sequence[Row], corpus: Corpus, name: str = "") -> nodes.Blocks:
    """Return events in the order of the calendar."""
    return tuple(_figure(chart, name) for chart in _timeline(rows))


def years_chart(corpus: Corpus, name: str = "") -> nodes.Blocks:
    """Return how often the reports of each year speak of the topics that occur most."""
    return tuple(_figure(chart, name) for chart in _years(corpus))


def charts_of(register: str, rows: Sequence[Row], corpus: Corpus) -> nodes.Blocks:
    """Return the charts that stand on the page of a register."""
    drawn = _DRAW[register](rows) if register in _DRAW else ()
    return tuple(_figure(chart, f"library-{number}") for number, chart in enumerate(drawn, 1))


def library_charts(corpus: Corpus) -> nodes.Blocks:
    """Return the charts that stand on the page that leads to the registers."""
    return (
        *timeline_chart(corpus.registers.get("events", ()), corpus, "library-1"),
        *years_chart(corpus, "library"),
    )


def write_charts(corpus: Corpus) -> Iterator[Page]:
    """Yield the charts of the library as pictures of their own."""
    for register, draw in _DRAW.items():
        for number, chart in enumerate(draw(corpus.registers.get(register, ())), 1):
            yield Page(path=paths.chart(f"{chart[0]}-library-{number}"), text=drawing_file(chart[1]))
    for chart in _years(corpus):
        yield Page(path=paths.chart(f"{chart[0]}-library"), text=drawing_file(chart[1]))


def topics_by_year(corpus: Corpus) -> list[TopicYears]:
    """Return the topics that occur most, each with how often the reports of a year speak of it."""
    years = {document.id: (document.metadata.date.value or "")[:4] for document in corpus.documents}
    found = []
    for topic in published_topics(corpus):
        counted = Counter(years.get(use.report, "") for use in corpus.topic_uses.get(topic.id, ()))
        counted.pop("", None)
        found.append(TopicYears(topic.id, topic.title, paths.topic(topic.id), dict(sorted(counted.items()))))
    found.sort(key=lambda one: (-sum(one.years.values()), one.topic))
    return [one for one in found[:TOPICS] if one.years]


def _money(rows: Sequence[Row]) -> Iterator[Charted]:
    by_currency: dict[str, list[Money]] = defaultdict(list)
    for row in rows:
        if isinstance(row, Money) and row.currency:
            by_currency[row.currency].append(row)
    for code, found in sorted(by_currency.items()):
        if len(found) < FEWEST:
            continue
        found.sort(key=lambda row: (-row.amount, row.id))
        shown, currency = found[:MOST], show_currency(code)
        drawn = Bars(
            tuple(
                (
                    _payer_and_year(row),
                    row.amount,
                    show_number(row.amount),
                    "second" if row.origin != "source" else "",
                )
                for row in shown
            )
        )
        label = say("charts.money_label", bars=len(shown), currency=currency, most=show_amount(shown[0]))
        head = tuple(say(f"registers.columns.{name}") for name in ("amount", "payer", "recipient", "period"))
        table = tuple(
            (
                _to(show_amount(row), row),
                words(row.payer or "—"),
                words(row.recipient or "—"),
                words(show_period(row.period) or "—"),
            )
            for row in shown
        )
        yield f"money-{code.lower()}", bars(drawn, label), say("charts.money", currency=currency), head, table


def _payer_and_year(row: Money) -> str:
    who = row.payer or (say("charts.to", who=row.recipient) if row.recipient else row.purpose) or row.quote
    year = (row.period or "")[:4]
    return f"{_short(who, NAME)}، {year}" if year else _short(who, NAME)


def _advice(rows: Sequence[Row]) -> Iterator[Charted]:
    by_name: dict[str, list[Advice]] = defaultdict(list)
    for row in rows:
        if isinstance(row, Advice):
            for name in row.addressees:
                by_name[name].append(row)
    if len(by_name) < FEWEST:
        return
    ordered = sorted(by_name.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:MOST]
    drawn = Bars(tuple((name, len(found), str(len(found)), "") for name, found in ordered))
    label = say("charts.advice_label", most=ordered[0][0])
    head = (say("registers.columns.addressees"), say("registers.quote"))
    table = tuple((words(name), _to(_short(row.quote), row)) for name, found in ordered for row in found)
    yield "advice", bars(drawn, label), say("charts.advice"), head, table


def _figures(rows: Sequence[Row]) -> Iterator[Charted]:
    for unit in ("persons", "percent", "countries"):
        found = [
            row for row in rows if isinstance(row, Quantity) and row.unit == unit and row.value_to is None
        ]
        if len(found) < FEWEST:
            continue
        found.sort(key=lambda row: (-row.value, row.id))
        shown, name = found[:MOST], say(f"charts.units.{unit}")
        drawn = Bars(tuple((_short(row.quote, NAME), row.value, show_value(row), "") for row in shown))
        label = say("charts.figures_label", unit=name, most=show_value(shown[0]))
        head = tuple(say(f"registers.columns.{column}") for column in ("value", "of_what", "period"))
        table = tuple(
            (_to(show_value(row), row), words(row.of_what or "—"), words(show_period(row.period) or "—"))
            for row in shown
        )
        yield f"figures-{unit}", bars(drawn, label), say("charts.figures", unit=name), head, table


def _timeline(rows: Sequence[Row]) -> Iterator[Charted]:
    found = sorted(
        (row for row in rows if isinstance(row, Happening)), key=lambda row: (row.begin, row.until, row.id)
    )
    unique = list({(row.begin, row.until, row.place): row for row in reversed(found)}.values())[::-1]
    if len(unique) < FEWEST:
        return
    shown = unique[-MOST_EVENTS:]
    drawing = line_of_time(
        tuple((row.begin, show_dates(row), _short(row.what or row.quote, NAME)) for row in shown),
        say("charts.timeline_label", first=show_dates(shown[0]), last=show_dates(shown[-1]), bars=len(shown)),
    )
    head = tuple(say(f"registers.columns.{name}") for name in ("date", "what", "where"))
    table = tuple(
        (_to(show_dates(row), row), words(_short(row.what)), words(row.place or "—")) for row in shown
    )
    yield "timeline", drawing, say("charts.timeline"), head, table


def _years(corpus: Corpus) -> Iterator[Charted]:
    topics = topics_by_year(corpus)
    years = tuple(sorted({year for topic in topics for year in topic.years})[-YEARS:])
    if len(topics) < FEWEST or len(years) < 2:
        return
    counts = tuple((topic.title, tuple(topic.years.get(year, 0) for year in years)) for topic in topics)
    head = (say("topics.title"), *years)
    table = tuple(
        ((page_link(words(topic.title), topic.url),), *(words(str(number or "—")) for number in row))
        for topic, (_, row) in zip(topics, counts, strict=True)
    )
    yield "years", grid(counts, years, say("charts.years_label")), say("charts.years"), head, table


def _to(text: str, row: Row) -> nodes.Content:
    return (page_link(words(text), paths.report(row.report), row.anchor),)


def _short(text: str, most: int = 120) -> str:
    told = " ".join(text.split())
    return told if len(told) <= most else f"{told[:most].rsplit(' ', 1)[0]} …"


def _figure(chart: Charted, name: str) -> nodes.Box:
    """A chart with what it shows, its table, and a way to take it along where the picture is a file, too."""
    id, drawing, title, head, table = chart
    rows = nodes.Table(head=tuple((column,) for column in head), rows=table)
    told = nodes.Box(kind="div", blocks=(rows,), classes="register")
    caption: tuple[nodes.Inline, ...] = (title,)
    if name:
        file = f"{id}-{name}"
        name_of_file = words(say("registers.picture"))
        link = nodes.Link(content=name_of_file, path=paths.chart(file), download=f"{file}.svg")
        caption = (title, " · ", link)
    blocks = (
        nodes.Caption(content=caption),
        drawing,
        nodes.Disclosure(summary=(say("registers.table"),), blocks=(told,)),
    )
    return nodes.Box(kind="figure", blocks=blocks, classes=f"chart chart-{id.split('-')[0]}")


_DRAW = {"money": _money, "recommendations": _advice, "figures": _figures, "events": _timeline}
