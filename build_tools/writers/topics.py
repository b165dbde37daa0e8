"""Topic pages: what the reports say about a subject or a country, and the list of them all."""

from collections.abc import Iterator, Mapping

from build_tools.model import Corpus, Document, Page, Topic
from build_tools.wording import count, say
from build_tools.writers import layout, markdown, paths
from build_tools.writers.collation import by_alphabet
from build_tools.writers.prose import words
from build_tools.writers.subjects import published_topics
from build_tools.writers.uses import Passages, newest_first, passages_by_place, report_heading, show_uses


def write_topics(corpus: Corpus) -> Iterator[Page]:
    """Yield the list of topics and the page of each topic that occurs in the library."""
    published = published_topics(corpus)
    found = passages_by_place(corpus)
    by_id = {topic.id: topic for topic in published}
    yield _index(published, corpus)
    for topic in published:
        yield _topic(topic, by_id, corpus, found)


def topic_count(topic: Topic, corpus: Corpus) -> int:
    """Return in how many passages a topic occurs."""
    return len(corpus.topic_uses.get(topic.id, ()))


def _index(published: tuple[Topic, ...], corpus: Corpus) -> Page:
    blocks = [f"# {say('topics.title')}"]
    if published:
        blocks.append(say("topics.intro"))
    for name, group in (
        ("subjects", [topic for topic in published if topic.country is None]),
        ("countries", [topic for topic in published if topic.country is not None]),
    ):
        if group:
            blocks.append(layout.heading(2, say(f"topics.{name}"), name))
            chips = [_chip(topic, corpus) for topic in by_alphabet(group, lambda topic: topic.title)]
            blocks.append(layout.container("ul", chips, class_="chips"))
    if not published:
        blocks.append(say("topics.empty"))
    fields = {"title": say("topics.title"), "description": say("topics.description")}
    return Page(path=paths.TOPICS, text=layout.page(fields, blocks))


def _chip(topic: Topic, corpus: Corpus) -> str:
    number = markdown.tag("span", str(topic_count(topic, corpus)), class_="count")
    label = f"{words(topic.title, opens=False, closes=False)} {number}"
    link = markdown.link(label, paths.relative(paths.TOPICS, paths.topic(topic.id)))
    return layout.inline_container("li", link)


def _topic(topic: Topic, topics: Mapping[str, Topic], corpus: Corpus, found: Passages) -> Page:
    path = paths.topic(topic.id)
    uses = corpus.topic_uses.get(topic.id, ())
    reports = {use.report for use in uses}
    rest = [document for document in _told(topic, corpus) if document.id not in reports]
    related = [topics[id] for id in topic.related if id in topics]
    summary = f"{count('places', len(uses))} · {count('reports', len(reports) + len(rest))}"
    blocks = [
        f"# {words(topic.title, opens=False)}",
        layout.paragraph(words(topic.description), classes="lead") if topic.description else "",
        layout.paragraph(words(summary), classes="facts"),
        _related(related, path),
        *show_uses(uses, corpus, found, path),
        *(report_heading(document, path, 2, say("passages.whole")) for document in rest),
    ]
    fields = {"id": topic.id, "title": topic.title, "description": topic.description or None}
    return Page(path=path, text=layout.page(fields, blocks))


def _told(topic: Topic, corpus: Corpus) -> list[Document]:
    return newest_first(document for document in corpus.documents if topic.id in document.metadata.topics)


def _related(related: list[Topic], path: str) -> str:
    if not related:
        return ""
    links = [
        markdown.link(words(topic.title, opens=False), paths.relative(path, paths.topic(topic.id)))
        for topic in related
    ]
    return f"{say('topics.related')} {'، '.join(links)}"
