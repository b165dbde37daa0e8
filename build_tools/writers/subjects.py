"""Which topics and terms the documents are about."""

from collections import Counter

from build_tools.model import Corpus, Document, Passage, Span, TermUse, Topic, TopicUse
from build_tools.model.tree import passages


def topics_of(document: Document) -> tuple[str, ...]:
    """Return the ids of a report's topics: the editor's first, then those of most passages."""
    found = Counter(id for passage in passages(document) for id in passage_topics(passage))
    told = document.metadata.topics
    return told + tuple(sorted(found.keys() - set(told), key=lambda id: (-found[id], id)))


def passage_topics(passage: Passage) -> tuple[str, ...]:
    """Return the ids of the topics a passage is about, sorted."""
    spans = _spans(passage)  # most passages of a vast report have none
    return tuple(sorted({span.topic for span in spans if isinstance(span, TopicUse)})) if spans else ()


def passage_terms(passage: Passage) -> tuple[str, ...]:
    """Return the ids of the terms a passage uses, sorted."""
    spans = _spans(passage)
    return tuple(sorted({span.term for span in spans if isinstance(span, TermUse)})) if spans else ()


def published_topics(corpus: Corpus) -> tuple[Topic, ...]:
    """Return the topics that have a page: those a passage or a whole report is about."""
    told = {id for document in corpus.documents for id in document.metadata.topics}
    return tuple(topic for topic in corpus.topics if corpus.topic_uses.get(topic.id) or topic.id in told)


def _spans(passage: Passage) -> list[Span]:
    return [span for text in passage.texts for span in text.spans]
