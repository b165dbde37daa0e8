"""The page of a report: its head, its text with a link for every passage, its footnotes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby

from build_tools.arabic.wording import say
from build_tools.model import Corpus, Document, Page, Term, Topic, nodes
from build_tools.model.extent import is_long
from build_tools.spelling import paths
from build_tools.transforms.anchors import note_anchors
from build_tools.writers import facts
from build_tools.writers.parts import in_parts, one_part, part_map, part_sheets
from build_tools.writers.report.about import beside_text
from build_tools.writers.report.opening import opening
from build_tools.writers.report.passages import notes, passage
from build_tools.writers.report.timeline import timeline
from build_tools.writers.subjects import published_topics, topics_of
from build_tools.writers.text.bodies import TOGETHER
from build_tools.writers.text.figures import shown_pictures
from build_tools.writers.text.notices import earlier_meanings
from build_tools.writers.text.prose import heading, words
from build_tools.writers.text.references import Place
from build_tools.writers.uses import Passages, passages_by_place, show_uses

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
    place = Place(
        page=paths.report(document.id),
        terms=terms,
        notes=note_anchors(document),
        pictures=shown_pictures(document),
    )
    title = words(facts.title(document))
    head = [
        *opening(document),
        *beside_text(document, corpus, topics),
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
    yield from part_sheets(
        partial(paths.part, paths.report(document.id)), title, _front_matter(document), parts, len(head)
    )
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
        yield from show_uses(uses, corpus, found, paths.report(document.id), level=3)
