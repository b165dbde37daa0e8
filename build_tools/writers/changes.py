"""The page that tells what was changed in a text: nothing is repaired in silence."""

from collections.abc import Callable, Iterator
from functools import partial

from build_tools.findings import for_readers
from build_tools.html_pieces import in_lists
from build_tools.model import Corpus, Document, Page
from build_tools.wording import count, say
from build_tools.writers import changed, facts, layout, markdown, paths
from build_tools.writers.parts import in_parts, part_pages
from build_tools.writers.prose import words

SECTIONS: tuple[tuple[str, Callable[[Document], Iterator[str]]], ...] = (
    ("joins", changed.joins),
    ("corrections", changed.corrections),
    ("repairs", changed.rule_repairs),
    ("gaps", changed.gaps),
    ("moved", changed.moved_notes),
    ("front", changed.front_lines),
    ("removed", changed.removed),
    ("findings", changed.findings),
)
LISTED = ("gaps", "moved")


def write_changes(corpus: Corpus) -> Iterator[Page]:
    """Yield the page of changes of every report, or several where very much was changed."""
    for document in corpus.documents:
        yield from _pages(document)


def _pages(document: Document) -> Iterator[Page]:
    path = partial(paths.changes, document.id)
    title = facts.title(document)
    back = words(say("changes.back", title=title), opens=False)
    sections = [(name, list(entries(document))) for name, entries in SECTIONS]
    present = [(name, entries) for name, entries in sections if entries]
    head = [
        f"# {say('changes.title')}",
        markdown.link(back, paths.relative(path(1), paths.report(document.id))),
        *_summary(document, present),
    ]
    blocks = [*head, *(block for name, entries in present for block in _section(name, entries))]
    if (beyond := len(for_readers(document.findings)) - changed.MOST_FINDINGS) > 0:
        blocks.append(words(say("changes.beyond", n=beyond)))
    fields = {
        "title": f"{say('changes.title')}: {title}",
        "description": say("changes.description", title=title),
        "report": document.id,
    }
    yield from part_pages(path, say("changes.title"), fields, in_parts(blocks), len(head))


def _summary(document: Document, present: list[tuple[str, list[str]]]) -> Iterator[str]:
    """What the page holds, and whether every letter was kept."""
    altered = [(name, len(_changes(name, document, entries))) for name, entries in present]
    yield layout.paragraph(say("changes.summary" if altered else "changes.none"), classes="lead")
    if altered:
        links = (markdown.link(words(count(name, n), opens=False), f"#{name}") for name, n in altered)
        yield "\n".join(layout.item([link]) for link in links)
    lost = any(finding.id.startswith("E") for finding in document.findings)
    yield say("changes.lost" if lost else "changes.kept")
    source = document.source
    name = markdown.tag("bdi", markdown.escape(source.file, opens=False), dir="ltr", class_="long")
    digest = markdown.tag("bdi", source.sha256, dir="ltr", class_="long digest")
    yield layout.paragraph(say("changes.received", file=name, digest=digest), classes="facts")


def _changes(name: str, document: Document, entries: list[str]) -> list[object]:
    """What is counted: lines that are shown together, by field or by reason, and every finding."""
    if name == "findings":
        return list(for_readers(document.findings))
    if name in ("removed", "front"):
        blocks = document.furniture if name == "removed" else document.front
        return [line for block in blocks for line in block.lines]
    return list(entries)


def _section(name: str, entries: list[str]) -> Iterator[str]:
    yield layout.heading(2, say(f"changes.{name}"), name)
    yield say(f"changes.{name}_intro")
    yield from in_lists(entries, "ul" if name in LISTED else "dl", f"changes {name}")
