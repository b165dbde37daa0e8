"""Lists of the reports: all of them, and by year, issuer and type."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from build_tools.model import Corpus, Document, Page
from build_tools.wording import count, say, show_date
from build_tools.writers import facts, layout, markdown, paths
from build_tools.writers.collation import sort_key
from build_tools.writers.prose import words
from build_tools.writers.uses import newest_first

Group = Callable[[Document], str]
NO_CONTENTS = {"hide": ["toc"]}  # they would name every report


def write_lists(corpus: Corpus) -> Iterator[Page]:
    """Yield the lists of reports."""
    documents = newest_first(corpus.documents)
    yield _all(documents)
    yield _grouped("year", documents, lambda document: (document.metadata.date.value or "")[:4], "undated")
    yield _grouped("issuer", documents, lambda document: document.metadata.issuer.value or "", "no_issuer")
    yield _grouped("type", documents, lambda document: document.metadata.type.value or "", "no_type")


def card(document: Document, page: str, level: int) -> str:
    """Return a report in short: type, title as a heading of `level`, first words, issuer and date."""
    metadata = document.metadata
    link = markdown.link(
        words(facts.title(document), opens=False), paths.relative(page, paths.report(document.id))
    )
    date = show_date(metadata.date.value) if metadata.date.value else say("lists.undated")
    below = [metadata.issuer.value or "", date]
    blocks = [
        layout.paragraph(words(metadata.type.value or ""), classes="card__kind")
        if metadata.type.value
        else "",
        layout.heading(level, link, f"report-{document.id}"),
        layout.paragraph(words(facts.description(document)), classes="card__text"),
        layout.paragraph(
            "".join(markdown.tag("span", words(part, opens=False)) for part in below if part),
            classes="card__facts",
        ),
    ]
    return layout.container("li", [block for block in blocks if block], class_="card")


def _all(documents: Sequence[Document]) -> Page:
    intro = f"{count('reports', len(documents))}، {say('lists.reports_intro')}" if documents else ""
    cards = _cards(documents, paths.REPORTS, level=2)
    blocks = [f"# {say('lists.reports')}", intro or say("lists.empty"), cards]
    fields = {"title": say("lists.reports"), **NO_CONTENTS}
    return Page(path=paths.REPORTS, text=layout.page(fields, blocks))


def _grouped(name: str, documents: Sequence[Document], group: Group, missing: str) -> Page:
    """The years downwards, issuers and types by the alphabet; those without one last."""
    path = f"lists/{name}.md"
    ways, blocks = [], []
    ordered = sorted(documents, key=lambda document: (not group(document), *_order(name, group(document))))
    for number, (value, found) in enumerate(groupby(ordered, key=group), 1):
        cards = list(found)
        heading = words(value, opens=False) or say(f"lists.{missing}")
        id = _group_id(name, value, number)
        ways.append(_way(heading, id, len(cards)))
        blocks.append(layout.heading(2, heading, id))
        blocks.append(layout.paragraph(words(count("reports", len(cards))), classes="facts"))
        blocks.append(_cards(cards, path, level=3))
    opening = layout.container("ul", ways, class_="chips") if ways[1:] else ""
    fields = {"title": say(f"lists.{name}"), **NO_CONTENTS}
    shown = [f"# {fields['title']}", opening, *(blocks or [say("lists.empty")])]
    return Page(path=path, text=layout.page(fields, shown))


def _way(heading: str, id: str, reports: int) -> str:
    """A link to one group of the page, with how many reports it holds."""
    number = markdown.tag("span", str(reports), class_="count")
    return layout.inline_container("li", markdown.link(f"{heading} {number}", f"#{id}"))


def _order(name: str, value: str) -> tuple[int, str, str]:
    return (-int(value or 0), "", "") if name == "year" else (0, sort_key(value), value)


def _group_id(name: str, value: str, number: int) -> str:
    if not value:
        return f"{name}-none"
    return f"{name}-{value if name == 'year' else number}"


def _cards(documents: Sequence[Document], page: str, level: int) -> str:
    return (
        layout.container("ul", (card(document, page, level) for document in documents), class_="cards")
        if documents
        else ""
    )
