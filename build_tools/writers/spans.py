"""Texts with the places in them as Markdown: links, emphasis, footnote markers, left-to-right runs."""

from bisect import bisect_left, bisect_right
from collections import deque
from dataclasses import dataclass, replace
from itertools import pairwise

from build_tools.model import (
    Emphasis,
    NoteReference,
    Text,
)
from build_tools.writers.dense import dense, is_dense
from build_tools.writers.prose import words
from build_tools.writers.references import Place, linked_spans, note_marker, span_link
from build_tools.writers.runs import is_mostly_latin


def inline(text: Text, place: Place, *, opens: bool = True) -> str:
    """Return `text` as Markdown for `place`.

    `opens` tells whether it stands at the very start of its block.
    """
    if is_dense(text):
        return dense(text, place)
    if not text.spans:
        return words(text.plain, opens=opens, ltr=is_mostly_latin(text.plain)).strip()
    marks = _marks(text)
    pieces: list[str] = []
    position = 0
    for span in linked_spans(text, place):
        pieces.append(_stretch(marks, position, span.start, place, opens and not position))
        label = _stretch(replace(marks, notes=()), span.start, span.end, place, False)
        pieces.append(span_link(span, label, place))
        pieces += [note_marker(note, place) for note in marks.notes_in(span.start + 1, span.end - 1)]
        position = span.end
    pieces.append(_stretch(marks, position, len(text.plain), place, opens and not position))
    return "".join(pieces).strip()


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


def _stretch(marks: _Marks, start: int, end: int, place: Place, opens: bool) -> str:
    """The text from `start` to `end`, cut where emphasis or a footnote marker stands."""
    strong, notes = marks.strong_in(start, end), deque(marks.notes_in(start, end))
    cuts = {start, end, *(note.start for note in notes)}
    cuts |= {edge for stretch in strong for edge in stretch if start < edge < end}
    openings = {opening for opening, _ in strong}
    closings = {closing for _, closing in strong}
    is_strong = any(opening < start for opening in openings)
    pieces: list[str] = []
    for left, right in pairwise([*sorted(cuts), None]):
        is_strong = (is_strong and left not in closings) or left in openings
        while notes and notes[0].start == left:
            pieces.append(note_marker(notes.popleft(), place))
        if right is not None:
            content = words(
                marks.plain[left:right],
                opens=opens and left == start,
                closes=right == len(marks.plain),
                ltr=marks.ltr,
            )
            pieces.append(_strong(content) if is_strong else content)
    return "".join(pieces)


def _marks(text: Text) -> _Marks:
    notes = [span for span in text.spans if isinstance(span, NoteReference)]
    return _Marks(
        plain=text.plain,
        notes=tuple(sorted(notes, key=lambda note: note.start)),
        strong=tuple(_emphasised(text)),
        ltr=is_mostly_latin(text.plain),
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


def _strong(content: str) -> str:
    inner = content.strip()
    if not inner:
        return content
    lead = content[: len(content) - len(content.lstrip())]
    return f"{lead}**{inner}**{content[len(lead) + len(inner) :]}"
