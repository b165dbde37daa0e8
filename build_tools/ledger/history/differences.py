"""What differs between two texts, word by word, as data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.ground.differences import Stretch, stretches

SAME, REMOVED, ADDED = "same", "removed", "added"
_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A stretch of words: in both texts (same), in the first only (removed), in the second only (added)."""

    what: str
    text: str


def word_differences(before: str, after: str) -> tuple[Difference, ...]:
    """Return the stretches of two texts in order: those of `before` make it up, and those of `after`.

    >>> [(piece.what, piece.text) for piece in word_differences("قال المجلس نعم", "قال الوزير نعم")]
    [('same', 'قال '), ('removed', 'المجلس '), ('added', 'الوزير '), ('same', 'نعم')]
    """
    pieces = (
        piece for part in stretches(_WORD.findall(before), _WORD.findall(after)) for piece in _pieces(part)
    )
    return tuple(piece for piece in pieces if piece.text)


def _pieces(part: Stretch) -> Iterator[Difference]:
    if part.same:
        yield Difference(what=SAME, text="".join(part.old))
    else:
        yield Difference(what=REMOVED, text="".join(part.old))
        yield Difference(what=ADDED, text="".join(part.new))
