"""Footnotes stand apart from the text, under their printed numbers."""

from collections.abc import Mapping
from dataclasses import replace

from build_tools.model import Document, Footnote, Gap, NoteReference
from build_tools.tree import passages


def collect_notes(document: Document) -> Document:
    """Footnotes stand after the text, in the order of their numbers; what follows a note is in its body."""
    notes = [block for block in document.blocks if isinstance(block, Footnote)]
    text = tuple(block for block in document.blocks if not isinstance(block, Footnote))
    ordered = sorted(notes, key=lambda note: note.number)
    return replace(document, blocks=text, footnotes=tuple(ordered))


def find_markers(document: Document) -> Document:
    """Every footnote knows the passage that holds its marker."""
    markers: dict[int, str] = {}
    for passage in passages(document):
        for text in passage.texts:
            for span in text.spans:
                if isinstance(span, NoteReference):
                    markers.setdefault(span.number, passage.anchor)
    return replace(document, footnotes=tuple(_marked(note, markers) for note in document.footnotes))


def _marked(note: Footnote | Gap, markers: Mapping[int, str]) -> Footnote | Gap:
    return replace(note, marker=markers.get(note.number)) if isinstance(note, Footnote) else note
