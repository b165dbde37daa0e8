"""Printed numbers and labels: missing, repeated, with nothing under them, footnotes without markers."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from build_tools.arabic.text import folded_words
from build_tools.arabic.wording import recommendation_label
from build_tools.checks.unexplained import find_unexplained, words_around
from build_tools.model import Document, Finding, Footnote, Gap, Passage, Recommendation
from build_tools.model.tree import note_references, passages
from build_tools.recognition.notes.markers import possible_markers
from build_tools.recognition.outline.labels import REPEATED
from build_tools.transforms.anchors import numbered_as
from build_tools.transforms.sequences import unplaced_numbers

LABEL = 60  # characters that the number of an article and its addition stand in
ADDED = re.compile(REPEATED)


def check_gaps(document: Document) -> Iterator[Finding]:
    """C03: numbers are missing."""
    last_line = 1
    for block in (*document.blocks, *document.footnotes):
        last_line = block.lines[-1] if block.lines else last_line
        if isinstance(block, Gap):
            values = {"what": block.what, "first": block.first, "last": block.last}
            yield Finding(id="C03", file=document.source.file, line=last_line, values=values)


def check_unplaced_numbers(document: Document) -> Iterator[Finding]:
    """C27: a number is printed in the text, and no passage was recognised by it."""
    for what, numbers in unplaced_numbers(document).items():
        for number, line in numbers.items():
            values = {"what": what, "number": number}
            yield Finding(id="C27", file=document.source.file, line=line, values=values)


def check_repeated_numbers(document: Document) -> Iterator[Finding]:
    """C08: a number is printed again in the place of another; lists that follow one another repeat none.

    A label that comes again before any text of its own, below the heading of its chapter, is the same one;
    an article «17 مكرر» is another than 17.
    """
    printed: dict[str, list[tuple[int, Passage]]] = defaultdict(list)
    for passage, told in _with_text_before(document):
        if (numbered := numbered_as(passage)) and not _is_added(passage):
            what, number = numbered
            last = printed[what][-1][0] if printed[what] else None
            if told or number != last:
                printed[what].append((number, passage))
    for what, found in printed.items():
        numbers = [number for number, _ in found]
        for place in _repetitions(numbers, by_label=what == "recommendation"):
            number, passage = found[place]
            values = {"what": what, "number": number}
            yield Finding(id="C08", file=document.source.file, line=passage.lines[0], values=values)


def _is_added(passage: Passage) -> bool:
    label = getattr(passage.block, "label", None) or ""
    return ADDED.search(folded_words(f"{label} {passage.plain[:LABEL]}")) is not None


def _with_text_before(document: Document) -> Iterator[tuple[Passage, bool]]:
    """Yield the passages, each with whether any but headings stand between it and the last number."""
    told = False
    for passage in passages(document):
        yield passage, told
        told = passage.kind != "heading" or (told and numbered_as(passage) is None)


def _repetitions(numbers: Sequence[int], *, by_label: bool) -> Iterator[int]:
    """Yield the places of numbers that stand there a second time though another was due.

    Such a number is that before it, as the second 3 of 2, 3, 3, 4; or those around it leave room for one
    other, as the second 2 of 2, 3, 2, 5. A numbering begins with 1, so that a second 1 is another list's
    unless a label tells it: nobody begins recommendations anew after the first.

    >>> list(_repetitions([2, 3, 3, 4], by_label=False)), list(_repetitions([2, 3, 2, 5], by_label=False))
    ([2], [2])
    >>> list(_repetitions([1, 2, 3, 1, 2], by_label=False)), list(_repetitions([1, 1], by_label=True))
    ([], [1])
    """
    seen: set[int] = set()
    edged = (None, None, *numbers, None)
    for place, (first, before, number, after) in enumerate(
        zip(edged, edged[1:], numbers, edged[3:], strict=False)
    ):
        if number in seen:
            due = first == number - 1 > 0 or (by_label and number == 1)
            doubled = before == number and due and after in (None, number + 1)
            astray = before is not None and number != before and after == before + 2 != number + 1
            if doubled or astray:
                yield place
        seen.add(number)


def check_markers(document: Document) -> Iterator[Finding]:
    """C06, C07: a footnote that no marker cites for certain, and a marker without its footnote."""
    notes = [note for note in document.footnotes if isinstance(note, Footnote)]
    explained = {note.number for note in notes}
    for passage, marker in note_references(document):
        if marker.number not in explained:
            yield _finding(document, "C07", passage.lines[0], marker.number)
    for passage, number, words in find_unexplained(document, explained):
        finding = _finding(document, "C07", passage.lines[0], number)
        yield replace(finding, values={**finding.values, "words": words})
    unmarked = [note for note in notes if note.marker is None and not _may_be_cited(document, notes, note)]
    doubtful = _doubtful(document, {note.number for note in unmarked})
    for note in unmarked:
        finding = _finding(document, "C06", note.lines[0], note.number)
        around = doubtful.get(note.number)
        yield finding if around is None else replace(finding, values={**finding.values, "words": around})


def _may_be_cited(document: Document, notes: Sequence[Footnote], note: Footnote) -> bool:
    """Tell whether the text cites a note by another sign than a number in brackets.

    So are notes at the foot of pages, «- 3 …», and all in a text that cites none of those in square brackets.
    """
    head = next(line.text for line in document.source.lines if line.number == note.lines[0]).strip()[:2]
    if "[" in head:
        return all(other.marker is None for other in notes)
    return head[:1] == "-" or head[:1].isdecimal()


def _doubtful(document: Document, numbers: Collection[int]) -> Mapping[int, str]:
    """For each of the numbers, the words around the first «(5)» in the text that may be its marker."""
    found: dict[int, str] = {}
    for passage in passages(document) if numbers else ():
        for text in passage.texts if passage.kind != "footnote" else ():
            for marker in possible_markers(0, text.plain):
                if marker.number in numbers:
                    found.setdefault(marker.number, words_around(text.plain, marker.start))
    return found


def check_bodies(document: Document) -> Iterator[Finding]:
    """C19: a recommendation has a label and nothing else."""
    for block in document.blocks:
        if isinstance(block, Recommendation) and not block.body:
            values = {"label": recommendation_label(block)}
            yield Finding(id="C19", file=document.source.file, line=block.lines[0], values=values)


def _finding(document: Document, id: str, line: int, number: int) -> Finding:
    return Finding(id=id, file=document.source.file, line=line, values={"number": number})
