"""Numbers in a text that may be footnote markers, «(5)» or «⁵», and how likely each is one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from build_tools.arabic.sentences import is_dangling
from build_tools.ground.tables import table
from build_tools.recognition.inline import holds_plain_sign, one_line, plain_markers

PROCLITICS = re.compile(r"[وفبلك]{0,2}(?:ال|(?<=ل)ل)?")
LAST_WORD = re.compile(r"(\w+)\s*$")
LEADING = (":", "؛", "(", "[", "«", "“", "/", "-", "–")  # an enumeration goes on, or a bracket opens
STOPS = (".", "؟", "!", "»", "”")
COMMAS = ("،", ",")
AFTER = re.compile(r"\s*(\w+|[^\w\s(]|$)")
PERCENT = re.compile(r"\s*(?:في|ب)\s?الما?ئة")
SURE, LIKELY, LONE, OPEN, DOUBTFUL = 3, 2, 1, 0, -1
AROUND = 60  # characters: longer than any word


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A number in a text that may be a footnote's marker: the claim, its place there, and how likely.

    One that is LONE is a marker if no other of its number may be one, an OPEN one if it stands between the
    markers of the notes before and after, too; a DOUBTFUL one is told, and left.
    """

    claim: int
    start: int
    number: int
    weight: int


def possible_markers(place: int, text: str) -> Iterator[Marker]:
    """Yield the numbers in `text`, that of the claim at `place`, that may be markers, in their order.

    Beside a number that belongs to the sentence, «(1) … و(2)», one that goes before it may belong there, too.
    """
    if not holds_plain_sign(text):
        return
    text = one_line(text)
    owned: set[int] = set()
    found: list[Marker] = []
    for start, end, number, is_raised in plain_markers(text):
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        weight = SURE if is_raised else _weight(before, text[start:end], after)
        if weight is None:
            owned.add(number)
        else:
            found.append(Marker(claim=place, start=start, number=number, weight=weight))
    for marker in found:
        listed = marker.weight in (LONE, OPEN) and owned & {marker.number - 1, marker.number + 1}
        yield replace(marker, weight=DOUBTFUL) if listed else marker


def _weight(before: str, marker: str, after: str) -> int | None:
    """How likely «(5)» is a marker by what stands around it; None if it belongs to the sentence."""
    if not before.strip() or before.rstrip().endswith(LEADING) or _is_of(before) or PERCENT.match(after):
        return None
    spaced = marker.startswith(" ")
    follows = AFTER.match(after)
    if follows is None or (not spaced and after[:1].isalnum()):
        return None
    if not spaced or not follows[1][:1].isalnum() or before.endswith(STOPS):
        return SURE
    if follows[1] in _words("clauses"):
        return LIKELY
    if before.endswith(COMMAS):
        return None
    if is_dangling(before):
        return DOUBTFUL
    return LONE if _counts_nothing().fullmatch(follows[1]) else OPEN


def _is_of(before: str) -> bool:
    """Tell whether a number in brackets belongs to the word before it: «المادة (5)», «سبعة (7)», «3(2)»."""
    word = LAST_WORD.search(before)
    if word is None:
        return False
    short_number = word[1].isdigit() and len(word[1]) < len("2015")
    return short_number or bool(_bare(word[1]) & (_words("labels") | _words("counts") | {"و", "أو"}))


def _bare(word: str) -> set[str]:
    """The word, and what is left of it without each run of proclitics at its head."""
    found = PROCLITICS.match(word)
    return {word, *(word[end:] for end in range(1, found.end() + 1))} if found else {word}


@cache
def _counts_nothing() -> re.Pattern[str]:
    return re.compile(table("arabic/printed/footnotes")["goes_on"]["pattern"])


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(table("arabic/printed/footnotes")[kind]["words"])
