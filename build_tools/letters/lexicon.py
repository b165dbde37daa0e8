"""How frequent an Arabic word is, by a list that is read only where a text is damaged."""

import gzip
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from build_tools.ground.tables import table

WORDS = Path(__file__).with_name("words.txt.gz")
PREFIX = re.compile(r"(?:[وف]?(?:[بكلس]|ال|بال|كال|لل)|[وف])(?=...)")
SUFFIX = re.compile(r"(?<=...)(?:هما|هم|هن|ها|نا|كم|ه|ات|ان|ين|ون)$")
DERIVED = 1.0  # less on the scale of Zipf: a form that is not in the list itself, but its word is
REMEMBERED = 1 << 16


@lru_cache(maxsize=REMEMBERED)
def frequency(word: str, *, by_ending: bool = True) -> float | None:
    """Return the frequency of a word on the scale of Zipf (3 is once in a million words), or None.

    A word with a particle before it, or `by_ending` with a pronoun behind it, is less frequent than the word.

    >>> frequency("خالل"), frequency("خلال")
    (None, 6.1)
    """
    known = _words().get(word)
    if known is not None:
        return known / 10
    bare = PREFIX.sub("", word, count=1)
    parts = {bare: 1}
    if by_ending:
        parts |= {SUFFIX.sub("", word): 1, SUFFIX.sub("", bare): 2}
    found = [
        _words()[part] / 10 - DERIVED * taken
        for part, taken in parts.items()
        if part != word and part in _words()
    ]
    return max(found, default=None)


def is_listed(word: str) -> bool:
    """Tell whether a word is in the list itself, and not by a part of it alone."""
    return word in _words()


@cache
def _words() -> Mapping[str, int]:
    rows = gzip.decompress(WORDS.read_bytes()).decode("utf-8").splitlines()
    known = {word: int(tenths) for row in rows for tenths, *words in [row.split(" ")] for word in words}
    more: Mapping[str, int] = table("arabic/damage")["more"]
    return {**known, **more}
