"""Footnotes stand apart from the text, under their printed numbers."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from build_tools.model import Document, Footnote, Gap, NoteReference, Span, Text
from build_tools.model.tree import map_texts, note_references

Pairing = Mapping[int, Iterator[int]]


def collect_notes(document: Document) -> Document:
    """Footnotes stand after the text; what follows a note is in its body.

    They are in the order of their numbers; where numbers begin anew, in the order of the source.
    """
    notes = [block for block in document.blocks if isinstance(block, Footnote)]
    text = tuple(block for block in document.blocks if not isinstance(block, Footnote))
    if len({note.number for note in notes}) == len(notes):
        notes.sort(key=lambda note: note.number)
    return replace(document, blocks=text, footnotes=tuple(notes))


def find_markers(document: Document) -> Document:
    """Every marker knows which note of its number it means, every footnote the passage of its marker."""
    pairing = {number: iter(turns) for number, turns in _turns(document).items()}
    if pairing:
        document = map_texts(document, lambda text, _: _paired(text, pairing))
    markers: dict[tuple[int, int], str] = {}
    for passage, marker in note_references(document):
        markers.setdefault((marker.number, marker.turn), passage.anchor)
    return replace(document, footnotes=tuple(_marked(document, markers))) if markers else document


def _turns(document: Document) -> dict[int, list[int]]:
    """For each number that several notes have, the one that each of its markers means, in reading order.

    As many markers as notes go together in their order; else a marker means the next note below it.
    """
    below: dict[int, list[int]] = defaultdict(list)
    for note in document.footnotes:
        if isinstance(note, Footnote):
            below[note.number].append(note.lines[0])
    places: dict[int, list[int]] = defaultdict(list)
    for passage, marker in note_references(document):
        places[marker.number].append(passage.lines[0])
    return {
        number: list(range(len(notes)))
        if len(notes) == len(places[number])
        else [min(bisect_right(notes, line), len(notes) - 1) for line in places[number]]
        for number, notes in below.items()
        if len(notes) > 1 and number in places
    }


def _paired(text: Text, pairing: Pairing) -> Text:
    return (
        replace(text, spans=tuple(_with_turn(span, pairing) for span in text.spans)) if text.spans else text
    )


def _with_turn(span: Span, pairing: Pairing) -> Span:
    if isinstance(span, NoteReference) and span.number in pairing:
        return replace(span, turn=next(pairing[span.number]))
    return span


def _marked(document: Document, markers: Mapping[tuple[int, int], str]) -> Iterator[Footnote | Gap]:
    turns: Counter[int] = Counter()
    for note in document.footnotes:
        if isinstance(note, Footnote):
            marker = markers.get((note.number, turns[note.number]))
            yield note if marker is None else replace(note, marker=marker)
            turns[note.number] += 1
        else:
            yield note
