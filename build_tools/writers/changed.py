"""The kinds of change between a received file and its published text, each as entries of a list of HTML.

A text may have been changed in every line, and Markdown takes milliseconds for an entry.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from weakref import WeakKeyDictionary

from build_tools.findings import for_readers, reader_advice, reader_message, severity
from build_tools.model import (
    Document,
    Footnote,
    FrontLine,
    Furniture,
    Gap,
    Join,
    Line,
    Origin,
    Passage,
    Repair,
)
from build_tools.tree import passages
from build_tools.wording import is_said, say, show_gap, show_lines
from build_tools.writers import paths
from build_tools.writers.dense import page_link, words_as_html
from build_tools.writers.difference import as_received, marked_difference
from build_tools.writers.prose import GOES_ON
from build_tools.writers.uses import passage_name

SEAM_WORDS = 12
NEAR = 1000  # characters: more than so many words have
MOST_FINDINGS = 1000  # the report's data hold them all
LINES = 100  # of one kind in an entry; more stand in others
# Kept as long as its document lives, and no longer.
_NUMBERED: WeakKeyDictionary[Document, Mapping[int, Line]] = WeakKeyDictionary()


def front_lines(document: Document) -> Iterator[str]:
    """Yield the lines that became metadata, under the field they share."""
    for field, group in groupby(document.front, key=lambda front: front.field):
        yield from _entries(say(f"fields.{field}"), document, group)


def joins(document: Document) -> Iterator[str]:
    """Yield the sentences that were joined: the seam as published, the lines as received."""
    by_line = {line: passage for passage in passages(document) for line in passage.lines}
    for join in document.joins:
        meanings = _received(document, join.lines)
        passage = by_line.get(join.lines[0])
        if passage is not None:
            link = _link(document, words_as_html(passage_name(passage)), passage.anchor)
            seam = words_as_html(_seam(passage, join, document))
            meanings = [f"{say('changes.as_published')} ({link}): {seam}", *meanings]
        yield _entry(f"{words_as_html(show_lines(join.lines))} · {say(f'joins.{join.reason}')}", *meanings)


def rule_repairs(document: Document) -> Iterator[str]:
    """Yield what was repaired by a rule."""
    yield from (_repair(repair) for repair in document.repairs if repair.origin is not Origin.EDITOR)


def corrections(document: Document) -> Iterator[str]:
    """Yield what an editor corrected."""
    yield from (_repair(repair) for repair in document.repairs if repair.origin is Origin.EDITOR)


def removed(document: Document) -> Iterator[str]:
    """Yield the lines taken out of the text, under the reason they share."""
    for reason, group in groupby(document.furniture, key=lambda furniture: furniture.reason):
        yield from _entries(words_as_html(reason), document, group)


def gaps(document: Document) -> Iterator[str]:
    """Yield what the source lost, each with a link to its notice."""
    for block in (*document.blocks, *document.footnotes):
        if isinstance(block, Gap):
            notice = words_as_html(show_gap(block.what, block.first, block.last))
            yield f"<li>{_link(document, notice, block.anchor)}</li>"


def moved_notes(document: Document) -> Iterator[str]:
    """Yield the footnotes that stood among the paragraphs."""
    last = max(
        (line for passage in passages(document) if passage.kind != "footnote" for line in passage.lines),
        default=0,
    )
    for note in document.footnotes:
        if isinstance(note, Footnote) and note.body and min(_note_lines(note)) < last:
            link = _link(document, say("notes.marker", number=note.number), note.anchor)
            yield f"<li>{link}: {words_as_html(show_lines(_note_lines(note)))}</li>"


def findings(document: Document) -> Iterator[str]:
    """Yield what a reader should know about the source, as much as is ever read."""
    for finding in for_readers(document.findings)[:MOST_FINDINGS]:
        grade = severity(finding)
        term = f"{say(f'severities.{grade}')} · {_line(finding.line)}"
        yield _entry(
            f'<span class="severity {grade}">{term}</span>',
            words_as_html(reader_message(finding)),
            words_as_html(reader_advice(finding)),
        )


def repair_reason(repair: Repair) -> str:
    """Return in Arabic why a line was changed: the rule's message, or the editor's sentence."""
    return say(f"repairs.{repair.reason}") if is_said(f"repairs.{repair.reason}") else repair.reason


def _repair(repair: Repair) -> str:
    received, published = marked_difference(repair.received, repair.published)
    return _entry(
        f"{_line(repair.line)} · {words_as_html(repair_reason(repair))}",
        f"{say('changes.as_received')}: {received}",
        f"{say('changes.as_published')}: {published}",
    )


def _entries(term: str, document: Document, blocks: Iterable[FrontLine | Furniture]) -> Iterator[str]:
    """The lines of some blocks under their common term, which is told again where they are very many."""
    lines = iter([text for block in blocks for text in _received(document, block.lines)])
    while some := tuple(islice(lines, LINES)):
        yield _entry(term, *some)


def _entry(term: str, *meanings: str) -> str:
    return f"<dt><strong>{term}</strong></dt>{''.join(f'<dd>{meaning}</dd>' for meaning in meanings)}"


def _received(document: Document, lines: Sequence[int]) -> list[str]:
    """Each line under its number, as received."""
    known = _lines(document)
    texts = {line: known[line].received if line in known else "" for line in lines}
    return [f"{_line(line)}: {as_received(text)}" for line, text in texts.items()]


def _line(number: int) -> str:
    return words_as_html(say("changes.line", line=number))


def _lines(document: Document) -> Mapping[int, Line]:
    """The lines of a source by their numbers."""
    if (found := _NUMBERED.get(document)) is None:
        found = _NUMBERED[document] = {line.number: line for line in document.source.lines}
    return found


def _seam(passage: Passage, join: Join, document: Document) -> str:
    """The published words where the second line begins; the whole passage where they are not found."""
    plain = passage.plain
    opening = " ".join(_lines(document)[join.lines[-1]].text.split()[:4])
    place = plain.find(opening)
    if place < 1:
        return plain
    before, after = plain[max(0, place - NEAR) : place].split(), plain[place : place + NEAR].split()
    start = "… " if len(before) > SEAM_WORDS else ""
    end = GOES_ON if len(after) > SEAM_WORDS else ""
    return start + " ".join((*before[-SEAM_WORDS:], *after[:SEAM_WORDS])) + end


def _note_lines(note: Footnote) -> tuple[int, ...]:
    own = {line for part in note.body for line in part.lines}
    return tuple(sorted(own | set(note.lines)))


def _link(document: Document, label: str, anchor: str) -> str:
    return page_link(label, paths.report(document.id), anchor)
