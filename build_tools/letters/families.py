"""In which ways the letters of a text are damaged: what no sound text holds stands in it several times."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from build_tools.ground.tables import table

LETTERS = "[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER GHAIN}\N{ARABIC LETTER FEH}-\N{ARABIC LETTER YEH}]+"
SIGNS = "[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}\N{ARABIC LETTER SUPERSCRIPT ALEF}\N{ARABIC TATWEEL}]"
SIGN = re.compile(SIGNS)
WORD = re.compile(f"{LETTERS}(?:{SIGNS}+{LETTERS})*")
FEWEST, FEWEST_DIFFERENT = 3, 2  # words that no text holds, and different ones among them


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A damaged pair of letters and what it was, at any place of a word or at one end."""

    damaged: str
    right: str
    where: str = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One way of damage: what tells it, and its swaps."""

    name: str
    hint: str
    evidence: re.Pattern[str]
    swaps: tuple[Swap, ...]


def families_in(lines: Iterable[str]) -> tuple[Family, ...]:
    """Return the ways in which a text of these lines is damaged; none for nearly every text."""
    found: dict[str, list[str]] = {family.name: [] for family in all_families()}
    for word in (bare(word) for line in lines if _hint().search(line) for word in WORD.findall(line)):
        for family in all_families():
            if family.evidence.search(word):
                found[family.name].append(word)
    told = [word for words_of in found.values() for word in words_of]
    if len(told) < FEWEST or len(set(told)) < FEWEST_DIFFERENT:
        return ()
    return tuple(family for family in all_families() if found[family.name])


def bare(word: str) -> str:
    """Return the letters of a word, without vowel signs and the lines that stretch it.

    >>> bare("ال\\N{ARABIC TATWEEL}\\N{ARABIC TATWEEL}باب")
    'الباب'
    """
    return SIGN.sub("", word) if SIGN.search(word) else word


@cache
def _hint() -> re.Pattern[str]:
    """What most lines are without, and is found sooner than the evidence in each of their words."""
    return re.compile("|".join(family.hint for family in all_families()))


@cache
def all_families() -> tuple[Family, ...]:
    """Return every way of damage in `arabic/language/damage.toml`."""
    known = table("arabic/language/damage")["families"]
    return tuple(
        Family(
            name=name,
            hint=entry["hint"],
            evidence=re.compile(entry["evidence"]),
            swaps=tuple(
                Swap(damaged=d, right=r, where="".join(where) or "any") for d, r, *where in entry["swaps"]
            ),
        )
        for name, entry in known.items()
    )
