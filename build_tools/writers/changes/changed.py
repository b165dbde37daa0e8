"""The kinds of change between a received file and its published text, each as entries of a list."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from weakref import WeakKeyDictionary

from build_tools.arabic.wording import count, is_said, say, show_gap, show_lines
from build_tools.checks.wording import for_readers, reader_advice, reader_message, severity
from build_tools.ground.tables import table
from build_tools.model import (
    DAMAGED_LETTERS,
    DAMAGED_NUMBERS,
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
    nodes,
)
from build_tools.model.tree import passages
from build_tools.spelling import paths
from build_tools.writers.changes.difference import as_received, marked_difference
from build_tools.writers.text.prose import GOES_ON, page_link, span, strong, words
from build_tools.writers.uses import passage_name

SEAM_WORDS = 12
NEAR = 1000  # characters: more than so many words have
MOST_FINDINGS = 1000  # the report's data hold them all
LINES = 100  # of one kind in an entry; more stand in others
# Kept as long as its document lives, and no longer.
_NUMBERED: WeakKeyDictionary[Document, Mapping[int, Line]] = WeakKeyDictionary()

OF_WORDS = (DAMAGED_LETTERS, DAMAGED_NUMBERS)  # reasons of repairs that are told word by word


def front_lines(document: Document) -> Iterator[nodes.Definition]:
    """Yield the lines that became metadata, under the field they share."""
    for field, group in groupby(document.front, key=lambda front: front.field):
        yield from _entries((say(f"fields.{field}"),), document, group)


def joins(document: Document) -> Iterator[nodes.Definition]:
    """Yield the sentences that were joined: the seam as published, the lines as received."""
    by_line = {line: passage for passage in passages(document) for line in passage.lines}
    for join in document.joins:
        meanings = _received(document, join.lines)
        passage = by_line.get(join.lines[0])
        if passage is not None:
            link = _link(document, words(passage_name(passage)), passage.anchor)
            seam = words(_seam(passage, join, document))
            meanings = [(f"{say('changes.as_published')} (", link, "): ", *seam), *meanings]
        yield _entry((*words(show_lines(join.lines)), f" · {say(f'joins.{join.reason}')}"), *meanings)


def rule_repairs(document: Document) -> Iterator[nodes.Definition]:
    """Yield what was repaired by a rule; the words of a damaged text together, each way of it once."""
    by_rule = [repair for repair in document.repairs if repair.origin is not Origin.EDITOR]
    for reason in OF_WORDS:
        yield from _repaired_words([repair for repair in by_rule if repair.reason == reason], reason)
    yield from (_repair(repair) for repair in by_rule if repair.reason not in OF_WORDS)


def corrections(document: Document) -> Iterator[nodes.Definition]:
    """Yield what an editor corrected."""
    yield from (_repair(repair) for repair in document.repairs if repair.origin is Origin.EDITOR)


def removed(document: Document) -> Iterator[nodes.Definition]:
    """Yield the lines taken out of the text, under the reason they share."""
    for reason, group in groupby(document.furniture, key=lambda furniture: furniture.reason):
        yield from _entries(words(reason), document, group)


def gaps(document: Document) -> Iterator[nodes.Content]:
    """Yield what the source lost, each with a link to its notice."""
    for block in (*document.blocks, *document.footnotes):
        if isinstance(block, Gap):
            notice = words(show_gap(block.what, block.first, block.last))
            yield (_link(document, notice, block.anchor),)


def moved_notes(document: Document) -> Iterator[nodes.Content]:
    """Yield the footnotes that stood among the paragraphs."""
    last = max(
        (line for passage in passages(document) if passage.kind != "footnote" for line in passage.lines),
        default=0,
    )
    for note in document.footnotes:
        if isinstance(note, Footnote) and note.body and min(_note_lines(note)) < last:
            link = _link(document, (say("notes.marker", number=note.number),), note.anchor)
            yield (link, ": ", *words(show_lines(_note_lines(note))))


def findings(document: Document) -> Iterator[nodes.Definition]:
    """Yield what a reader should know about the source, as much as is ever read."""
    for finding in for_readers(document.findings)[:MOST_FINDINGS]:
        grade = severity(finding)
        told = (f"{say(f'severities.{grade}')} · ", *_line(finding.line))
        meanings = (words(reader_message(finding)), words(reader_advice(finding)))
        yield _entry((span(told, f"severity {grade}"),), *meanings)


def message(key: str) -> str:
    """Return a message as it is written, for words and links in its places."""
    section, name = key.split(".")
    return str(table("arabic/messages")[section][name])


def repair_reason(repair: Repair) -> str:
    """Return in Arabic why a line was changed: the rule's message, or the editor's sentence."""
    return say(f"repairs.{repair.reason}") if is_said(f"repairs.{repair.reason}") else repair.reason


def _repair(repair: Repair) -> nodes.Definition:
    received, published = marked_difference(repair.received, repair.published)
    return _entry(
        (*_line(repair.line), " · ", *words(repair_reason(repair))),
        (f"{say('changes.as_received')}: ", *received),
        (f"{say('changes.as_published')}: ", *published),
    )


def _repaired_words(repairs: Iterable[Repair], reason: str) -> Iterator[nodes.Definition]:
    """The words as they were received and are published, each with how often, the most frequent first."""
    times = Counter((repair.received, repair.published) for repair in repairs)
    if times:
        told = (
            words(f"{received} ← {published} ({count('times', often)})")
            for (received, published), often in times.most_common()
        )
        yield _entry(words(say(f"repairs.{reason}")), *told)


def _entries(
    term: nodes.Content, document: Document, blocks: Iterable[FrontLine | Furniture]
) -> Iterator[nodes.Definition]:
    """The lines of some blocks under their common term, which is told again where they are very many."""
    lines = iter([text for block in blocks for text in _received(document, block.lines)])
    while some := tuple(islice(lines, LINES)):
        yield _entry(term, *some)


def _entry(term: nodes.Content, *meanings: nodes.Content) -> nodes.Definition:
    return nodes.Definition(term=(strong(term),), meanings=meanings)


def _received(document: Document, lines: Sequence[int]) -> list[nodes.Content]:
    """Each line under its number, as received."""
    known = _lines(document)
    texts = {line: known[line].received if line in known else "" for line in lines}
    return [(*_line(line), ": ", *as_received(text)) for line, text in texts.items()]


def _line(number: int) -> nodes.Content:
    return words(say("changes.line", line=number))


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


def _link(document: Document, label: nodes.Content, anchor: str) -> nodes.Link:
    return page_link(label, paths.report(document.id), anchor)
