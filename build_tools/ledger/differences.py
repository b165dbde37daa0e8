"""What differs between two texts, word by word, as data."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, REMOVED, ADDED = "same", "removed", "added"
_WORD = re.compile(r"\S+\s*")
_MOST_WORDS = 1500


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
    return tuple(piece for piece in _pieces(_WORD.findall(before), _WORD.findall(after)) if piece.text)


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    if max(len(old), len(new)) > _MOST_WORDS:
        yield Difference(what=REMOVED, text="".join(old))
        yield Difference(what=ADDED, text="".join(new))
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Difference(what=SAME, text="".join(old[start:end]))
        else:
            yield Difference(what=REMOVED, text="".join(old[start:end]))
            yield Difference(what=ADDED, text="".join(new[new_start:new_end]))
