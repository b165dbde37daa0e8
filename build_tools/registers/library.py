"""The registers of a library: the rows of its documents under their anchors, with what an editor decided."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from build_tools.arabic.text import folded_words
from build_tools.model import Actor, Corpus, Document, Drawn, Form, Passage, Row, Topic, TopicUse
from build_tools.model.tree import passages
from build_tools.registers.decisions import decide

R = TypeVar("R", bound=Row)
REGISTERS = tuple(field.name for field in fields(Drawn))


@dataclass(frozen=True, slots=True)
class Registers:
    """All rows of a library by register, in the order of reports and passages."""

    rows: Mapping[str, tuple[Row, ...]]

    def of(self, report: str) -> dict[str, tuple[Row, ...]]:
        """Return the rows of one report, by register."""
        return {name: tuple(row for row in rows if row.report == report) for name, rows in self.rows.items()}


def read_registers(corpus: Corpus) -> Registers:
    """Return the registers of a library: what may be published of the rows of all its documents."""
    found: dict[str, list[Row]] = {name: [] for name in REGISTERS}
    countries = {topic.id: topic for topic in corpus.topics if topic.country}
    for document in corpus.documents:
        drawn = with_countries(document, countries)
        for name in REGISTERS:
            found[name] += decide(document, name, named_rows(document, getattr(drawn, name)))
    return Registers({name: tuple(rows) for name, rows in found.items()})


def named_rows(document: Document, rows: Iterable[R]) -> tuple[R, ...]:
    """Return rows with their report, their anchor and their id: report, anchor, running number in the passage."""
    anchors = [passage.anchor for passage in passages(document)]
    running: Counter[str] = Counter()
    named = []
    for row in rows:
        anchor = anchors[row.passage]
        running[anchor] += 1
        id = f"{document.id}:{anchor}:{running[anchor]}"
        named.append(replace(row, report=document.id, anchor=anchor, id=id))
    return tuple(named)


def with_countries(document: Document, countries: Mapping[str, Topic]) -> Drawn:
    """Return the rows of a document with the countries that its linked passages are about."""
    uses: dict[str, list[tuple[int, Passage, TopicUse, str]]] = defaultdict(list)
    for place, passage in enumerate(passages(document)):
        for text in passage.texts:
            for span in text.spans:
                if isinstance(span, TopicUse) and span.topic in countries:
                    uses[span.topic].append((place, passage, span, text.plain))
    rows = [_country(countries[topic], found) for topic, found in uses.items()]
    actors = sorted((*document.drawn.actors, *rows), key=lambda row: (row.passage, row.start, row.name))
    return replace(document.drawn, actors=tuple(actors))


def _country(topic: Topic, found: list[tuple[int, Passage, TopicUse, str]]) -> Actor:
    place, passage, span, text = found[0]
    forms: dict[str, tuple[str, set[int]]] = {}
    for _, where, use, words in found:
        written = words[use.start : use.end]
        forms.setdefault(folded_words(written), (written, set()))[1].update(where.lines)
    return Actor(
        passage=place,
        start=span.start,
        end=span.end,
        quote=text[span.start : span.end],
        lines=passage.lines,
        name=topic.title,
        kind="country",
        forms=tuple(Form(written=word, lines=tuple(sorted(lines))) for word, lines in forms.values()),
    )


def rows_by_anchor(rows: Mapping[str, tuple[Row, ...]]) -> Iterator[tuple[str, str, Row]]:
    """Yield every row with its anchor and its register, those of one passage in the order of its words."""
    every = [(row.anchor, name, row) for name, found in rows.items() for row in found]
    yield from sorted(every, key=lambda one: (one[2].passage, one[2].start, REGISTERS.index(one[1])))
