"""Visual order becomes the order of writing: what the Unicode bidirectional algorithm did, undone for a line.

Producers draw a line from its left to its right. Letters of Arabic are turned about; numbers and words of
Latin letters keep their direction, as rules W1 to W7, N0 and N1 of the algorithm (UAX 9) would have set them.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

RIGHT, LEFT, NUMBER, ARABIC_NUMBER, OTHER = "R", "L", "N", "A", "."
CLASSES = {
    "R": RIGHT, "AL": RIGHT, "L": LEFT, "EN": NUMBER, "AN": ARABIC_NUMBER, "CS": "J", "ES": "-",
    "ET": "%", "WS": " ", "S": " ", "B": " ",
}  # fmt: skip
# A run that is read from its left: Latin words with what stands between them, or a number.
LATIN_RUN = re.compile(r"L(?:[LNJ%. -]*[LN])?")
NUMBER_RUN = re.compile(r"[NA]+(?:J[NA]+)*")
RIGHT_RUN = re.compile(r"[RNA](?:[RNAJ%. -]*[RNA])?")
# What stands first in a line, where no Arabic letter is before the number: rules W4 and W5 hold there.
FIRST_NUMBER = re.compile(r"(?<![LNJ-])N+(?:[J-]N+)*%? *$")
LONG = 3  # digits: two such numbers are a span of years or pages, and the first is the lower
OPENING, CLOSING = "([{«‹<", ")]}»›>"
MIRROR = str.maketrans(OPENING + CLOSING, CLOSING + OPENING)
BRACKETS = re.compile(r"[()\[\]{}«»‹›]")


def written(units: Sequence[str], *, to_left: bool) -> str:
    """Return the text of a line, given the letters of each glyph from left to right.

    >>> written(list(".اموي 30 لالخ )WHO 2022( لاق"), to_left=True)
    'قال (WHO 2022) خلال 30 يوما.'
    >>> written(list("سانلا نم 12.5%"), to_left=True)
    '12.5% من الناس'
    """
    if to_left:
        return _upright_brackets("".join(_turned_about(units)))
    return "".join(_arabic_turned(units))


def runs_to_left(units: Sequence[str]) -> bool:
    """Tell whether a line is written from right to left: a good part of its letters are."""
    classes = [_class(unit) for unit in units]
    return 2 * classes.count(RIGHT) >= classes.count(LEFT) and (RIGHT in classes or LEFT not in classes)


def keeps_direction(unit: str) -> bool:
    """Tell whether a glyph is of a number or a Latin word, which no producer draws from its right."""
    return _class(unit) in (LEFT, NUMBER, ARABIC_NUMBER)


def _turned_about(units: Sequence[str]) -> list[str]:
    classes = "".join(map(_class, units))
    kept: list[tuple[int, int]] = []
    first = FIRST_NUMBER.search(classes)
    if first and _is_whole("".join(units[first.start() :]).strip()):
        kept.append((first.start(), first.start() + len(first[0].rstrip())))
        classes = classes[: first.start()] + OTHER * len(first[0])
    for run in LATIN_RUN.finditer(classes):
        kept.append((run.start(), _with_brackets(units, *run.span())))
    taken = {place for start, end in kept for place in range(start, end)}
    kept += [run.span() for run in NUMBER_RUN.finditer(classes) if run.start() not in taken]
    found: list[str] = []
    end = len(units)
    for start, stop in sorted(kept, reverse=True):
        found += reversed(units[stop:end])
        found += units[start:stop]
        end = start
    found += reversed(units[:end])
    return found


def _is_whole(number: str) -> bool:
    """Tell whether a number with its signs at the head of a line is as it was written."""
    low, dash, high = number.partition("-")
    if dash and len(low) >= LONG and low.isdecimal() and high.isdecimal():
        return int(low) < int(high)
    return not number.isdecimal()


def _with_brackets(units: Sequence[str], start: int, end: int) -> int:
    """The end of a run of Latin words, with the bracket that closes one opened in it (rule N0)."""
    inside = "".join(units[start:end])
    for pair in ("()", "[]", "{}"):
        if sum(map(inside.count, pair)) % 2 and units[end : end + 1] in ([pair[0]], [pair[1]]):
            return end + 1
    return end


def _arabic_turned(units: Sequence[str]) -> list[str]:
    """A line of Latin letters; runs of Arabic in it are turned about, the numbers in them are not."""
    classes = "".join(map(_class, units))
    found: list[str] = []
    end = 0
    for run in RIGHT_RUN.finditer(classes):
        if RIGHT in run[0]:
            found += [*units[end : run.start()], *_turned_about(units[run.start() : run.end()])]
            end = run.end()
    return [*found, *units[end:]]


@lru_cache(maxsize=4096)
def _class(unit: str) -> str:
    """What the letters of a glyph are; several tell the direction of the first that has one."""
    classes = [CLASSES.get(unicodedata.bidirectional(char), OTHER) for char in unit]
    return next(
        (found for found in classes if found in (RIGHT, LEFT, NUMBER, ARABIC_NUMBER)),
        classes[0] if classes else OTHER,
    )


def _upright_brackets(text: str) -> str:
    """Each bracket as it opens or closes: a font has one shape for the one and the mirrored other."""
    signs = list(text)
    open: list[int] = []
    for found in BRACKETS.finditer(text):
        place, sign = found.start(), found[0]
        opens = _opens(text, place, bool(open))
        if opens != (sign in OPENING):
            signs[place] = sign.translate(MIRROR)
        if opens:
            open.append(place)
        elif open:
            open.pop()
    return "".join(signs)


def _opens(text: str, place: int, inside: bool) -> bool:
    """Tell whether a bracket opens: a space, or nothing, stands before it, and none behind it."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    spaced_before = not before.strip() or before in OPENING + "-–"
    spaced_after = not after.strip() or after in CLOSING + ".,،؛:؟!"
    if spaced_before != spaced_after:
        return spaced_before
    return not inside
