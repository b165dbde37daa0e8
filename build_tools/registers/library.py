"""The registers of a library: the rows of its documents under their anchors, with what an editor decided."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import TypeVar

from build_tools.arabic.text import folded_words
from build_tools.linking.vocabulary.countries import country_topics
from build_tools.model import (
    Actor,
    Corpus,
    CrossReference,
    Document,
    Drawn,
    Finding,
    Form,
    Mention,
    Passage,
    Row,
    Text,
    Topic,
    TopicUse,
)
from build_tools.model.tree import passages, replace_findings
from build_tools.registers.decisions import decide, unanswered
from build_tools.registers.rules.people import near_spellings
from build_tools.registers.text.reading import clause_around

R = TypeVar("R", bound=Row)
REGISTERS = tuple(field.name for field in fields(Drawn))


def with_registers(corpus: Corpus) -> Corpus:
    """Return the library with its registers, and what an editor should know of them among its findings."""
    found: dict[str, list[Row]] = {name: [] for name in REGISTERS}
    documents = []
    countries = {topic.id: topic for topic in corpus.topics if topic.country}
    titles = {document.id: document.metadata.title.value or "" for document in corpus.documents}
    for document in corpus.documents:
        drawn = with_countries(document, countries)
        drawn = replace(drawn, documents=with_titles(document, titles))
        rows = {name: named_rows(document, getattr(drawn, name)) for name in REGISTERS}
        for name in REGISTERS:
            found[name] += decide(document, name, rows[name])
        asked = (*unanswered(document, rows), *_spellings(document))
        documents.append(replace_findings(document, (*document.findings, *asked)) if asked else document)
    registers = {name: tuple(rows) for name, rows in found.items()}
    return replace(corpus, documents=tuple(documents), registers=registers)


def _spellings(document: Document) -> Iterator[Finding]:
    """R05: two persons whose names differ in a letter or two."""
    for one, other in near_spellings(document.drawn.actors):
        values = {"one": one.name, "other": other.name}
        yield Finding(id="R05", file=document.source.file, line=other.lines[0], values=values)


def named_rows(document: Document, rows: Iterable[R]) -> tuple[R, ...]:
    """Return rows with their report, anchor and id: report, anchor, running number in the passage."""
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
                if (
                    isinstance(span, TopicUse)
                    and span.topic in countries
                    and _is_named(text, span, countries)
                ):
                    uses[span.topic].append((place, passage, span, text.plain))
    rows = [_country(countries[topic], found) for topic, found in uses.items()]
    actors = sorted((*document.drawn.actors, *rows), key=lambda row: (row.passage, row.start, row.name))
    return replace(document.drawn, actors=tuple(actors))


def _is_named(text: Text, span: TopicUse, countries: Mapping[str, Topic]) -> bool:
    """Tell whether words name a country: what an editor lists of its topic may be other words, «ليبي»."""
    names = country_topics()[countries[span.topic].country or ""].forms
    words = folded_words(text.plain[span.start : span.end])
    return any(folded_words(name).removeprefix("ال") in words for name in names)


def with_titles(document: Document, titles: Mapping[str, str]) -> tuple[Mention, ...]:
    """Return the documents that a text names, and the reports of this library that it links by title."""
    known = {(row.passage, folded_words(row.title or "")) for row in document.drawn.documents}
    found = list(document.drawn.documents)
    for place, passage in enumerate(passages(document)):
        for text in passage.texts:
            for span in text.spans:
                title = text.plain[span.start : span.end].strip(' «»“”"')
                if not isinstance(span, CrossReference) or span.anchor or span.report not in titles:
                    continue
                if (place, folded_words(title)) not in known:
                    start, end = clause_around(text.plain, span.start, span.end)
                    row = Mention(
                        passage=place,
                        start=start,
                        end=end,
                        quote=text.plain[start:end],
                        lines=passage.lines,
                        kind="report",
                        title=title,
                    )
                    found.append(row)
    return tuple(sorted(found, key=lambda row: (row.passage, row.start)))


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


def rows_by_passage(corpus: Corpus) -> dict[tuple[str, str], list[tuple[str, Row]]]:
    """Return the rows of a library, each with its register, by report and anchor."""
    found: dict[tuple[str, str], list[tuple[str, Row]]] = defaultdict(list)
    for name, rows in corpus.registers.items():
        for row in rows:
            found[row.report, row.anchor].append((name, row))
    return found
