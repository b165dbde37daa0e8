"""Passages that were joined to the one beside them, or parted from it, while their words changed too."""

from collections.abc import Iterator

from rapidfuzz.distance import LCSseq

from build_tools.arabic.text import folded_words
from build_tools.ledger.alignment.exact import FEWEST_WORDS
from build_tools.ledger.alignment.matching import Matching
from build_tools.ledger.alignment.similarity import SHORT_WORDS, pairs_of_words

GAIN = 0.5
LOOSE = 0.2
NEAR = 4


def match_labels(matching: Matching) -> None:
    """A heading that became the label of another, «Article 2», goes into that one."""
    labels = {(new.report, folded_words(str(new.number))): n for n, new in enumerate(matching.new)}
    for o in matching.open_old():
        old = matching.old[o]
        n = labels.get((old.report, old.opening)) if old.kind == "heading" else None
        if n is not None:
            matching.merged[o] = n


def match_joints(matching: Matching) -> None:
    """Old passages go into what their neighbour became; new ones come out of what it was.

    That is so where the two together have the words which the neighbour alone lacks.
    """
    for o in matching.open_old():
        for beside, n in changed_neighbours(matching, o):
            words, whole = matching.old[o].trace, matching.new[n].trace
            if _is_joint(words, matching.old[beside].trace, whole, o < beside) and not _has_rival(
                matching, o
            ):
                matching.merged[o] = n
                break
    for n in matching.open_new():
        for beside, o in _changed_origins(matching, n):
            words, whole = matching.new[n].trace, matching.old[o].trace
            if _is_joint(words, matching.new[beside].trace, whole, n < beside):
                follow_part(matching, o, n, is_before=n < beside)
                break


def _has_rival(matching: Matching, o: int) -> bool:
    """Whether a new passage of its kind stands where few words stood: it may be these, in others."""
    before, after = (matching.settled_beside(o, step) for step in (-1, 1))
    if len(matching.old[o].trace) >= FEWEST_WORDS or before is None or after is None:
        return False
    between = range(before + 1, min(after, before + 1 + NEAR))
    return any(matching.is_open_new(n) and matching.new[n].kind == matching.old[o].kind for n in between)


def follow_part(matching: Matching, o: int, n: int, *, is_before: bool) -> None:
    """Make `n` the heir of `o` where it is the part before the one that was, else a further part."""
    if is_before:
        matching.hand_over(o, n)
    else:
        matching.parts[n] = o


def changed_neighbours(matching: Matching, o: int) -> Iterator[tuple[int, int]]:
    """Yield the nearest passages beside `o` that live on in other words, each with what it became."""
    for step in (-1, 1):
        beside = matching.living_beside(o, step)
        if beside is not None:
            n = matching.heir[beside]
            if matching.old[beside].fingerprint != matching.new[n].fingerprint:
                yield beside, n


def gain(extra: str, beside: str, whole: str, is_before: bool) -> float:
    """Return how much of `extra` stands in `whole` beyond what `beside` has in common with it."""
    if not extra:
        return 0.0
    together = extra + beside if is_before else beside + extra
    return (LCSseq.similarity(together, whole) - LCSseq.similarity(beside, whole)) / len(extra)


def _is_joint(extra: str, beside: str, whole: str, is_before: bool) -> bool:
    """Few words must stand at the end where they were joined or parted."""
    share = gain(extra, beside, whole, is_before)
    if len(extra) >= FEWEST_WORDS:
        pairs = pairs_of_words(extra)
        together = sum(pair in whole for pair in pairs)
        return share >= GAIN and together >= (LOOSE if len(extra) > SHORT_WORDS else GAIN) * len(pairs)
    at_end = whole.startswith(extra) if is_before else whole.endswith(extra)
    return share > 0 and at_end


def _changed_origins(matching: Matching, n: int) -> Iterator[tuple[int, int]]:
    """The nearest passages beside `n` that come from an old one in other words, each with this one."""
    report = matching.new[n].report
    for step in (-1, 1):
        for beside in range(n + step, n + NEAR * step, step):
            if not 0 <= beside < len(matching.new) or matching.new[beside].report != report:
                break
            o = matching.origin.get(beside)
            if o is not None:
                if matching.old[o].fingerprint != matching.new[beside].fingerprint:
                    yield beside, o
                break
