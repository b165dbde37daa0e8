"""A place: in one integer the mark of a passage, the position of a word in it, and its weight there."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, repeat

POSITIONS = 256  # words behind the last position stand at it
STEP = 32  # from one position to the next; below stand the weight and, packed, how many positions follow
PASSAGE = 13  # bits of a place below the mark of its passage
WITHIN = (1 << PASSAGE) - 1
LEVELS, STRONGEST = 8, 2.2
USUAL, SATURATION, SHORTNESS = 40, 1.2, 0.6  # BM25: the usual length of a passage, k1 and b


def mark_of(number: int, reaches: bool) -> int:
    """Return the mark of passage `number`: twice the number, and odd where other passages stand under it."""
    return 2 * number + reaches


def places_of(mark: int, length: int) -> Iterator[int]:
    """Yield the places in the passage of `mark`, which has `length` words, position by position, without end.

    >>> from itertools import islice
    >>> places = islice(places_of(mark_of(7, False), 40), 3)
    >>> [(place >> PASSAGE, (place & WITHIN) // STEP) for place in places]
    [(14, 0), (14, 1), (14, 2)]
    """
    first = (mark << PASSAGE) + level(1, length)
    last = first + STEP * (POSITIONS - 1)
    return chain(range(first, last, STEP), repeat(last))


@lru_cache(maxsize=1 << 12)
def level(times: int, length: int) -> int:
    """Return the weight of a word that stands `times` times in a passage of `length` words, from 0 to 7."""
    weight = times * (SATURATION + 1) / (times + SATURATION * (1 - SHORTNESS + SHORTNESS * length / USUAL))
    return min(LEVELS - 1, int(weight / STRONGEST * LEVELS))
