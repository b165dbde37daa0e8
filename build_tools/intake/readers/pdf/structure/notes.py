"""Notes at the end of a page: smaller letters below the text, each behind its number."""

import re
from collections.abc import Iterator, Mapping, Sequence

from build_tools.arabic.numerals import ascii_digits
from build_tools.intake.readers.pdf.structure.places import Place
from build_tools.model import NoteReference

RAISED = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
PLAIN = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789")
HEAD = re.compile(
    rf"(?:\u207d?(?P<raised>[{RAISED}]{{1,3}})\u207e?[.\-–:]?|[(\[]?(?P<number>\d{{1,3}})[)\]]?\s?[.\-–:)]?)\s*(?=\S)"
)
MARKER = re.compile(rf"\u207d?(?P<raised>[{RAISED}]{{1,3}})\u207e?| ?[(\[](?P<number>\d{{1,3}})[)\]]")
SMALLER = 0.94  # than the text

Notes = Mapping[int, tuple[int, int]]  # by the number of a line: its note, and where its words begin


def find_notes(places: Sequence[Place], size: float) -> Notes:
    """Return the notes of a text: by the numbers of their lines the number of each, 0 where it goes on.

    A note begins with a raised figure, or stands in smaller letters at the foot of a column behind the next
    number; lines as small go on with it.
    """
    found: dict[int, tuple[int, int]] = {}
    open: Place | None = None
    last = 0
    for n, place in enumerate(places):
        head = HEAD.match(place.text)
        number = _value(head) if head else 0
        small = place.at.size <= SMALLER * size
        raised = head is not None and head["raised"] is not None
        begins = (
            bool(head) and not place.at.table and (raised or (small and _is_next(number, last, places, n)))
        )
        if begins and head:
            found[place.line.number] = (number, head.end())
            open, last = place, number
        elif open is not None and _is_rest(open, place, small=small):
            found[place.line.number] = (0, 0)
        else:
            if open is not None and place.at.page != open.at.page:
                last = 0
            open = None
    return found


def with_markers(text: str, numbers: set[int], plain: set[int]) -> tuple[str, tuple[NoteReference, ...]]:
    """Return a text without the markers of notes `numbers`, and their places; in brackets those of `plain`.

    >>> with_markers("في السجل² وغيره", {2}, set())
    ('في السجل وغيره', (NoteReference(start=8, end=8, number=2, turn=0),))
    """
    parts: list[str] = []
    spans: list[NoteReference] = []
    end = length = 0
    for found in MARKER.finditer(text):
        number = _value(found)
        if number in (numbers if found["raised"] else plain):
            parts.append(text[end : found.start()])
            length += len(parts[-1])
            spans.append(NoteReference(start=length, end=length, number=number))
            end = found.end()
    return "".join((*parts, text[end:])), tuple(spans)


def plain_numbers(texts: Sequence[str]) -> Iterator[int]:
    """Yield the numbers that stand in brackets once in the texts of a page: markers, if notes have them."""
    numbers = [_value(found) for text in texts for found in MARKER.finditer(text) if found["number"]]
    yield from (number for number in set(numbers) if numbers.count(number) == 1)


def _value(found: re.Match[str]) -> int:
    return int(ascii_digits((found["raised"] or found["number"]).translate(PLAIN)))


def _is_next(number: int, last: int, places: Sequence[Place], n: int) -> bool:
    """Tell whether a small line is the next note, or the first one of a page with text above it."""
    if last and number == last + 1:
        return True
    above = [place for place in places[:n] if place.at.page == places[n].at.page]
    below = [place for place in places[n + 1 :] if place.at.page == places[n].at.page][:1]
    ends = all(place.at.size <= places[n].at.size / SMALLER for place in below)
    return bool(above) and ends and above[-1].at.size > places[n].at.size and number > 0


def _is_rest(open: Place, place: Place, *, small: bool) -> bool:
    same = abs(place.at.size - open.at.size) <= 0.5 and not place.at.table
    near = place.at.page == open.at.page and place.at.box[1] - open.at.box[1] < 3 * open.at.size
    if place.at.page == open.at.page and not small:
        return same and near and place.indent <= 2
    return same and small
