"""The page that tells what was changed in a text: nothing is repaired in silence."""

from collections.abc import Callable, Iterator
from functools import partial

from build_tools.arabic.wording import count, say
from build_tools.checks.wording import for_readers
from build_tools.model import Corpus, Document, nodes
from build_tools.spelling import paths
from build_tools.writers import facts
from build_tools.writers.changes import changed
from build_tools.writers.parts import in_parts, part_sheets
from build_tools.writers.text.bodies import together
from build_tools.writers.text.prose import filled, heading, items, left_to_right, page_link, paragraph, words

Entry = nodes.Definition | nodes.Content
SECTIONS: tuple[tuple[str, Callable[[Document], Iterator[Entry]]], ...] = (
    ("joins", changed.joins),
    ("corrections", changed.corrections),
    ("repairs", changed.rule_repairs),
    ("gaps", changed.gaps),
    ("moved", changed.moved_notes),
    ("front", changed.front_lines),
    ("removed", changed.removed),
    ("findings", changed.findings),
)


def write_changes(corpus: Corpus) -> Iterator[nodes.Sheet]:
    """Yield the page of changes of every report, or several where very much was changed."""
    for document in corpus.documents:
        yield from _sheets(document)


def _sheets(document: Document) -> Iterator[nodes.Sheet]:
    path = partial(paths.changes, document.id)
    title = facts.title(document)
    back = words(say("changes.back", title=title))
    sections = [(name, list(entries(document))) for name, entries in SECTIONS]
    present = [(name, entries) for name, entries in sections if entries]
    head = [
        heading(1, (say("changes.title"),)),
        paragraph((page_link(back, paths.report(document.id)),)),
        *_summary(document, present, path(1)),
    ]
    blocks = [*head, *(block for name, entries in present for block in _section(name, entries))]
    if (beyond := len(for_readers(document.findings)) - changed.MOST_FINDINGS) > 0:
        blocks.append(paragraph(words(say("changes.beyond", n=beyond))))
    fields = {
        "title": f"{say('changes.title')}: {title}",
        "description": say("changes.description", title=title),
        "report": document.id,
    }
    yield from part_sheets(path, (say("changes.title"),), fields, in_parts(blocks), len(head))


def _summary(document: Document, present: list[tuple[str, list[Entry]]], page: str) -> Iterator[nodes.Block]:
    """What the page holds, and whether every letter was kept."""
    altered = [(name, len(_changes(name, document, entries))) for name, entries in present]
    yield paragraph((say("changes.summary" if altered else "changes.none"),), "lead")
    if altered:
        yield items((page_link(words(count(name, n)), page, name),) for name, n in altered)
    lost = any(finding.id.startswith("E") for finding in document.findings)
    yield paragraph((say("changes.lost" if lost else "changes.kept"),))
    source = document.source
    name = left_to_right(source.file, classes="long")
    digest = left_to_right(source.sha256, classes="long digest")
    told = filled(changed.message("changes.received"), file=(name,), digest=(digest,))
    yield paragraph(told, "facts")


def _changes(name: str, document: Document, entries: list[Entry]) -> list[object]:
    """What is counted: lines that are shown together, by field or by reason, and every finding."""
    if name == "findings":
        return list(for_readers(document.findings))
    if name in ("removed", "front"):
        blocks = document.furniture if name == "removed" else document.front
        return [line for block in blocks for line in block.lines]
    return list(entries)


def _section(name: str, entries: list[Entry]) -> Iterator[nodes.Block]:
    """A section under its heading: definitions or lines, a few at a time, for a page may end between."""
    yield heading(2, (say(f"changes.{name}"),), name)
    yield paragraph((say(f"changes.{name}_intro"),))
    for some in together(entries):
        defined = tuple(entry for entry in some if isinstance(entry, nodes.Definition))
        if defined:
            yield nodes.Definitions(entries=defined, classes=f"changes {name}")
        else:
            lines = (entry for entry in some if not isinstance(entry, nodes.Definition))
            yield items(lines, f"changes {name}")
