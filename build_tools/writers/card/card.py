"""What the card of a passage shows beside its text: its source lines, who cites it, what it is about.

The published words are in the page already; the rest is told so that it stays small there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_tools.arabic.wording import heading_label, is_said, say
from build_tools.model import (
    Code,
    Corpus,
    Document,
    Figure,
    Gap,
    Heading,
    Line,
    Page,
    Passage,
    PrintedTable,
    Row,
    Table,
    Target,
)
from build_tools.model.extent import is_long
from build_tools.model.tree import passages
from build_tools.registers.library import rows_by_passage
from build_tools.spelling import escaping, paths
from build_tools.writers import facts
from build_tools.writers.card.citing import Citing, citing_passages
from build_tools.writers.card.forms import citation_forms
from build_tools.writers.card.lines import Steps, steps
from build_tools.writers.card.printed import cut_outs
from build_tools.writers.json_text import json_text
from build_tools.writers.registers.columns import summaries
from build_tools.writers.subjects import passage_terms, passage_topics
from build_tools.writers.uses import Passages, passage_name, passages_by_place

Record = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What the cards need of the whole library; `titles` are those of pages, by path."""

    found: Passages
    citing: Citing
    titles: Mapping[str, str]
    drawn: Mapping[tuple[str, str], list[tuple[str, Row]]]


def write_cards(corpus: Corpus) -> Iterator[Page]:
    """Yield the data of the cards of every report that is not too long; the theme puts it into its page."""
    shelf = Shelf(
        found=passages_by_place(corpus),
        citing=citing_passages(corpus),
        titles=_titles(corpus),
        drawn=rows_by_passage(corpus),
    )
    for document in corpus.documents:
        if not is_long(document):  # its pages are full of text, and would be twice as long
            yield Page(path=paths.cards(document.id), text=json_text(_cards(document, shelf)))


def shown(passage: Passage) -> str:
    """Return the words of a passage as a browser holds them, an empty line between paragraphs."""
    texts = [escaping.flatten(text.plain).strip() for text in passage.held or passage.texts]
    if isinstance(passage.block, Heading):
        texts[0] = heading_label(passage.block.label) + texts[0]
    return "\n\n".join(text for text in texts if text)


def _titles(corpus: Corpus) -> dict[str, str]:
    return {
        **{paths.report(document.id): facts.title(document) for document in corpus.documents},
        **{paths.topic(topic.id): topic.title for topic in corpus.topics},
        **{paths.term(term.id): term.name for term in corpus.glossary},
        **{paths.register(name): say(f"registers.names.{name}") for name in corpus.registers},
    }


def _cards(document: Document, shelf: Shelf) -> Record:
    """Pages are told by their place in a list of them: their addresses are long."""
    links: dict[str, int] = {}
    lines = {line.number: line for line in document.source.lines}
    cards = {passage.anchor: _card(passage, document, shelf, lines, links) for passage in passages(document)}
    printed = sorted({line.printed.page for line in document.source.lines if line.printed})
    kinds = sorted({passage.called for passage in passages(document)})
    return {
        "forms": citation_forms(document),
        "kinds": {kind: _names(kind) for kind in kinds},
        "pages": [[path, shelf.titles[path]] for path in links],
        "prints": {str(page): paths.printed(document.id, page) for page in printed},
        "passages": cards,
    }


def _names(kind: str) -> list[str]:
    """What a passage of this kind is called without a number and with one."""
    name, numbered = f"passages.{kind}", f"passages.{kind}_number"
    return [say(name), say(numbered, number="{number}") if is_said(numbered) else say(name)]


def _card(
    passage: Passage, document: Document, shelf: Shelf, lines: Mapping[int, Line], links: dict[str, int]
) -> Record:
    def page(path: str) -> int:
        return links.setdefault(path, len(links))

    here = Target(report=document.id, anchor=passage.anchor)
    card: Record = {
        "kind": passage.called,
        "number": passage.number,
        "lines": list(passage.lines),
        "received": _received(passage, lines),
        "printed": list(cut_outs(passage, lines)),
        "cited": [
            [page(paths.report(use.report)), use.anchor, passage_name(shelf.found[use.report, use.anchor])]
            for use in shelf.citing.get(here, ())
        ],
        "topics": [page(paths.topic(id)) for id in passage_topics(passage)],
        "terms": [page(paths.term(id)) for id in passage_terms(passage)],
        "drawn": [
            [page(paths.register(name)), told]
            for name, told in summaries(shelf.drawn.get((document.id, passage.anchor), ()))
        ],
    }
    return {key: value for key, value in card.items() if value not in (None, [])}


def _received(passage: Passage, lines: Mapping[int, Line]) -> Steps:
    """The received lines by their difference; those of a table or a gap have nothing to differ from."""
    received = "\n".join(_as_received(lines[line]) for line in passage.lines if line in lines)
    if isinstance(passage.block, Table | PrintedTable | Gap | Figure | Code):
        return [received] if received else []
    return steps(shown(passage), received)


def _as_received(line: Line) -> str:
    """A line as it came; in print, what the reader parted the cells of a row with is a rule between them."""
    return line.received.replace("\t", " | ") if line.printed else line.received
