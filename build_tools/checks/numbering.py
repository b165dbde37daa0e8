"""Printed numbers and labels: missing, repeated, with nothing under them, footnotes without markers."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from build_tools.checks.unexplained import find_unexplained, words_around
from build_tools.model import Document, Finding, Footnote, Gap, Recommendation
from build_tools.recognition.markers import possible_markers
from build_tools.transforms.anchors import numbered_as
from build_tools.transforms.sequences import unplaced_numbers
from build_tools.tree import note_references, passages
from build_tools.wording import recommendation_label


def check_gaps(document: Document) -> Iterator[Finding]:
    """C03: numbers are missing."""
    last_line = 1
    for block in (*document.blocks, *document.footnotes):
        last_line = block.lines[-1] if block.lines else last_line
        if isinstance(block, Gap):
            values = {"what": block.what, "first": block.first, "last": block.last}
            yield Finding(id="C03", file=document.source.file, line=last_line, values=values)


def check_unplaced_numbers(document: Document) -> Iterator[Finding]:
    """C25: a number is printed in the text, and no passage was recognised by it."""
    for what, numbers in unplaced_numbers(document).items():
        for number, line in numbers.items():
            values = {"what": what, "number": number}
            yield Finding(id="C25", file=document.source.file, line=line, values=values)


def check_repeated_numbers(document: Document) -> Iterator[Finding]:
    """C08: a number is printed a second time; only the first keeps the numbered anchor."""
    seen: Counter[tuple[str, int]] = Counter()
    for passage in passages(document):
        if numbered := numbered_as(passage):
            seen[numbered] += 1
            if seen[numbered] == 2:
                values = dict(zip(("what", "number"), numbered, strict=True))
                yield Finding(id="C08", file=document.source.file, line=passage.lines[0], values=values)


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
    unmarked = [note for note in notes if note.marker is None]
    doubtful = _doubtful(document, {note.number for note in unmarked})
    for note in unmarked:
        finding = _finding(document, "C06", note.lines[0], note.number)
        around = doubtful.get(note.number)
        yield finding if around is None else replace(finding, values={**finding.values, "words": around})


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
