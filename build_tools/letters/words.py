"""What a damaged word was: the one word that its letters make when those of a pair change places."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from build_tools.ground.tables import table
from build_tools.letters.families import Family, Swap, all_families
from build_tools.letters.lexicon import LONGEST, frequency, is_listed

CLEAR = 0.8  # on the scale of Zipf: six times as frequent
CLEAR_OF_PART = 0.2  # where only a part of the received word is in the list
ODD_START = re.compile("[وفب]?[أإآ]ل|[وفبكل]?الال")
ARTICLE, NEGATION = re.compile("[وفبك]?ال"), re.compile("[وفبك]?لا")
UNLIKELY_ENDS = ("ني", "الت")  # of words that the list lacks: they are plurals, with «ين» and «لات»
PLURAL, LONG = "لات", 6
MOST_PLACES = 5  # of pairs in a word that are tried together


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The word as it is to be read; it is `doubtful` where another fits as well."""

    word: str
    doubtful: bool = False


def read_word(word: str, families: Sequence[Family]) -> Reading:
    """Return what a word of a text damaged in these ways was; the word itself where it is right or in doubt.

    >>> lam_alef = all_families()[:1]
    >>> [read_word(word, lam_alef).word for word in ("األمن", "ثالثون", "خالل", "مال", "الثالث")]
    ['الأمن', 'ثلاثون', 'خلال', 'مال', 'الثالث']
    >>> read_word("طالب", lam_alef)
    Reading(word='طالب', doubtful=True)
    """
    if len(word) > LONGEST:
        return Reading(word=word)
    return _read(word, tuple(family.name for family in families))


@cache
def _read(word: str, names: tuple[str, ...]) -> Reading:
    known: str | None = table("arabic/damage")["words"].get(word)
    if known is not None:
        return Reading(word=known)
    families = [family for family in all_families() if family.name in names]
    impossible = any(family.evidence.search(word) for family in families)
    candidates = set(_candidates(word, [swap for family in families for swap in family.swaps]))
    if impossible:
        candidates = {c for c in candidates if not any(family.evidence.search(c) for family in families)}
    weighed = sorted(((f, c) for c in candidates if (f := _weight(word, c)) is not None), reverse=True)
    if not weighed:
        return _unlisted(word, candidates, impossible=impossible)
    best, right = weighed[0]
    if impossible:
        return _nearest(word, [found for frequent, found in weighed if best - frequent < CLEAR])
    own = None if _is_odd(word) else frequency(word)
    clear = CLEAR if is_listed(word) or not is_listed(right) else CLEAR_OF_PART
    if own is None or best - own >= clear:
        return Reading(word=right)
    return Reading(word=word, doubtful=own - best < CLEAR)


def _nearest(word: str, fitting: Sequence[str]) -> Reading:
    """The one of several fitting words that changes least; it is in doubt whether it is the right one."""
    right = min(fitting, key=lambda found: (_changes(word, found), fitting.index(found)))
    return Reading(word=right, doubtful=len(fitting) > 1)


def _changes(word: str, candidate: str) -> int:
    return sum(a != b for a, b in zip(candidate, word, strict=True))


def _unlisted(word: str, candidates: Collection[str], *, impossible: bool) -> Reading:
    """The likeliest of words that the list lacks; one that may stand is left, but for a long plural."""
    plural = word[: -len(PLURAL)] + PLURAL
    if not impossible:
        is_one = len(word) >= LONG and plural in candidates and frequency(word) is None
        return Reading(word=plural if is_one else word, doubtful=is_one)
    return Reading(
        word=min(
            candidates,
            key=lambda found: (found.endswith(UNLIKELY_ENDS), _changes(word, found), found),
            default=word,
        )
    )


def _weight(word: str, candidate: str) -> float | None:
    """How frequent a candidate is; a new beginning or end counts only as it stands in the list."""
    if ARTICLE.match(word) and NEGATION.match(candidate) and not is_listed(candidate):
        return None if frequency(word) is not None else frequency(candidate, by_ending=False)
    return frequency(candidate, by_ending=word[-2:] == candidate[-2:])


def _is_odd(word: str) -> bool:
    """Tell whether a word that is not in the list begins as few do, and damaged ones often: «إلجراء»."""
    return ODD_START.match(word) is not None and not is_listed(word)


def _candidates(word: str, swaps: Sequence[Swap]) -> Iterator[str]:
    """The words that some of the pairs make when they change places."""
    places = [(place, swap) for swap in swaps for place in _places(word, swap)][:MOST_PLACES]
    for size in range(1, len(places) + 1):
        for chosen in combinations(places, size):
            found = list(word)
            for place, swap in chosen:
                found[place : place + len(swap.damaged)] = swap.right
            if sorted(found) == sorted(word):
                yield "".join(found)


def _places(word: str, swap: Swap) -> Iterator[int]:
    last = len(word) - len(swap.damaged)
    if swap.where == "whole":
        bare = word.removeprefix("و").removeprefix("ف") if len(word) > len(swap.damaged) else word
        yield from [last] if bare == swap.damaged else []
        return
    for place in range(last + 1):
        at_start = place == 0 or (place == 1 and word[0] in "وفبك")
        fits = {"any": True, "start": at_start, "end": place == last}[swap.where]
        if fits and word.startswith(swap.damaged, place):
            yield place
