"""What stands before the text of a report: its size, files and references, where facts come from, topics."""

from collections.abc import Iterator, Mapping

from build_tools.arabic.wording import count, say, show_language
from build_tools.citations.attribution import attribution
from build_tools.citations.reference import cite_report
from build_tools.model import DAMAGED_LETTERS, Corpus, Document, Origin, Topic, nodes
from build_tools.model.tree import passages
from build_tools.spelling import paths
from build_tools.writers import facts
from build_tools.writers.data.downloads import MARKDOWN, ORIGINALS, REFERENCES, SUFFIXES
from build_tools.writers.report.opening import reading_time
from build_tools.writers.subjects import topics_of
from build_tools.writers.text.notices import said
from build_tools.writers.text.prose import items, joined, page_link, paragraph, words

KINDS = (("paragraph", "paragraphs"), ("recommendation", "recommendations"), ("footnote", "footnotes"))
TOPICS = 5


def beside_text(document: Document, corpus: Corpus, topics: Mapping[str, Topic]) -> Iterator[nodes.Block]:
    """Yield what a reader may take along or ask about a report, before its text."""
    yield from _letters_notice(document)
    yield _tools(document)
    links = _topics(document, topics)
    yield _about(document, corpus, links[TOPICS:])
    if links:
        yield paragraph((f"{say('report.topics')} ", *joined(links[:TOPICS])), "topics-line")


def _letters_notice(document: Document) -> nodes.Blocks:
    """How many words were repaired in a text whose letters a program damaged."""
    repaired = sum(repair.reason == DAMAGED_LETTERS for repair in document.repairs)
    if not repaired:
        return ()
    told = paragraph((say("report.repaired_letters", words=count("words", repaired)),))
    return (nodes.Box(kind="div", blocks=(told,), classes="notice", role="note"),)


def _tools(document: Document) -> nodes.Box:
    """How much the report holds, how long it takes, and what a reader may take along."""
    kinds = [passage.kind for passage in passages(document)]
    counts = [count(noun, kinds.count(kind)) for kind, noun in KINDS if kind in kinds]
    files = items((link,) for link in _files(document))
    references = items((link,) for link in _references(document))
    cited = paragraph(words(attribution(cite_report(document))), "citation")
    blocks = (
        paragraph(words(" · ".join([reading_time(document), *counts])), "report-size"),
        nodes.Disclosure(summary=(say("report.download"),), blocks=(files,)),
        nodes.Disclosure(summary=(say("report.cite"),), blocks=(cited, references)),
    )
    return nodes.Box(kind="div", blocks=blocks, classes="report-tools")


def _about(document: Document, corpus: Corpus, topics: list[nodes.Content]) -> nodes.Disclosure:
    """Where each fact comes from, the pages that tell what was done to the text, and its other topics."""
    beside = [
        (page_link((say("report.changes"),), paths.changes(document.id)),),
        *_history(document, corpus),
    ]
    guessed = document.metadata.genre.origin is Origin.INFERRED
    blocks: list[nodes.Block] = [facts.metadata_box(document)]
    blocks += [paragraph((say("report.inferred_genre"),))] if guessed else []
    blocks += [*_numbering(document), paragraph(joined(beside, " · "))]
    blocks += [paragraph((f"{say('report.other_topics')} ", *joined(topics)))] if topics else []
    return nodes.Disclosure(summary=(say("report.about"),), blocks=tuple(blocks))


def _history(document: Document, corpus: Corpus) -> Iterator[nodes.Content]:
    if corpus.ledger.updates.get(document.id):
        yield (page_link((said("history.title"),), paths.history(document.id)),)


def _files(document: Document) -> Iterator[nodes.Link]:
    """A link to each file that holds the report, saved under a name of its own."""
    if (format := document.source.format) in ORIGINALS:
        label = words(say("downloads.original", format=format.upper()))
        file = paths.download(document.id, ORIGINALS[format])
        yield nodes.Link(content=label, path=file, download=f"{document.id}.{format}")
    for suffix in SUFFIXES:
        if suffix not in REFERENCES:
            yield _download(document, suffix, paths.download(document.id, suffix))
    yield _download(document, "json", paths.data(document.id))


def _references(document: Document) -> Iterator[nodes.Link]:
    for suffix in REFERENCES:
        yield _download(document, suffix, paths.download(document.id, suffix))


def _download(document: Document, suffix: str, file: str) -> nodes.Link:
    name = f"{document.id}.{'md' if suffix == MARKDOWN else suffix}"
    label = words(say(f"downloads.{suffix.replace('.', '_')}"))
    return nodes.Link(content=label, path=file, download=name)


def _numbering(document: Document) -> Iterator[nodes.Paragraph]:
    """Whose numbers they are: a translation of the United Nations keeps those of the original."""
    original = document.metadata.original_language.value
    language = show_language(original) if original else None
    if document.genre == "un_report" and language not in (None, show_language("ar")):
        yield paragraph(words(say("report.numbering", language=str(language))))


def _topics(document: Document, topics: Mapping[str, Topic]) -> list[nodes.Content]:
    """A link to each topic of the report, that which it says most about first."""
    about = [topics[id] for id in topics_of(document) if id in topics]
    return [(page_link(words(topic.title), paths.topic(topic.id)),) for topic in about]
