"""In which ways the letters of a text are damaged: what no sound text holds stands in it several times."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from build_tools.tables import table

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
    evidence: re.Pattern[str]
    swaps: tuple[Swap, ...]


def families_in(words: Iterable[str]) -> tuple[Family, ...]:
    """Return the ways in which a text of these words is damaged; none for nearly every text."""
    found: dict[str, list[str]] = {family.name: [] for family in all_families()}
    for word in words:
        for family in all_families():
            if family.evidence.search(word):
                found[family.name].append(word)
    told = [word for words_of in found.values() for word in words_of]
    if len(told) < FEWEST or len(set(told)) < FEWEST_DIFFERENT:
        return ()
    return tuple(family for family in all_families() if found[family.name])


@cache
def all_families() -> tuple[Family, ...]:
    """Return every way of damage in `arabic/damage.toml`."""
    known = table("arabic/damage")["families"]
    return tuple(
        Family(
            name=name,
            evidence=re.compile(entry["evidence"]),
            swaps=tuple(
                Swap(damaged=d, right=r, where="".join(where) or "any") for d, r, *where in entry["swaps"]
            ),
        )
        for name, entry in known.items()
    )
