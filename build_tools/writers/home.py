"""What the home page shows: the newest reports, the topics, the numbers of the library."""

from collections.abc import Iterator

from build_tools.arabic.wording import say, show_date
from build_tools.model import Corpus, Document, Page
from build_tools.model.tree import passages
from build_tools.spelling import paths
from build_tools.writers import facts
from build_tools.writers.indexes.topics import topic_count
from build_tools.writers.json_text import json_text
from build_tools.writers.subjects import published_topics
from build_tools.writers.uses import newest_first

NEWEST = 6
TOPICS = 24


def write_home(corpus: Corpus) -> Iterator[Page]:
    """Yield the data of the home page, which the theme shows."""
    data = {
        "numbers": [{"label": say(f"home.{name}"), "value": value} for name, value in _numbers(corpus)],
        "newest": [_report(document) for document in newest_first(corpus.documents)[:NEWEST]],
        "topics": _topics(corpus),
    }
    yield Page(path="data/home.json", text=json_text(data))


def _numbers(corpus: Corpus) -> Iterator[tuple[str, int]]:
    yield "reports", len(corpus.documents)
    yield "passages", sum(1 for document in corpus.documents for _ in passages(document))
    yield "topics", len(published_topics(corpus))
    yield "terms", len(corpus.glossary)


def _report(document: Document) -> dict[str, str | None]:
    metadata = document.metadata
    date = metadata.date.value
    return {
        "id": document.id,
        "title": facts.title(document),
        "date": date,
        "date_text": show_date(date) if date else say("lists.undated"),
        "issuer": metadata.issuer.value,
        "type": metadata.type.value,
        "url": paths.report(document.id),
    }


def _topics(corpus: Corpus) -> list[dict[str, str | int]]:
    """The topics that occur most."""
    counted = [(topic_count(topic, corpus), topic) for topic in published_topics(corpus)]
    counted.sort(key=lambda pair: (-pair[0], pair[1].id))
    return [
        {"id": topic.id, "title": topic.title, "count": number, "url": paths.topic(topic.id)}
        for number, topic in counted[:TOPICS]
    ]
