"""Printed numbers: digits of any script, superscripts and ordinals."""

import re
import string
import unicodedata
from collections.abc import Mapping
from functools import cache

from build_tools.arabic.text import fold_letters, folded_words
from build_tools.ground.tables import table

TANWIN = "\N{ARABIC FATHATAN}"


def ascii_digits(text: str) -> str:
    """Return `text` with every decimal digit, superscripts too, as an ASCII digit.

    >>> ascii_digits("\\u0661\\u0662 \\u2075")
    '12 5'
    """
    return text.translate(_digits()) if _other_digit().search(text) else text


def ordinal(word: str) -> int | None:
    """Return the number of an Arabic ordinal, with or without its tanwin, or None.

    >>> ordinal("ثالثاً"), ordinal("ثالث")
    (3, None)
    """
    number: int | None = table("arabic/language/numerals")["ordinals"].get(word.replace(TANWIN, "").strip())
    return number


def printed_number(words: str) -> int | None:
    """Return the number that digits, in brackets or not, or the words of an ordinal tell, or None.

    >>> printed_number("(٣)"), printed_number("الثانية والعشرون"), printed_number("الأخيرة")
    (3, 22, None)
    >>> printed_number("الثالثة والعشرون بعد المائة"), printed_number("الحادي عشر")
    (123, 11)
    """
    digits = ascii_digits(words).strip("() ")
    if digits.isdecimal():
        return int(digits)
    text = folded_words(words)
    if not ordinal_pattern().fullmatch(text):
        return None
    known = _ordinal_words()
    return sum(known[word] for word in _WORD.findall(text) if word in known) or None


@cache
def ordinal_pattern() -> re.Pattern[str]:
    """Return the pattern of an ordinal in folded words, with its article: «الحاديه والعشرون»."""
    units, ten, tens, hundreds, between = (
        "|".join(sorted(map(fold_letters, words), key=len, reverse=True))
        for words in table("arabic/language/numerals")["ordinal_words"].values()
    )
    low = rf"(?:ال)?(?:{units})(?: (?:ال)?(?:{ten})\b| و(?:ال)?(?:{tens})\b)?|(?:ال)?(?:{tens})\b"
    high = rf"(?:ال)?(?:{hundreds})"
    return re.compile(rf"(?:(?:{low})(?: (?:{between}) {high})?|{high}(?: و(?:{low}))?)(?!\w)")


@cache
def _ordinal_words() -> Mapping[str, int]:
    """The worth of each folded word, with and without article and conjunction."""
    tables = table("arabic/language/numerals")["ordinal_words"].values()
    bare = {fold_letters(word): worth for words in tables for word, worth in words.items()}
    return {before + word: worth for word, worth in bare.items() for before in ("", "ال", "وال", "و")}


_WORD = re.compile(r"\w+")


@cache
def _other_digit() -> re.Pattern[str]:
    """What most texts are without, and is found sooner than each character is replaced."""
    return re.compile(f"[{''.join(chr(code) for code in _digits() if chr(code) not in string.digits)}]")


@cache
def _digits() -> Mapping[int, str]:
    found = ((code, unicodedata.digit(chr(code), None)) for code in range(0x10000))
    return {code: str(digit) for code, digit in found if digit is not None}
