"""Documents → Corpus: topics, terms, cited documents and references found, and the ways back."""

from dataclasses import replace

from build_tools.arabic.text import folded_words
from build_tools.linking.backlinks import collect_uses
from build_tools.linking.cross_references import known_symbols, known_titles
from build_tools.linking.documents import Library, link_document
from build_tools.linking.terms import build_term_matcher
from build_tools.linking.topics import build_topic_finder
from build_tools.linking.vocabulary.countries import other_countries
from build_tools.model import Corpus, Document, Refusal, Term, Topic

__all__ = ["link", "topic_ids"]


def link(
    documents: tuple[Document, ...],
    topics: tuple[Topic, ...],
    glossary: tuple[Term, ...],
    refusals: tuple[Refusal, ...] = (),
) -> Corpus:
    """Return the corpus of `documents`: linked to topics, glossary and each other.

    A country without an entry of its own among `topics` becomes a topic where a text names it,
    or where an editor lists it for a document.
    """
    countries = other_countries(topics)
    candidates = (*topics, *countries)
    library = Library(
        topics=build_topic_finder(candidates),
        topic_titles={topic.id: topic.title for topic in candidates},
        terms=build_term_matcher(glossary),
        titles=known_titles(documents),
    )
    linked = tuple(link_document(document, library) for document in documents)
    topic_uses, term_uses, cited_by = collect_uses(linked, known_symbols(linked))
    used = {*topic_uses, *(topic for document in linked for topic in document.metadata.topics)}
    named = sorted(
        (topic for topic in countries if topic.id in used), key=lambda topic: folded_words(topic.title)
    )
    return Corpus(
        documents=linked,
        topics=_with_known_related((*topics, *named)),
        glossary=glossary,
        topic_uses=topic_uses,
        term_uses=term_uses,
        cited_by=cited_by,
        refusals=refusals,
    )


def topic_ids(topics: tuple[Topic, ...]) -> frozenset[str]:
    """Return the identifiers an editor may name: of the listed topics, and of every other country."""
    return frozenset(topic.id for topic in (*topics, *other_countries(topics)))


def _with_known_related(topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
    """Leave out related countries that no text names: they have no page."""
    known = {topic.id for topic in topics}
    return tuple(
        replace(topic, related=tuple(other for other in topic.related if other in known)) for topic in topics
    )
