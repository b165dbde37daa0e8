"""Printed numbers: digits of any script, superscripts and ordinals."""

import re
import string
import unicodedata
from collections.abc import Mapping
from functools import cache

from build_tools.arabic.text import fold_letters
from build_tools.tables import table

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
    number: int | None = table("arabic/numerals")["ordinals"].get(word.replace(TANWIN, "").strip())
    return number


def printed_number(words: str) -> int | None:
    """Return the number that digits, in brackets or not, or the words of a feminine ordinal tell, or None.

    >>> printed_number("(٣)"), printed_number("الثانية والعشرون"), printed_number("الأخيرة")
    (3, 22, None)
    """
    digits = ascii_digits(words).strip("() ")
    if digits.isdecimal():
        return int(digits)
    known = _feminine_ordinals()
    parts = [known.get(fold_letters(word).removeprefix("و")) for word in words.split()]
    return sum(part for part in parts if part) if parts and None not in parts else None


@cache
def _feminine_ordinals() -> Mapping[str, int]:
    return {fold_letters(word): n for word, n in table("arabic/numerals")["feminine_ordinals"].items()}


@cache
def _other_digit() -> re.Pattern[str]:
    """What most texts are without, and is found sooner than each character is replaced."""
    return re.compile(f"[{''.join(chr(code) for code in _digits() if chr(code) not in string.digits)}]")


@cache
def _digits() -> Mapping[int, str]:
    found = ((code, unicodedata.digit(chr(code), None)) for code in range(0x10000))
    return {code: str(digit) for code, digit in found if digit is not None}
