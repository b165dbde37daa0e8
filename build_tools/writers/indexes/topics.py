"""Topic pages: what the reports say about a subject or a country, and the list of them all."""

from collections.abc import Iterator, Mapping

from build_tools.arabic.wording import count, say
from build_tools.model import Corpus, Document, Topic, nodes
from build_tools.spelling import paths
from build_tools.writers.indexes.collation import by_alphabet
from build_tools.writers.parts import index_sheets
from build_tools.writers.subjects import published_topics
from build_tools.writers.text.prose import heading, items, joined, page_link, paragraph, span, words
from build_tools.writers.uses import Passages, newest_first, passages_by_place, report_heading, show_uses


def write_topics(corpus: Corpus) -> Iterator[nodes.Sheet]:
    """Yield the list of topics and the page of each topic that occurs in the library."""
    published = published_topics(corpus)
    found = passages_by_place(corpus)
    by_id = {topic.id: topic for topic in published}
    yield _index(published, corpus)
    for topic in published:
        yield from _topic(topic, by_id, corpus, found)


def topic_count(topic: Topic, corpus: Corpus) -> int:
    """Return in how many passages a topic occurs."""
    return len(corpus.topic_uses.get(topic.id, ()))


def _index(published: tuple[Topic, ...], corpus: Corpus) -> nodes.Sheet:
    blocks: list[nodes.Block] = [heading(1, (say("topics.title"),))]
    blocks.append(paragraph((say("topics.intro" if published else "topics.empty"),)))
    for name, group in (
        ("subjects", [topic for topic in published if topic.country is None]),
        ("countries", [topic for topic in published if topic.country is not None]),
    ):
        if group:
            blocks.append(heading(2, (say(f"topics.{name}"),), name))
            in_order = by_alphabet(group, lambda topic: topic.title)
            blocks.append(items((_chip(topic, corpus) for topic in in_order), "chips"))
    fields = {"title": say("topics.title"), "description": say("topics.description")}
    return nodes.Sheet(path=paths.TOPICS, fields=fields, blocks=tuple(blocks))


def _chip(topic: Topic, corpus: Corpus) -> nodes.Content:
    number = span((str(topic_count(topic, corpus)),), "count")
    return (page_link((*words(topic.title), " ", number), paths.topic(topic.id)),)


def _topic(
    topic: Topic, topics: Mapping[str, Topic], corpus: Corpus, found: Passages
) -> Iterator[nodes.Sheet]:
    uses = corpus.topic_uses.get(topic.id, ())
    reports = {use.report for use in uses}
    rest = [document for document in _told(topic, corpus) if document.id not in reports]
    related = [topics[id] for id in topic.related if id in topics]
    summary = f"{count('places', len(uses))} · {count('reports', len(reports) + len(rest))}"
    blocks: list[nodes.Block] = [heading(1, words(topic.title))]
    if topic.description:
        blocks.append(paragraph(words(topic.description), "lead"))
    blocks.append(paragraph(words(summary), "facts"))
    if related:
        blocks.append(_related(related))
    head, path = len(blocks), paths.topic(topic.id)
    blocks += show_uses(uses, corpus, found, path)
    for document in rest:
        blocks += report_heading(document, 2, say("passages.whole"))
    fields = {"id": topic.id, "title": topic.title, "description": topic.description or None}
    yield from index_sheets(path, words(topic.title), fields, blocks, head)


def _told(topic: Topic, corpus: Corpus) -> list[Document]:
    return newest_first(document for document in corpus.documents if topic.id in document.metadata.topics)


def _related(related: list[Topic]) -> nodes.Paragraph:
    links = joined((page_link(words(topic.title), paths.topic(topic.id)),) for topic in related)
    return paragraph((f"{say('topics.related')} ", *links))
