"""What was changed in the texts: the list of their pages of changes, and the files that are not published."""

from collections.abc import Iterator

from build_tools.findings import for_readers
from build_tools.model import Corpus, Document, Gap, Origin, Page, Refusal
from build_tools.wording import count, say
from build_tools.writers import facts, layout, markdown, paths
from build_tools.writers.json_text import json_text
from build_tools.writers.lists import NO_CONTENTS
from build_tools.writers.prose import words
from build_tools.writers.uses import newest_first


def write_overview(corpus: Corpus) -> Iterator[Page]:
    """Yield the list of the pages of changes, with what is not published, and the latter as data."""
    refusals = sorted(corpus.refusals, key=lambda refused: (refused.file, refused.line or 0, refused.found))
    yield _page(newest_first(corpus.documents), refusals)
    yield Page(path=paths.REFUSED, text=json_text([_record(refused) for refused in refusals]))


def _page(documents: list[Document], refusals: list[Refusal]) -> Page:
    title = say("overview.title")
    blocks = [f"# {title}", layout.paragraph(say("overview.intro"), classes="lead")]
    if documents:
        blocks.append("\n".join(layout.item([_report(document)]) for document in documents))
    if refusals:
        blocks.append(layout.heading(2, say("overview.refused"), "refused"))
        blocks.append(say("overview.refused_intro"))
        entries = "\n\n".join(map(_refused, refusals))
        blocks.append(layout.container("div", [entries], class_="changes refused"))
    fields = {"title": title, "description": say("overview.intro"), **NO_CONTENTS}
    return Page(path=paths.OVERVIEW, text=layout.page(fields, blocks))


def _report(document: Document) -> str:
    title = words(facts.title(document), opens=False)
    link = markdown.link(title, paths.relative(paths.OVERVIEW, paths.changes(document.id)))
    told = "، ".join(count(noun, n) for noun, n in _numbers(document) if n) or say("overview.unchanged")
    return f"{link} {markdown.tag('span', words(told, opens=False), class_='facts')}"


def _numbers(document: Document) -> Iterator[tuple[str, int]]:
    """How often each kind of change was made, in the order of the page that tells them."""
    corrected = sum(repair.origin is Origin.EDITOR for repair in document.repairs)
    yield "joins", len(document.joins)
    yield "corrections", corrected
    yield "repairs", len(document.repairs) - corrected
    yield "gaps", sum(isinstance(block, Gap) for block in (*document.blocks, *document.footnotes))
    yield "removed", sum(len(furniture.lines) for furniture in document.furniture)
    yield "findings", len(for_readers(document.findings))


def _refused(refused: Refusal) -> str:
    """The file and the line, and below them in the editor's words what is wrong with it."""
    file = markdown.tag("bdi", markdown.escape(refused.file, opens=False), dir="ltr", class_="long")
    line = f" · {words(say('changes.line', line=refused.line))}" if refused.line else ""
    told = f"found {refused.found}; expected {refused.expected}. {refused.advice}"
    return layout.definition(
        f"**{file}**{line}",
        markdown.tag("span", markdown.escape(told, opens=False), lang="en", dir="ltr"),
    )


def _record(refused: Refusal) -> dict[str, object]:
    return {
        "file": refused.file,
        "line": refused.line,
        "found": refused.found,
        "expected": refused.expected,
        "advice": refused.advice,
    }
