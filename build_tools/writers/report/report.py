"""The page of a report: its head, its text with a link for every passage, its footnotes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby

from build_tools.arabic.wording import count, say, show_language
from build_tools.model import DAMAGED_LETTERS, Corpus, Document, Origin, Page, Term, Topic, nodes
from build_tools.model.extent import is_long
from build_tools.model.tree import passages
from build_tools.spelling import paths
from build_tools.transforms.anchors import note_anchors
from build_tools.writers import facts
from build_tools.writers.data.downloads import MARKDOWN, ORIGINALS, SUFFIXES
from build_tools.writers.parts import in_parts, one_part, part_map, part_sheets
from build_tools.writers.report.passages import notes, passage
from build_tools.writers.report.timeline import timeline
from build_tools.writers.subjects import published_topics, topics_of
from build_tools.writers.text.bodies import TOGETHER
from build_tools.writers.text.notices import earlier_meanings, said
from build_tools.writers.text.prose import heading, joined, page_link, paragraph, words
from build_tools.writers.text.references import Place
from build_tools.writers.uses import Passages, passages_by_place, show_uses

KINDS = (("paragraph", "paragraphs"), ("recommendation", "recommendations"), ("footnote", "footnotes"))
TOPICS = 10
FEW = 400  # blocks of a text that is not long, and of notices beside it: they are no megabyte


def write_reports(corpus: Corpus) -> Iterator[nodes.Sheet | Page]:
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
) -> Iterator[nodes.Sheet | Page]:
    """One page, or several where the report is very long."""
    place = Place(page=paths.report(document.id), terms=terms, notes=note_anchors(document))
    title = words(facts.title(document))
    head = [
        heading(1, title),
        facts.metadata_box(document),
        *_genre_notice(document),
        *_letters_notice(document),
        _links(document, corpus, topics),
    ]
    blocks = [
        *head,
        *_text(document, place),
        *_footnotes(document, place),
        *timeline(document),
        *_cited_by(document, corpus, found),
    ]
    long = is_long(document) or len(blocks) > FEW
    parts = in_parts(blocks) if long else one_part(blocks)
    yield from part_sheets(partial(paths.part, document.id), title, _front_matter(document), parts, len(head))
    yield from part_map(document.id, parts)


def _text(document: Document, place: Place) -> Iterator[nodes.Block]:
    """Each block, and below it what else its anchors once meant; quotations side by side are one."""
    shown = (
        part
        for block in document.blocks
        for part in (*passage(block, place), *earlier_meanings(block, place.page))
    )
    for is_quotation, group in groupby(shown, key=lambda part: isinstance(part, nodes.Quotation)):
        if is_quotation:
            yield nodes.Quotation(blocks=tuple(_quoted(group)))
        else:
            yield from group


def _quoted(quotations: Iterable[nodes.Block]) -> Iterator[nodes.Block]:
    for quotation in quotations:
        if isinstance(quotation, nodes.Quotation):
            yield from quotation.blocks


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


def _genre_notice(document: Document) -> nodes.Blocks:
    if document.metadata.genre.origin is not Origin.INFERRED:
        return ()
    told = paragraph((say("report.inferred_genre"),))
    return (nodes.Box(kind="div", blocks=(told,), classes="notice", role="note"),)


def _letters_notice(document: Document) -> nodes.Blocks:
    """How many words were repaired in a text whose letters a program damaged."""
    repaired = sum(repair.reason == DAMAGED_LETTERS for repair in document.repairs)
    if not repaired:
        return ()
    told = paragraph((say("report.repaired_letters", words=count("words", repaired)),))
    return (nodes.Box(kind="div", blocks=(told,), classes="notice", role="note"),)


def _links(document: Document, corpus: Corpus, topics: Mapping[str, Topic]) -> nodes.Box:
    """How much the report holds, what it is about, and the pages beside it."""
    kinds = [passage.kind for passage in passages(document)]
    counts = [count(noun, kinds.count(kind)) for kind, noun in KINDS if kind in kinds]
    downloads = joined((link,) for link in _downloads(document))
    beside = [
        (page_link((say("report.changes"),), paths.changes(document.id)),),
        *_history(document, corpus),
        (f"{say('report.download')} ", *downloads),
    ]
    blocks = [
        *([paragraph(words(" · ".join(counts)))] if counts else []),
        paragraph(joined(beside, " · ")),
        *_numbering(document),
        *_about(document, topics),
    ]
    return nodes.Box(kind="div", blocks=tuple(blocks), classes="report-links")


def _history(document: Document, corpus: Corpus) -> Iterator[nodes.Content]:
    if corpus.ledger.updates.get(document.id):
        yield (page_link((said("history.title"),), paths.history(document.id)),)


def _downloads(document: Document) -> Iterator[nodes.Link]:
    """A link to each file that holds the report or its reference, saved under a name of its own."""
    yield from _original(document)
    data = paths.data(document.id)
    files = {suffix: paths.download(document.id, suffix) for suffix in SUFFIXES} | {"json": data}
    for suffix, file in files.items():
        name = f"{document.id}.{'md' if suffix == MARKDOWN else suffix}"
        label = words(say(f"downloads.{suffix.replace('.', '_')}"))
        yield nodes.Link(content=label, path=file, download=name)


def _original(document: Document) -> Iterator[nodes.Link]:
    """A link to the source as received, where it is no text that the page shows."""
    if (format := document.source.format) in ORIGINALS:
        label = words(say("downloads.original", format=format.upper()))
        path = paths.download(document.id, format)
        yield nodes.Link(content=label, path=path, download=f"{document.id}.{format}")


def _numbering(document: Document) -> Iterator[nodes.Paragraph]:
    """Whose numbers they are: a translation of the United Nations keeps those of the original."""
    original = document.metadata.original_language.value
    language = show_language(original) if original else None
    if document.genre == "un_report" and language not in (None, show_language("ar")):
        yield paragraph(words(say("report.numbering", language=str(language))))


def _about(document: Document, topics: Mapping[str, Topic]) -> Iterator[nodes.Block]:
    """The report's topics: those it says most about at once, the others on demand."""
    about = [topics[id] for id in topics_of(document) if id in topics]
    links = [(page_link(words(topic.title), paths.topic(topic.id)),) for topic in about]
    if links:
        yield paragraph((f"{say('report.topics')} ", *joined(links[:TOPICS])))
    if links[TOPICS:]:
        more = (count("more_topics", len(links[TOPICS:])),)
        yield nodes.Disclosure(summary=more, blocks=(paragraph(joined(links[TOPICS:])),))


def _footnotes(document: Document, place: Place) -> Iterator[nodes.Block]:
    """The footnotes in a section of their own; very many of them in lists that a page may end between."""
    if not document.footnotes:
        return
    title = heading(2, (say("notes.title"),), "footnotes")
    shown = [*notes(document.footnotes, place)]
    shown += [told for note in document.footnotes for told in earlier_meanings(note, place.page)]
    if len(document.footnotes) <= TOGETHER:
        blocks = (title, *shown)
        yield nodes.Box(kind="section", blocks=blocks, classes="footnotes", label=say("notes.title"))
        return
    yield title
    for block in shown:
        yield replace(block, classes="footnotes") if isinstance(block, nodes.Items) else block


def _cited_by(document: Document, corpus: Corpus, found: Passages) -> Iterator[nodes.Block]:
    uses = [use for use in corpus.cited_by.get(document.id, ()) if use.report != document.id]
    if uses:
        yield heading(2, (say("report.cited_by"),), "cited-by")
        yield from show_uses(uses, corpus, found, level=3)
