"""Places in received words, found again in the words after repairs and corrections."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Indel

from build_tools.model import NoteReference, Span

LARGEST = 25_000_000  # pairs of characters that are compared where something was changed


def moved_spans(spans: Sequence[Span], received: str, now: str) -> tuple[Span, ...]:
    """Return the spans of received words as those of the words as they are now.

    >>> from build_tools.model import Emphasis
    >>> span, = moved_spans([Emphasis(start=4, end=7)], "نص  قوي", "نص قوي")
    >>> (span.start, span.end)
    (3, 6)
    """
    if not spans or received == now:
        return tuple(spans)
    places = _Places(received, now)
    found = []
    for span in spans:
        start, end = places.at(span.start), places.at(span.end)
        if start < end or isinstance(span, NoteReference):
            found.append(replace(span, start=start, end=max(start, end)))
    return tuple(found)


class _Places:
    """Where each place of one text is in another: they differ little, and mostly in one stretch."""

    def __init__(self, received: str, now: str) -> None:
        shorter = min(len(received), len(now))
        self.head = next((n for n in range(shorter) if received[n] != now[n]), shorter)
        rest = shorter - self.head
        self.tail = next((n for n in range(rest) if received[-1 - n] != now[-1 - n]), rest)
        self.received, self.now = len(received), len(now)
        old = received[self.head : len(received) - self.tail]
        new = now[self.head : len(now) - self.tail]
        self.steps = [(0, 0, 0, 0)]
        if len(old) * len(new) <= LARGEST:
            self.steps = [
                (one.src_start, one.src_end, one.dest_start, one.dest_end) for one in Indel.opcodes(old, new)
            ] or self.steps
        self.new = len(new)

    def at(self, place: int) -> int:
        """Return where a place of the received text is now."""
        if place <= self.head:
            return place
        if place >= self.received - self.tail:
            return self.now - (self.received - place)
        inner = place - self.head
        for start, end, first, last in self.steps:
            if start <= inner < end:
                return self.head + min(first + inner - start, last)
        return self.head + self.new
