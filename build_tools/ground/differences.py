"""What differs between two texts cut into words or signs: stretches that are the same, and that are not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_TOKENS = 400  # the comparison costs up to the cube of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of both texts, the same in both or not; one of them may have nothing there."""

    same: bool
    old: Sequence[str]
    new: Sequence[str]


def stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    """Yield the stretches of two texts in order; texts too long to compare differ as one between common ends.

    >>> [(part.same, part.old, part.new) for part in stretches("أبجد", "أهجد")]
    [(True, 'أ', 'أ'), (False, 'ب', 'ه'), (True, 'جد', 'جد')]
    """
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    parts = (
        Stretch(same=True, old=old[:start], new=new[:start]),
        *_middle(old[start : len(old) - end], new[start : len(new) - end]),
        Stretch(same=True, old=old[len(old) - end :], new=new[len(new) - end :]),
    )
    yield from (part for part in parts if part.old or part.new)


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    if max(len(old), len(new)) > MOST_TOKENS:
        yield Stretch(same=False, old=old, new=new)
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield Stretch(same=tag == "equal", old=old[i:j], new=new[k:m])


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many tokens both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(old), len(new)))
