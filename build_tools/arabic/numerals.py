"""Printed numbers: digits of any script, superscripts and ordinals."""

import unicodedata
from collections.abc import Mapping
from functools import cache

from build_tools.tables import table

TANWIN = "\N{ARABIC FATHATAN}"


def ascii_digits(text: str) -> str:
    """Return `text` with every decimal digit, superscripts too, as an ASCII digit.

    >>> ascii_digits("\\u0661\\u0662 \\u2075")
    '12 5'
    """
    return text.translate(_digits())


def ordinal(word: str) -> int | None:
    """Return the number of an Arabic ordinal, with or without its tanwin, or None.

    >>> ordinal("ثالثاً"), ordinal("ثالث")
    (3, None)
    """
    number: int | None = table("arabic/numerals")["ordinals"].get(word.replace(TANWIN, "").strip())
    return number


@cache
def _digits() -> Mapping[int, str]:
    found = ((code, unicodedata.digit(chr(code), None)) for code in range(0x10000))
    return {code: str(digit) for code, digit in found if digit is not None}
