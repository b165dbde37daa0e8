"""Passages that were joined to the one beside them, or parted from it, while their words changed too."""

from collections.abc import Iterator

from rapidfuzz.distance import LCSseq

from build_tools.ledger.exact import FEWEST_WORDS
from build_tools.ledger.matching import Matching

GAIN = 0.5


def match_joints(matching: Matching) -> None:
    """Old passages go into what their neighbour became; new ones come out of what it was.

    That is so where the two together have the words which the neighbour alone lacks.
    """
    for o in matching.open_old():
        for beside, n in changed_neighbours(matching, o):
            joined = _gain(
                matching.old[o].trace, matching.old[beside].trace, matching.new[n].trace, o < beside
            )
            if joined and _is_sure(matching.old[o].trace, matching.new[n].trace, joined, o < beside):
                matching.merged[o] = n
                break
    for n in matching.open_new():
        for beside, o in _changed_origins(matching, n):
            parted = _gain(
                matching.new[n].trace, matching.new[beside].trace, matching.old[o].trace, n < beside
            )
            if parted and _is_sure(matching.new[n].trace, matching.old[o].trace, parted, n < beside):
                _part(matching, o, n, n < beside)
                break
    _doubt_joints(matching)


def changed_neighbours(matching: Matching, o: int) -> Iterator[tuple[int, int]]:
    """Yield the nearest passages before and after `o` that live on in other words, each with what it became."""
    for step in (-1, 1):
        beside = o + step
        while matching.is_near(o, beside) and beside not in matching.heir:
            beside += step
        if matching.is_near(o, beside):
            n = matching.heir[beside]
            if matching.old[beside].fingerprint != matching.new[n].fingerprint:
                yield beside, n


def _gain(extra: str, beside: str, whole: str, is_before: bool) -> float:
    """How much of `extra` the other side has beyond what `beside` has in common with it."""
    if not extra:
        return 0.0
    together = extra + beside if is_before else beside + extra
    return (LCSseq.similarity(together, whole) - LCSseq.similarity(beside, whole)) / len(extra)


def _is_sure(extra: str, whole: str, gain: float, is_before: bool) -> bool:
    """Few words must stand at the end where they were joined or parted."""
    if len(extra) >= FEWEST_WORDS:
        return gain >= GAIN
    return whole.startswith(extra) if is_before else whole.endswith(extra)


def _part(matching: Matching, o: int, n: int, is_before: bool) -> None:
    if is_before:
        matching.hand_over(o, n)
    else:
        matching.parts.add(n)


def _doubt_joints(matching: Matching) -> None:
    """A few words that may have gone into the passage beside them."""
    for o in matching.open_old():
        grown = [
            n
            for beside, n in changed_neighbours(matching, o)
            if _gain(matching.old[o].trace, matching.old[beside].trace, matching.new[n].trace, o < beside) > 0
        ]
        if grown:
            matching.doubtful[o] = tuple(dict.fromkeys(grown))


def _changed_origins(matching: Matching, n: int) -> Iterator[tuple[int, int]]:
    for step in (-1, 1):
        beside = n + step
        o = matching.origin.get(beside)
        near = 0 <= beside < len(matching.new) and matching.new[beside].report == matching.new[n].report
        if near and o is not None and matching.old[o].fingerprint != matching.new[beside].fingerprint:
            yield beside, o
