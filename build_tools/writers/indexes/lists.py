"""Lists of the reports: all of them, and by year, issuer and type."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from build_tools.arabic.wording import count, say, show_date
from build_tools.model import Corpus, Document, nodes
from build_tools.spelling import paths
from build_tools.writers import facts
from build_tools.writers.indexes.collation import sort_key
from build_tools.writers.parts import index_sheets
from build_tools.writers.text.prose import heading, items, page_link, paragraph, span, words
from build_tools.writers.uses import newest_first

Group = Callable[[Document], str]
TOGETHER = 60  # cards of a list: a page may end behind it
NO_CONTENTS = {"hide": ["toc"]}  # they would name every report

GROUPS: tuple[tuple[str, Group, str], ...] = (
    ("year", lambda document: (document.metadata.date.value or "")[:4], "undated"),
    ("issuer", lambda document: document.metadata.issuer.value or "", "no_issuer"),
    ("type", lambda document: document.metadata.type.value or "", "no_type"),
)


def write_lists(corpus: Corpus) -> Iterator[nodes.Sheet]:
    """Yield the lists of reports."""
    documents = newest_first(corpus.documents)
    yield from _all(documents)
    for name, group, missing in GROUPS:
        yield from _grouped(name, documents, group, missing)


def card(document: Document, level: int) -> nodes.Item:
    """Return a report in short: type, title as a heading of `level`, first words, issuer and date."""
    metadata = document.metadata
    link = page_link(words(facts.title(document)), paths.report(document.id))
    date = show_date(metadata.date.value) if metadata.date.value else say("lists.undated")
    below = [nodes.Phrase(kind="span", content=words(part)) for part in (metadata.issuer.value, date) if part]
    blocks: list[nodes.Paragraph | nodes.Heading] = [
        paragraph(words(metadata.type.value or ""), "card__kind"),
        heading(level, (link,), f"report-{document.id}"),
        paragraph(words(facts.description(document)), "card__text"),
        paragraph(tuple(below), "card__facts"),
    ]
    told = tuple(block for block in blocks if block.content)
    return nodes.Item(blocks=told, classes="card")


def _all(documents: Sequence[Document]) -> Iterator[nodes.Sheet]:
    intro = f"{count('reports', len(documents))}، {say('lists.reports_intro')}" if documents else ""
    blocks = (
        heading(1, (say("lists.reports"),)),
        paragraph((intro or say("lists.empty"),)),
        *_cards(documents, level=2),
    )
    fields = {"title": say("lists.reports"), **NO_CONTENTS}
    yield from index_sheets(paths.REPORTS, (say("lists.reports"),), fields, blocks, 2)


def _grouped(name: str, documents: Sequence[Document], group: Group, missing: str) -> Iterator[nodes.Sheet]:
    """The years downwards, issuers and types by the alphabet; those without one last."""
    ways: list[nodes.Content] = []
    blocks: list[nodes.Block] = []
    path = f"lists/{name}.md"
    ordered = sorted(documents, key=lambda document: (not group(document), *_order(name, group(document))))
    for number, (value, found) in enumerate(groupby(ordered, key=group), 1):
        cards = list(found)
        title = words(value) or (say(f"lists.{missing}"),)
        id = _group_id(name, value, number)
        ways.append((_way(title, path, id, len(cards)),))
        blocks.append(heading(2, title, id))
        blocks.append(paragraph(words(count("reports", len(cards))), "facts"))
        blocks += _cards(cards, level=3)
    opening: list[nodes.Block] = [items(ways, "chips")] if ways[1:] else []
    fields = {"title": say(f"lists.{name}"), **NO_CONTENTS}
    shown = (heading(1, (say(f"lists.{name}"),)), *opening, *(blocks or [paragraph((say("lists.empty"),))]))
    yield from index_sheets(path, (say(f"lists.{name}"),), fields, shown, 1 + len(opening))


def _way(title: nodes.Content, path: str, id: str, reports: int) -> nodes.Link:
    """A link to one group of the page, with how many reports it holds."""
    return page_link((*title, " ", span((str(reports),), "count")), path, id)


def _order(name: str, value: str) -> tuple[int, str, str]:
    return (-int(value or 0), "", "") if name == "year" else (0, sort_key(value), value)


def _group_id(name: str, value: str, number: int) -> str:
    if not value:
        return f"{name}-none"
    return f"{name}-{value if name == 'year' else number}"


def _cards(documents: Sequence[Document], level: int) -> nodes.Blocks:
    cards = [card(document, level) for document in documents]
    batches = (cards[at : at + TOGETHER] for at in range(0, len(cards), TOGETHER))
    return tuple(nodes.Items(items=tuple(some), classes="cards", loose=True) for some in batches)
