"""What the head of a report's page is made of; the site adds addresses, which only it knows."""

from collections.abc import Iterator
from dataclasses import asdict

from build_tools.citations.reference import cite_report
from build_tools.model import Corpus, Document, Page
from build_tools.model.extent import is_long
from build_tools.model.tree import passages
from build_tools.spelling import paths
from build_tools.writers import facts
from build_tools.writers.json_text import json_text


def write_references(corpus: Corpus) -> Iterator[Page]:
    """Yield, for every report, its reference and the passages with a printed number."""
    for document in corpus.documents:
        yield Page(path=paths.reference(document.id), text=json_text(_reference(document)))


def _reference(document: Document) -> dict[str, object]:
    long = is_long(document)  # the head of its page would be longer than the page
    known = {name: value for name, value in asdict(cite_report(document)).items() if value not in (None, ())}
    return {
        "reference": known,
        "genre": document.genre,
        "description": facts.description(document),
        "page": paths.report(document.id),
        "numbered": [
            [passage.kind, passage.number, passage.anchor]
            for passage in passages(document)
            if isinstance(passage.number, int) and passage.kind != "list_item" and not long
        ],
    }
