"""A text beside its folded form, and the way back from a place in the one to the other."""

from dataclasses import dataclass

from build_tools.arabic.text import folded_with_offsets


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A text as it is compared; `offsets` lead from its characters back to those of `plain`."""

    plain: str
    text: str
    offsets: list[int]


def fold_plain(plain: str) -> Folded:
    """Return `plain` beside its folded form."""
    text, offsets = folded_with_offsets(plain)
    return Folded(plain=plain, text=text, offsets=offsets)


def place(folded: Folded, start: int, end: int) -> tuple[int, int]:
    """Return where `start:end` of the folded text stands in the plain one, its last harakat included.

    >>> folded = fold_plain("في البَعثةِ اليوم")
    >>> start, end = place(folded, 3, 9)
    >>> folded.plain[start:end] == "البَعثةِ"
    True
    """
    return folded.offsets[start], folded.offsets[end]
