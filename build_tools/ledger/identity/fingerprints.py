"""The words of a passage in the forms the ledger compares: a fingerprint, a trace, an opening."""

import hashlib
import re
import zlib
from base64 import urlsafe_b64encode
from functools import lru_cache

from build_tools.arabic.text import folded_words

OPENING = 80
FINGERPRINT = 12  # characters: 72 bits
_WORD = re.compile(r"\w+")
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_FIRST = 0x1000
_BITS = 6
_WRITTEN = {chr(_FIRST + code): _DIGITS[code >> _BITS] + _DIGITS[code & 63] for code in range(0x1000)}
_READ = {written: sign for sign, written in _WRITTEN.items()}


def comparable_words(plain: str) -> list[str]:
    """Return the words of a text, folded; a text without words is one word of its signs.

    >>> comparable_words("الأمنُ، في ليبيا.")
    ['الامن', 'في', 'ليبيا']
    """
    folded = folded_words(plain)
    return _WORD.findall(folded) or ([folded] if folded else [])


def fingerprint(words: list[str]) -> str:
    """Return a short hash of a passage's words; passages of the same words share it."""
    return urlsafe_b64encode(hashlib.sha256(" ".join(words).encode()).digest()).decode()[:FINGERPRINT]


def trace(words: list[str]) -> str:
    """Return one character a word, the same for the same word: what similarity is measured on."""
    return "".join(map(_sign, words))


@lru_cache(maxsize=1 << 14)
def _sign(word: str) -> str:
    return chr(_FIRST + (zlib.crc32(word.encode()) & 0xFFF))


def written_trace(trace: str) -> str:
    """Return a trace in the form it is written in: two ASCII characters a word.

    >>> written_trace(trace(["الامن", "الامن"]))[:2] == written_trace(trace(["الامن"]))
    True
    """
    return "".join([_WRITTEN[sign] for sign in trace])


def read_trace(written: str) -> str:
    """Return the trace that was written. Raises ValueError for what is none.

    >>> read_trace(written_trace(trace(["في", "ليبيا"]))) == trace(["في", "ليبيا"])
    True
    """
    try:
        return "".join([_READ[written[place : place + 2]] for place in range(0, len(written), 2)])
    except KeyError:
        raise ValueError(f"«{written[:20]}» is no trace of words") from None


def one_line(plain: str) -> str:
    """Return a text in one line, single spaces between its words."""
    return " ".join(plain.split())


def opening(text: str, length: int = OPENING) -> str:
    """Return the first words of a text of one line, as they stand, up to `length` characters.

    >>> opening("الأمن في ليبيا", 9)
    'الأمن في'
    """
    if len(text) <= length:
        return text
    cut = text.rfind(" ", 0, length + 1)
    return text[: cut if cut > 0 else length]
