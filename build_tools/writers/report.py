"""The page of a report: its head, its text with a link for every passage, its footnotes."""

from collections.abc import Iterator, Mapping
from functools import partial

from build_tools.extent import is_long
from build_tools.model import Corpus, Document, Origin, Page, Term, Topic
from build_tools.transforms.anchors import note_anchors
from build_tools.tree import passages
from build_tools.wording import count, say, show_language
from build_tools.writers import facts, layout, markdown, paths
from build_tools.writers.downloads import MARKDOWN, SUFFIXES
from build_tools.writers.large import text_pieces
from build_tools.writers.notices import earlier_meanings, said
from build_tools.writers.parts import in_parts, part_map, part_pages
from build_tools.writers.passages import notes, passage
from build_tools.writers.prose import words
from build_tools.writers.references import Place
from build_tools.writers.subjects import published_topics, topics_of
from build_tools.writers.timeline import timeline
from build_tools.writers.uses import Passages, passages_by_place, show_uses

KINDS = (("paragraph", "paragraphs"), ("recommendation", "recommendations"), ("footnote", "footnotes"))
TOPICS = 10


def write_reports(corpus: Corpus) -> Iterator[Page]:
    """Yield the page of every report."""
    terms = {term.id: term for term in corpus.glossary}
    topics = {topic.id: topic for topic in published_topics(corpus)}
    found = passages_by_place(corpus)
    for document in corpus.documents:
        yield from _report(document, corpus, terms, topics, found)


def _report(
    document: Document,
    corpus: Corpus,
    terms: Mapping[str, Term],
    topics: Mapping[str, Topic],
    found: Passages,
) -> Iterator[Page]:
    """One page, or several where the report is very long."""
    path = paths.report(document.id)
    place = Place(page=path, terms=terms, notes=note_anchors(document))
    title = words(facts.title(document), opens=False)
    long = is_long(document)
    head = [
        f"# {title}",
        facts.metadata_box(document),
        _genre_notice(document),
        _links(document, corpus, path, topics),
    ]
    blocks = [
        *head,
        *(text_pieces(document, place) if long else _text(document, place)),
        "" if long else _footnotes(document, place),
        *timeline(document),
        *_cited_by(document, corpus, found, path),
    ]
    parts = in_parts(blocks)
    path_of = partial(paths.part, document.id)
    yield from part_pages(path_of, title, _front_matter(document), parts, len(head))
    yield from part_map(document.id, parts)


def _text(document: Document, place: Place) -> Iterator[str]:
    """Each block, and below it what else its anchors once meant."""
    for block in document.blocks:
        yield passage(block, place)
        yield from earlier_meanings(block, place.page)


def _front_matter(document: Document) -> dict[str, object]:
    metadata = document.metadata
    return {
        "id": document.id,
        "title": facts.title(document),
        "short_title": metadata.short_title.value or facts.title(document),
        "description": facts.description(document) or None,
        "date": metadata.date.value,
        "issuer": metadata.issuer.value,
        "type": metadata.type.value,
        "topics": list(topics_of(document)),
        "language": metadata.language.value or "ar",
        "direction": "rtl",
        "source": document.source.file,
        "sha256": document.source.sha256,
    }


def _genre_notice(document: Document) -> str:
    if document.metadata.genre.origin is not Origin.INFERRED:
        return ""
    return layout.container("div", [say("report.inferred_genre")], class_="notice", role="note")


def _links(document: Document, corpus: Corpus, path: str, topics: Mapping[str, Topic]) -> str:
    """How much the report holds, what it is about, and the pages beside it."""
    kinds = [passage.kind for passage in passages(document)]
    counts = [count(noun, kinds.count(kind)) for kind, noun in KINDS if kind in kinds]
    beside = [
        markdown.link(say("report.changes"), paths.relative(path, paths.changes(document.id))),
        *_history(document, corpus, path),
        f"{say('report.download')} {'، '.join(_downloads(document, path))}",
    ]
    lines = [
        words(" · ".join(counts), opens=False),
        " · ".join(beside),
        _numbering(document),
        *_about(document, path, topics),
    ]
    return layout.container("div", [line for line in lines if line], class_="report-links")


def _history(document: Document, corpus: Corpus, path: str) -> Iterator[str]:
    if corpus.ledger.updates.get(document.id):
        yield markdown.link(said("history.title"), paths.relative(path, paths.history(document.id)))


def _downloads(document: Document, path: str) -> Iterator[str]:
    """A link to each file that holds the report or its reference, saved under a name of its own."""
    data = paths.data(document.id)
    files = {suffix: paths.download(document.id, suffix) for suffix in SUFFIXES} | {"json": data}
    for suffix, file in files.items():
        name = f"{document.id}.{'md' if suffix == MARKDOWN else suffix}"
        label = words(say(f"downloads.{suffix.replace('.', '_')}"), opens=False)
        yield markdown.link(label, paths.relative(path, file), download=name)


def _numbering(document: Document) -> str:
    """Whose numbers they are: a translation of the United Nations keeps those of the original."""
    original = document.metadata.original_language.value
    language = show_language(original) if original else None
    if document.genre != "un_report" or language in (None, show_language("ar")):
        return ""
    return words(say("report.numbering", language=str(language)), opens=False)


def _about(document: Document, path: str, topics: Mapping[str, Topic]) -> Iterator[str]:
    """The report's topics: those it says most about at once, the others on demand."""
    about = [topics[id] for id in topics_of(document) if id in topics]
    links = [
        markdown.link(words(topic.title, opens=False), paths.relative(path, paths.topic(topic.id)))
        for topic in about
    ]
    if links:
        yield f"{say('report.topics')} {'، '.join(links[:TOPICS])}"
    if links[TOPICS:]:
        yield layout.details(count("more_topics", len(links[TOPICS:])), ["، ".join(links[TOPICS:])])


def _footnotes(document: Document, place: Place) -> str:
    if not document.footnotes:
        return ""
    heading = layout.heading(2, say("notes.title"), "footnotes")
    earlier = (said for note in document.footnotes for said in earlier_meanings(note, place.page))
    blocks = [heading, *notes(document.footnotes, place), *earlier]
    return layout.container("section", blocks, class_="footnotes", aria_label=say("notes.title"))


def _cited_by(document: Document, corpus: Corpus, found: Passages, path: str) -> Iterator[str]:
    uses = [use for use in corpus.cited_by.get(document.id, ()) if use.report != document.id]
    if uses:
        yield layout.heading(2, say("report.cited_by"), "cited-by")
        yield from show_uses(uses, corpus, found, path, level=3)
