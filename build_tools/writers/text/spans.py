"""Texts with the places in them: links, emphasis, footnote markers, left-to-right runs."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from build_tools.model import Emphasis, NoteReference, Span, Struck, Text, Verbatim, nodes
from build_tools.writers.text.prose import words
from build_tools.writers.text.references import Place, linked_spans, note_marker, span_link
from build_tools.writers.text.runs import is_mostly_latin

KINDS: dict[type[Span], nodes.Kind] = {
    Emphasis: "strong",
    Struck: "s",
    Verbatim: "code",
}  # the outermost first
Stretches = tuple[tuple[int, int], ...]


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
    """A text with the notes and the stretches that are set apart, in order; `ltr` if most of it is Latin."""

    plain: str
    notes: tuple[NoteReference, ...]
    apart: tuple[tuple[type[Span], Stretches], ...]
    ltr: bool

    def notes_in(self, start: int, end: int) -> tuple[NoteReference, ...]:
        """The markers from `start` to `end`, both included."""
        first = bisect_left(self.notes, start, key=lambda note: note.start)
        return self.notes[first : bisect_right(self.notes, end, key=lambda note: note.start)]

    def apart_in(self, start: int, end: int) -> list[tuple[type[Span], Stretches]]:
        """The stretches that reach into the text from `start` to `end`, by their kind."""
        return [(kind, _reaching(stretches, start, end)) for kind, stretches in self.apart]


def _stretch(marks: _Marks, start: int, end: int, place: Place) -> Iterator[nodes.Inline]:
    """The text from `start` to `end`, cut where a footnote marker or what is set apart stands."""
    apart, notes = marks.apart_in(start, end), deque(marks.notes_in(start, end))
    cuts = {start, end, *(note.start for note in notes)}
    cuts |= {edge for _, found in apart for stretch in found for edge in stretch if start < edge < end}
    covers = [(kind, _covering(found)) for kind, found in apart if found]
    for left, right in pairwise([*sorted(cuts), None]):
        while notes and notes[0].start == left:
            yield note_marker(notes.popleft(), place)
        if right is not None and left is not None:
            kinds = [kind for kind, covers_at in covers if covers_at(left)]
            yield from _set_apart(marks.plain[left:right], kinds, marks.ltr)


def _marks(text: Text, ltr: bool) -> _Marks:
    notes = [span for span in text.spans if isinstance(span, NoteReference)]
    return _Marks(
        plain=text.plain,
        notes=tuple(sorted(notes, key=lambda note: note.start)),
        apart=tuple((kind, tuple(_stretches(text, kind))) for kind in KINDS),
        ltr=ltr,
    )


def _reaching(stretches: Stretches, start: int, end: int) -> Stretches:
    first = bisect_right(stretches, start, key=lambda stretch: stretch[1])
    return stretches[first : bisect_left(stretches, end, key=lambda stretch: stretch[0])]


def _covering(stretches: Stretches) -> Callable[[int], bool]:
    """A function that tells whether a place stands in one of the stretches."""

    def at(place: int) -> bool:
        index = bisect_right(stretches, place, key=lambda stretch: stretch[0]) - 1
        return index >= 0 and place < stretches[index][1]

    return at


def _stretches(text: Text, kind: type[Span]) -> list[tuple[int, int]]:
    """The stretches that are set apart in one way, those that touch as one."""
    stretches: list[tuple[int, int]] = []
    for span in sorted(text.spans, key=lambda span: span.start):
        if not isinstance(span, kind) or span.end == span.start:
            continue
        if stretches and span.start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], span.end))
        else:
            stretches.append((span.start, span.end))
    return stretches


def _set_apart(plain: str, kinds: Sequence[type[Span]], ltr: bool) -> nodes.Content:
    """Words set apart, in one way within the other; the spaces around them are not."""
    inner = plain.strip()
    if not kinds or not inner:
        return words(plain, ltr=ltr)
    content = words(inner, ltr=ltr)
    for kind in reversed(kinds):
        content = (nodes.Phrase(kind=KINDS[kind], content=content),)
    lead = plain[: len(plain) - len(plain.lstrip())]
    parts = (lead, *content, plain[len(lead) + len(inner) :])
    return tuple(part for part in parts if part)
