"""What was changed in the texts: the list of their pages of changes, and the files that are not published."""

from collections.abc import Iterator

from build_tools.arabic.wording import count, say
from build_tools.checks.wording import for_readers
from build_tools.model import Corpus, Document, Gap, Origin, Page, Refusal, nodes
from build_tools.spelling import paths
from build_tools.writers import facts
from build_tools.writers.indexes.lists import NO_CONTENTS, TOGETHER
from build_tools.writers.json_text import json_text
from build_tools.writers.parts import index_sheets
from build_tools.writers.text.prose import (
    english,
    heading,
    items,
    left_to_right,
    page_link,
    paragraph,
    span,
    strong,
    words,
)
from build_tools.writers.uses import newest_first


def write_overview(corpus: Corpus) -> Iterator[nodes.Sheet | Page]:
    """Yield the list of the pages of changes, with what is not published, and the latter as data."""
    refusals = sorted(corpus.refusals, key=lambda refused: (refused.file, refused.line or 0, refused.found))
    yield from _page(newest_first(corpus.documents), refusals)
    yield Page(path=paths.REFUSED, text=json_text([_record(refused) for refused in refusals]))


def _page(documents: list[Document], refusals: list[Refusal]) -> Iterator[nodes.Sheet]:
    title = say("overview.title")
    blocks: list[nodes.Block] = [heading(1, (title,)), paragraph((say("overview.intro"),), "lead")]
    for at in range(0, len(documents), TOGETHER):
        blocks.append(items(map(_report, documents[at : at + TOGETHER])))
    if refusals:
        blocks.append(heading(2, (say("overview.refused"),), "refused"))
        blocks.append(paragraph((say("overview.refused_intro"),)))
        entries = nodes.Definitions(entries=tuple(map(_refused, refusals)))
        blocks.append(nodes.Box(kind="div", blocks=(entries,), classes="changes refused"))
    fields = {"title": title, "description": say("overview.intro"), **NO_CONTENTS}
    yield from index_sheets(paths.OVERVIEW, (title,), fields, blocks, 2)


def _report(document: Document) -> nodes.Content:
    link = page_link(words(facts.title(document)), paths.changes(document.id))
    told = "، ".join(count(noun, n) for noun, n in _numbers(document) if n) or say("overview.unchanged")
    return (link, " ", span(words(told), "facts"))


def _numbers(document: Document) -> Iterator[tuple[str, int]]:
    """How often each kind of change was made, in the order of the page that tells them."""
    corrected = sum(repair.origin is Origin.EDITOR for repair in document.repairs)
    yield "joins", len(document.joins)
    yield "corrections", corrected
    yield "repairs", len(document.repairs) - corrected
    yield "gaps", sum(isinstance(block, Gap) for block in (*document.blocks, *document.footnotes))
    yield "removed", sum(len(furniture.lines) for furniture in document.furniture)
    yield "findings", len(for_readers(document.findings))


def _refused(refused: Refusal) -> nodes.Definition:
    """The file and the line, and below them in the editor's words what is wrong with it."""
    file = strong((left_to_right(refused.file, classes="long"),))
    line = words(f" · {say('changes.line', line=refused.line)}") if refused.line else ()
    told = f"found {refused.found}; expected {refused.expected}. {refused.advice}"
    return nodes.Definition(term=(file, *line), meanings=((english(told),),))


def _record(refused: Refusal) -> dict[str, object]:
    return {
        "file": refused.file,
        "line": refused.line,
        "found": refused.found,
        "expected": refused.expected,
        "advice": refused.advice,
    }
