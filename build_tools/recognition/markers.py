"""Numbers in a text that may be footnote markers, «(5)» or «⁵», and how likely each is one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from build_tools.recognition.claims import Claim
from build_tools.recognition.inline import one_line, plain_markers
from build_tools.tables import table

PROCLITICS = re.compile(r"[وفبلك]{0,2}(?:ال|(?<=ل)ل)?")
LAST_WORD = re.compile(r"(\w+)\s*$")
LEADING = (":", "؛", "(", "[", "«", "“", "/", "-", "–")  # an enumeration goes on, or a bracket opens
STOPS = (".", "؟", "!", "»", "”")
AFTER = re.compile(r"\s*(في الما?ئة|\w+|[^\w\s(]|$)")
SURE, LIKELY = 3, 2
AROUND = 60  # characters: longer than any word


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A number in a text that may be a footnote's marker: the claim, its place there, and how likely."""

    claim: int
    start: int
    number: int
    weight: int


def likely_markers(place: int, claim: Claim) -> Iterator[Marker]:
    """Yield the numbers in the text of the claim at `place` that may well be markers, in their order."""
    text = one_line(claim.text)
    for start, end, number, is_raised in plain_markers(text):
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        weight = SURE if is_raised else _weight(before, text[start:end], after)
        if weight:
            yield Marker(claim=place, start=start, number=number, weight=weight)


def _weight(before: str, marker: str, after: str) -> int:
    """How likely «(5)» is a marker by what stands around it; 0 if it belongs to the sentence."""
    if not before.strip() or before.rstrip().endswith(LEADING) or _is_of(before):
        return 0
    spaced = marker.startswith(" ")
    follows = AFTER.match(after)
    if follows is None or (not spaced and after[:1].isalnum()):
        return 0
    if not spaced or not follows[1][:1].isalnum() or before.endswith(STOPS):
        return SURE
    return LIKELY if follows[1] in _words("clauses") else 0


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
def _words(kind: str) -> frozenset[str]:
    return frozenset(table("arabic/footnotes")[kind]["words"])
