"""Data files: every report as JSON, and lists of the reports, topics and terms."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from build_tools.model import Corpus, Document, Page, Topic, Use
from build_tools.model.extent import is_long
from build_tools.model.tree import passages
from build_tools.spelling import paths
from build_tools.writers import facts
from build_tools.writers.data.record import report_record
from build_tools.writers.json_text import json_text
from build_tools.writers.subjects import topics_of
from build_tools.writers.uses import newest_first

SCHEMAS = Path(__file__).parents[2] / "schema"


def write_data(corpus: Corpus) -> Iterator[Page]:
    """Yield the data files of the library, and the schemas that describe them."""
    for document in corpus.documents:
        text = json_text(report_record(document), compact=is_long(document))
        yield Page(path=paths.data(document.id), text=text)
    yield Page(path="data/reports.json", text=json_text([_report(d) for d in newest_first(corpus.documents)]))
    yield Page(path="data/topics.json", text=json_text([_topic(topic, corpus) for topic in corpus.topics]))
    yield Page(path="data/glossary.json", text=json_text(_glossary(corpus)))
    for schema in sorted(SCHEMAS.glob("*.json")):
        yield Page(path=f"data/schema/{schema.name}", text=schema.read_text(encoding="utf-8"))


def _report(document: Document) -> dict[str, object]:
    metadata = document.metadata
    return {
        "id": document.id,
        "title": facts.title(document),
        "short_title": metadata.short_title.value or facts.title(document),
        "date": metadata.date.value,
        "issuer": metadata.issuer.value,
        "type": metadata.type.value,
        "genre": document.genre,
        "topics": list(topics_of(document)),
        "passages": sum(1 for _ in passages(document)),
        "url": paths.report(document.id),
    }


def _topic(topic: Topic, corpus: Corpus) -> dict[str, object]:
    return {
        "id": topic.id,
        "title": topic.title,
        "description": topic.description,
        "country": topic.country,
        "forms": list(topic.forms),
        "related": list(topic.related),
        "uses": _uses(corpus.topic_uses, topic.id),
    }


def _glossary(corpus: Corpus) -> list[dict[str, object]]:
    return [
        {
            "id": term.id,
            "name": term.name,
            "definition": term.definition,
            "english": term.english,
            "abbreviation": term.abbreviation,
            "variants": list(term.variants),
            "related": list(term.related),
            "uses": _uses(corpus.term_uses, term.id),
            "url": paths.term(term.id),
        }
        for term in corpus.glossary
    ]


def _uses(uses: Mapping[str, tuple[Use, ...]], id: str) -> list[dict[str, str]]:
    return [{"report": use.report, "anchor": use.anchor} for use in uses.get(id, ())]
