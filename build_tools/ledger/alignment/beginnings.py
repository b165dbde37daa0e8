"""The anchor follows the beginning of its passage, where the beginning and the rest were parted."""

from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import LCSseq

from build_tools.ledger.alignment.joints import changed_neighbours, follow_part
from build_tools.ledger.alignment.matching import Matching
from build_tools.ledger.alignment.parts import FEWEST_PAIRS
from build_tools.ledger.alignment.similarity import pairs_of_words

LONGEST = 6
HELD = 0.6
LOST = 0.4
NEAR = 4
LEAST = 4
HEAD = 12
MOST_CANDIDATES = 3


def follow_beginnings(matching: Matching) -> None:
    """An old passage whose heir lacks its first words lives on where these words are.

    Where another passage took in the rest of it, both are candidates.
    """
    for o, n in sorted(matching.merged.items()):
        first = matching.old[o].trace[:LEAST]
        held = _held_elsewhere(matching, n, first) if len(first) == LEAST else []
        if held:
            del matching.merged[o]
            matching.doubtful[o] = (*held, n)
    for o, n in sorted(matching.heir.items()):
        old, new = matching.old[o], matching.new[n]
        first = old.trace[: min(LONGEST, len(old.trace) // 2)]
        if old.fingerprint == new.fingerprint or len(first) < 3 or _holds(first, new.trace) > LOST:
            continue
        part = next(_new_parts(matching, n, first), None)
        if part is not None:
            follow_part(matching, o, part, is_before=True)
            continue
        if _joined_before(matching, o, first):
            continue
        held = _held_elsewhere(matching, n, first[:LEAST]) or _gained_elsewhere(matching, o, n)
        if held:
            matching.give_up(o)
            matching.doubtful[o] = (*held[:MOST_CANDIDATES], n)


def _held_elsewhere(matching: Matching, n: int, first: str) -> list[int]:
    """The passages that gained the first words, where `n` lacks these."""
    if first in matching.new[n].trace:
        return []
    return [at for at in matching.gained(first) if at != n]


def _gained_elsewhere(matching: Matching, o: int, n: int) -> list[int]:
    """The passages that gained some of the words with which `o` began, where `n` lacks these."""
    head = pairs_of_words(matching.old[o].trace[:HEAD]) - pairs_of_words(matching.new[n].trace)
    counts = Counter(at for pair in head for at in matching.gained(pair))
    return [at for at, count in counts.items() if count >= FEWEST_PAIRS]


def _joined_before(matching: Matching, o: int, first: str) -> bool:
    """Whether the first words went into what the passage before became; then so does the passage."""
    for beside, n in changed_neighbours(matching, o):
        before = _holds(first, matching.old[beside].trace, whole=True)
        if beside < o and _holds(first, matching.new[n].trace, whole=True) >= HELD > before:
            matching.give_up(o)
            matching.merged[o] = n
            return True
    return False


def _new_parts(matching: Matching, n: int, first: str) -> Iterator[int]:
    """New passages shortly before `n` that begin like the passage did."""
    for part in range(n - 1, max(n - NEAR, -1), -1):
        if matching.new[part].report != matching.new[n].report:
            return
        trace = matching.new[part].trace
        if part not in matching.origin and trace:
            wanted = first[: len(trace)]
            if len(wanted) > 1 and _holds(wanted, trace) >= HELD:
                yield part


def _holds(first: str, trace: str, *, whole: bool = False) -> float:
    """How much of the first words stand, in order, at the beginning of a trace, or anywhere in it."""
    if whole:
        pairs = [first[at : at + 2] for at in range(len(first) - 1)]
        return sum(pair in trace for pair in pairs) / max(len(pairs), 1)
    return float(LCSseq.similarity(first, trace[: 2 * len(first)])) / len(first)
