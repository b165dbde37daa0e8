"""Printed numbers: digits of any script, superscripts and ordinals."""

import unicodedata

from build_tools.tables import table

TANWIN = "\N{ARABIC FATHATAN}"


def ascii_digits(text: str) -> str:
    """Return `text` with every decimal digit, superscripts too, as an ASCII digit.

    >>> ascii_digits("\\u0661\\u0662 \\u2075")
    '12 5'
    """
    return "".join(_digit(char) for char in text)


def ordinal(word: str) -> int | None:
    """Return the number of an Arabic ordinal, with or without its tanwin, or None.

    >>> ordinal("ثالثاً"), ordinal("ثالث")
    (3, None)
    """
    number: int | None = table("arabic/numerals")["ordinals"].get(word.replace(TANWIN, "").strip())
    return number


def _digit(char: str) -> str:
    value = unicodedata.digit(char, None)
    return char if value is None else str(value)
