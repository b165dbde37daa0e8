"""Laying spans over a text so that no two links overlap."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from build_tools.model import Citation, CrossReference, Emphasis, NoteReference, Span, TermUse, Text, TopicUse

MADE_HERE = (TermUse, TopicUse, Citation, CrossReference)


def received_spans(text: Text) -> tuple[Span, ...]:
    """Return the spans that recognition found; linking a second time begins from them."""
    return tuple(span for span in text.spans if not isinstance(span, MADE_HERE))


def without_overlaps(text: Text, kinds: Sequence[Iterable[Span]]) -> list[Span]:
    """Return the spans of `kinds` that can stand in `text` together, an earlier kind before a later one.

    Within a kind the longest wins, then the leftmost. No span holds a footnote marker or crosses
    the edge of an emphasis.
    """
    taken = bytearray(len(text.plain))
    emphasis = _emphasis(text)
    notes = sorted(span.start for span in text.spans if isinstance(span, NoteReference))
    chosen: list[Span] = []
    for kind in kinds:
        for span in sorted(kind, key=lambda span: (span.start - span.end, span.start)):
            crosses = emphasis[span.start] != emphasis[span.end - 1] or _holds_note(span, notes)
            if not crosses and taken.find(1, span.start, span.end) < 0:
                taken[span.start : span.end] = b"\x01" * (span.end - span.start)
                chosen.append(span)
    return chosen


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return `spans` by their start, the longer before the shorter, kinds in a fixed order."""
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end, type(span).__name__, repr(span))))


def _emphasis(text: Text) -> list[int]:
    """For each character the number of the emphasis it stands in, 0 for none."""
    inside = [0] * len(text.plain)
    for number, span in enumerate((span for span in text.spans if isinstance(span, Emphasis)), start=1):
        inside[span.start : span.end] = [number] * (span.end - span.start)
    return inside


def _holds_note(span: Span, notes: list[int]) -> bool:
    after = bisect_right(notes, span.start)
    return after < len(notes) and notes[after] < span.end
