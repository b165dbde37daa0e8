"""Numbers in words and figures, and what words next to each other count together."""

import re
from functools import cache
from typing import NamedTuple

from build_tools.search.language.rules import DIGIT, rules
from build_tools.search.language.stems import ARTICLE

AND = "و"  # «وعشرون» is a number, but a multiplier behind it multiplies nothing before it
TEN = "10"
TENS = frozenset(str(number) for number in range(10, 100, 10))


class Counted(NamedTuple):
    """A number that the next word may go on; `alone` tells whether it is one by itself."""

    value: float
    in_words: bool
    alone: bool = True


def is_figure(token: str) -> bool:
    """Tell whether a raw token begins with a digit."""
    return bool(_figure().match(token))


def digits_of(word: str) -> str | None:
    """Return the digits of a folded number word, or what stands in the index for «المائة»; else None.

    >>> digits_of("سبعه"), digits_of("ومايه"), digits_of("الخامسه"), digits_of("كتاب")
    ('7', '100', '5', None)
    """
    bare = word.removeprefix(AND)
    return _values().get(word) or _values().get(bare) or _values().get(bare.removeprefix(ARTICLE))


def goes_on(token: str, piece: str) -> bool:
    """Tell whether a word may be one number with the word before it: «ألفا», «عشرة», «وعشرون».

    >>> goes_on("ألفا", "الفا"), goes_on("وعشرون", "20"), goes_on("20", "20")
    (True, True, False)
    """
    return piece in _multipliers() or (piece in TENS and not is_figure(token))


def count_on(before: Counted | None, token: str, piece: str) -> tuple[str | None, Counted | None]:
    """Return the digits of a piece and the number before it together, or None, and the number so far.

    >>> count_on(Counted(13, in_words=False), "ألفا", "الفا")[0]
    '13000'
    >>> count_on(Counted(9, in_words=True), "وعشرون", "20")[0]
    '29'
    >>> count_on(None, "A/75/982", "a/75/982")
    ('75/982', None)
    """
    if "/" in piece:
        return piece.partition("/")[2], None  # a document code is known without its first letter, too
    if by := _multipliers().get(piece):
        return (str(round(before.value * by)) if before and before.alone else None), None
    if unit := _units().get(piece) or _units().get(piece.removeprefix(AND)):
        return None, Counted(unit, in_words=True, alone=False)
    if not re.fullmatch(r"\d+(?:\.\d+)?", piece):
        return None, None
    number = Counted(float(piece), in_words=not is_figure(token))
    if before and _is_sum(before, number, token, piece):
        total = before.value + number.value
        return str(round(total)), Counted(total, in_words=True)
    return None, number


def _is_sum(before: Counted, number: Counted, token: str, piece: str) -> bool:
    in_words = before.in_words and number.in_words and 0 < before.value < 10
    return in_words and piece in TENS and token.startswith(AND) == (piece != TEN)


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(f"[{DIGIT}]")


@cache
def _values() -> dict[str, str]:
    percent = rules()["percent"]
    return dict.fromkeys(percent["words"], percent["piece"]) | {
        word: str(number)
        for number, multiplies, words in rules()["values"]
        if not multiplies
        for word in words
    }


@cache
def _units() -> dict[str, int]:
    return {word: number for number, words in rules()["units"] for word in words}


@cache
def _multipliers() -> dict[str, int]:
    return {word: number for number, multiplies, words in rules()["values"] if multiplies for word in words}
