"""Numbers in a text that look like the markers of footnotes that are not there."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from build_tools.model import Document, NoteReference, Passage
from build_tools.model.tree import passages
from build_tools.recognition.notes.markers import LIKELY, possible_markers

QUOTED_BEFORE, QUOTED_AFTER = 3, 4  # words, the number among those after
AROUND = 100  # characters: more than so many words have
APART = ("footnote", "table", "gap")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """A footnote marker, or with the `words` around it a number that may be one."""

    passage: Passage
    start: int
    number: int
    words: str = ""


def find_unexplained(document: Document, explained: Collection[int]) -> Iterator[tuple[Passage, int, str]]:
    """Yield the numbers that stand where the markers of missing footnotes would, and the words around them.

    Such a number follows the marker of the number before it, and a later one or none comes after it. It
    does not begin a chain unless its successor does: «(1)» before the first marker, «(2)».
    """
    signs = list(_signs(document, explained)) if explained else []
    following: int | None = None
    ahead: list[int | None] = []
    for sign in reversed(signs):
        ahead.append(following)
        following = following if sign.words else sign.number
    last = 0
    for sign, after in zip(signs, reversed(ahead), strict=True):
        if not sign.words:
            last = sign.number
        elif sign.number == last + 1 and _fits(sign.number, after):
            yield sign.passage, sign.number, sign.words
            last = sign.number


def words_around(text: str, place: int) -> str:
    """Return a few words of a text before and after a place in it."""
    before = text[max(0, place - AROUND) : place].split()[-QUOTED_BEFORE:]
    return " ".join((*before, *text[place : place + AROUND].split()[:QUOTED_AFTER]))


def _fits(number: int, after: int | None) -> bool:
    if number == 1:
        return after == number + 1
    return after is None or after > number


def _signs(document: Document, explained: Collection[int]) -> Iterator[_Sign]:
    """The markers in the text and what surely looks like one and explains nothing, in reading order."""
    for passage in passages(document):
        for text in passage.texts if passage.kind not in APART else ():
            found = [
                _Sign(passage=passage, start=span.start, number=span.number)
                for span in text.spans
                if isinstance(span, NoteReference)
            ]
            found += [
                _Sign(
                    passage=passage,
                    start=marker.start,
                    number=marker.number,
                    words=words_around(text.plain, marker.start),
                )
                for marker in possible_markers(0, text.plain)
                if marker.weight >= LIKELY and marker.number not in explained
            ]
            yield from sorted(found, key=lambda sign: sign.start)
