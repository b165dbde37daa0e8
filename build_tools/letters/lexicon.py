"""How frequent an Arabic word is, by a list that is read only where a text is damaged."""

import gzip
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from build_tools.ground.tables import table

WORDS = Path(__file__).with_name("words.txt.gz")
SUFFIX = re.compile(r"(?<=...)(?:هما|هم|هن|ها|نا|كم|ه|ات|ان|ين|ون|ا)$")
JOINED_ENDS = {"ت": "ة", "ئ": "ء", "ؤ": "ء"}  # how the end of a word is written before an ending
NEGATIONS = ("اللا", "للا", "باللا", "واللا")  # «اللامركزية»
LEAST = 3  # letters of a word that a particle stands before
LONGEST = 30  # letters of a word with all that is written together with it
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
    if len(word) > LONGEST:
        return None
    parts = ((part, taken) for part, taken in _parts(word, by_ending=by_ending) if part in _words())
    return max((_words()[part] / 10 - DERIVED * taken for part, taken in parts), default=None)


def _parts(word: str, *, by_ending: bool) -> Iterator[tuple[str, int]]:
    """Yield what a word may be made of, each with how much was taken from it."""
    for prefix in ("", *_prefixes()):
        if not word.startswith(prefix) or len(word) < len(prefix) + LEAST:
            continue
        stem = word[len(prefix) :]
        yield stem, bool(prefix)
        bare = SUFFIX.sub("", stem) if by_ending else stem
        if bare != stem:
            yield bare, 1 + bool(prefix)
            if bare[-1] in JOINED_ENDS:
                yield bare[:-1] + JOINED_ENDS[bare[-1]], 1 + bool(prefix)


@cache
def _prefixes() -> tuple[str, ...]:
    known = table("arabic/clitics")
    return (*known["bare"]["prefixes"], *known["article"]["prefixes"], *NEGATIONS)


def is_listed(word: str) -> bool:
    """Tell whether a word is in the list itself, and not by a part of it alone."""
    return word in _words()


@cache
def _words() -> Mapping[str, int]:
    rows = gzip.decompress(WORDS.read_bytes()).decode("utf-8").splitlines()
    known = {word: int(tenths) for row in rows for tenths, *words in [row.split(" ")] for word in words}
    more: Mapping[str, int] = table("arabic/damage")["more"]
    return {**known, **more}
