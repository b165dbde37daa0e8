"""Which topics and terms the documents are about."""

from collections import Counter
from collections.abc import Iterable

from build_tools.model import Corpus, Document, Passage, Span, TermUse, Topic, TopicUse
from build_tools.tree import passages


def topics_of(document: Document) -> tuple[str, ...]:
    """Return the ids of a report's topics: the editor's first, then those of most passages."""
    found = Counter(id for passage in passages(document) for id in passage_topics(passage))
    told = document.metadata.topics
    return told + tuple(sorted(found.keys() - set(told), key=lambda id: (-found[id], id)))


def passage_topics(passage: Passage) -> tuple[str, ...]:
    """Return the ids of the topics a passage is about, sorted."""
    return tuple(sorted({span.topic for span in _spans(passage) if isinstance(span, TopicUse)}))


def passage_terms(passage: Passage) -> tuple[str, ...]:
    """Return the ids of the terms a passage uses, sorted."""
    return tuple(sorted({span.term for span in _spans(passage) if isinstance(span, TermUse)}))


def published_topics(corpus: Corpus) -> tuple[Topic, ...]:
    """Return the topics that have a page: those a passage or a whole report is about."""
    told = {id for document in corpus.documents for id in document.metadata.topics}
    return tuple(topic for topic in corpus.topics if corpus.topic_uses.get(topic.id) or topic.id in told)


def _spans(passage: Passage) -> Iterable[Span]:
    return (span for text in passage.texts for span in text.spans)
