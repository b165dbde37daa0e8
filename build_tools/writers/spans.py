"""Texts with the places in them as Markdown: links, emphasis, footnote markers, left-to-right runs."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from build_tools.model import Emphasis, NoteReference, Span, Struck, Text, Verbatim
from build_tools.writers import markdown
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


Stretches = tuple[tuple[int, int], ...]
SET_APART = (Emphasis, Struck, Verbatim)  # the outermost first


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


def _stretch(marks: _Marks, start: int, end: int, place: Place, opens: bool) -> str:
    """The text from `start` to `end`, cut where emphasis or a footnote marker stands."""
    apart, notes = marks.apart_in(start, end), deque(marks.notes_in(start, end))
    cuts = {start, end, *(note.start for note in notes)}
    cuts |= {edge for _, found in apart for stretch in found for edge in stretch if start < edge < end}
    covers = [(kind, _covering(found)) for kind, found in apart if found]
    pieces: list[str] = []
    edges = sorted(cuts)
    for left, right in zip(edges, [*edges[1:], None], strict=True):
        while notes and notes[0].start == left:
            pieces.append(note_marker(notes.popleft(), place))
        if right is not None:
            content = words(
                marks.plain[left:right],
                opens=opens and left == start,
                closes=right == len(marks.plain),
                ltr=marks.ltr,
            )
            pieces.append(_set_apart(content, [kind for kind, covers_at in covers if covers_at(left)]))
    return "".join(pieces)


def _marks(text: Text) -> _Marks:
    notes = [span for span in text.spans if isinstance(span, NoteReference)]
    return _Marks(
        plain=text.plain,
        notes=tuple(sorted(notes, key=lambda note: note.start)),
        apart=tuple((kind, tuple(_stretches(text, kind))) for kind in SET_APART),
        ltr=is_mostly_latin(text.plain),
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


def _set_apart(content: str, kinds: Sequence[type[Span]]) -> str:
    """Words set apart, in one way within the other."""
    for kind in reversed(kinds):
        if kind is Emphasis:
            content = _strong(content)
        else:
            content = markdown.tag("s" if kind is Struck else "code", content)
    return content


def _strong(content: str) -> str:
    inner = content.strip()
    if not inner:
        return content
    lead = content[: len(content) - len(content.lstrip())]
    return f"{lead}**{inner}**{content[len(lead) + len(inner) :]}"
