"""Texts with the places in them: links, emphasis, footnote markers, left-to-right runs."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from build_tools.model import (
    Emphasis,
    NoteReference,
    Text,
    nodes,
)
from build_tools.writers.prose import strong, words
from build_tools.writers.references import Place, linked_spans, note_marker, span_link
from build_tools.writers.runs import is_mostly_latin


def inline(text: Text, place: Place) -> nodes.Content:
    """Return `text` as `place` shows it."""
    ltr = is_mostly_latin(text.plain)
    if not text.spans:
        return words(text.plain.strip(), ltr=ltr)
    marks = _marks(text, ltr)
    parts: list[nodes.Inline] = []
    position = 0
    for span in linked_spans(text, place):
        parts += _stretch(marks, position, span.start, place)
        label = tuple(_stretch(replace(marks, notes=()), span.start, span.end, place))
        parts += span_link(span, label, place)
        parts += [note_marker(note, place) for note in marks.notes_in(span.start + 1, span.end - 1)]
        position = span.end
    parts += _stretch(marks, position, len(text.plain), place)
    return tuple(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """A text with the notes and the emphasised stretches in it, in order; `ltr` if most of it is Latin."""

    plain: str
    notes: tuple[NoteReference, ...]
    strong: tuple[tuple[int, int], ...]
    ltr: bool

    def notes_in(self, start: int, end: int) -> tuple[NoteReference, ...]:
        """The markers from `start` to `end`, both included."""
        first = bisect_left(self.notes, start, key=lambda note: note.start)
        return self.notes[first : bisect_right(self.notes, end, key=lambda note: note.start)]

    def strong_in(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The emphasised stretches that reach into the text from `start` to `end`."""
        first = bisect_right(self.strong, start, key=lambda stretch: stretch[1])
        return self.strong[first : bisect_left(self.strong, end, key=lambda stretch: stretch[0])]


def _stretch(marks: _Marks, start: int, end: int, place: Place) -> Iterator[nodes.Inline]:
    """The text from `start` to `end`, cut where emphasis or a footnote marker stands."""
    stretches, notes = marks.strong_in(start, end), deque(marks.notes_in(start, end))
    cuts = {start, end, *(note.start for note in notes)}
    cuts |= {edge for stretch in stretches for edge in stretch if start < edge < end}
    openings = {opening for opening, _ in stretches}
    closings = {closing for _, closing in stretches}
    is_strong = any(opening < start for opening in openings)
    for left, right in pairwise([*sorted(cuts), None]):
        is_strong = (is_strong and left not in closings) or left in openings
        while notes and notes[0].start == left:
            yield note_marker(notes.popleft(), place)
        if right is not None:
            plain = marks.plain[left:right]
            yield from _strong(plain, marks.ltr) if is_strong else words(plain, ltr=marks.ltr)


def _marks(text: Text, ltr: bool) -> _Marks:
    notes = [span for span in text.spans if isinstance(span, NoteReference)]
    return _Marks(
        plain=text.plain,
        notes=tuple(sorted(notes, key=lambda note: note.start)),
        strong=tuple(_emphasised(text)),
        ltr=ltr,
    )


def _emphasised(text: Text) -> list[tuple[int, int]]:
    """The emphasised stretches, those that touch as one."""
    stretches: list[tuple[int, int]] = []
    for span in sorted(text.spans, key=lambda span: span.start):
        if not isinstance(span, Emphasis) or span.end == span.start:
            continue
        if stretches and span.start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], span.end))
        else:
            stretches.append((span.start, span.end))
    return stretches


def _strong(plain: str, ltr: bool) -> nodes.Content:
    """Words that are emphasised; the spaces around them are not."""
    inner = plain.strip()
    if not inner:
        return (plain,)
    lead = plain[: len(plain) - len(plain.lstrip())]
    parts = (lead, strong(words(inner, ltr=ltr)), plain[len(lead) + len(inner) :])
    return tuple(part for part in parts if part)
