"""Passages whose words changed: by how alike they are, and by where they stand."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from build_tools.ledger.alignment.exact import FEWEST_WORDS
from build_tools.ledger.alignment.matching import Matching, Node
from build_tools.ledger.alignment.similarity import SHORT_WORDS, Likeness, compare, grouped

SURE = 0.7
ALIKE = 0.5
IN_PLACE = 0.35
ACROSS = 0.8
BONUS = 0.1
MARGIN = 0.05
FEW_WORDS = 2


class _Rivals(NamedTuple):
    """Pairs that may be settled, with their scores, by the passages of either side."""

    scores: Mapping[Likeness, float]
    of_old: Mapping[int, Sequence[Likeness]]
    of_new: Mapping[int, Sequence[Likeness]]


def match_edits(matching: Matching, found: Sequence[Likeness]) -> None:
    """Match what is alike, the surest first; what has a rival as near as itself is doubtful."""
    of_old = grouped(found, "old")
    for least in (SURE, IN_PLACE):
        scores = {
            like: score
            for like in found
            if like.ratio >= least and (score := _score(matching, like)) and _is_open(matching, like)
        }
        scored = sorted(scores, key=lambda like: (-scores[like], like.old, like.new))
        rivals = _Rivals(scores, grouped(scored, "old"), grouped(scored, "new"))
        for like in scored:
            if _is_open(matching, like) and not _doubt_word(matching, like, of_old[like.old]):
                _settle(matching, like, rivals)


def match_in_place(matching: Matching) -> None:
    """What stands between the same neighbours as before is the same heading, or may be the same passage."""
    elsewhere = {matching.new[n].fingerprint for n in matching.open_new()}
    for olds, news in list(_runs(matching)):
        kinds = {matching.old[o].kind for o in olds}
        for kind in sorted(kinds):
            before = [o for o in olds if matching.old[o].kind == kind]
            after = [n for n in news if matching.new[n].kind == kind]
            if len(before) == len(after):
                for o, n in zip(before, after, strict=True):
                    _settle_in_place(matching, o, n, elsewhere)


def _score(matching: Matching, like: Likeness) -> float:
    """0 where the pair is not alike enough for where it stands."""
    old, new = matching.old[like.old], matching.new[like.new]
    if old.report != new.report:
        enough = like.ratio >= ACROSS and min(len(old.trace), len(new.trace)) >= FEWEST_WORDS
        return like.ratio - BONUS if enough else 0.0
    few = min(len(old.trace), len(new.trace)) < FEWEST_WORDS
    if few and old.kind != new.kind and like.ratio < ACROSS:
        return 0.0
    beside = matching.neighbours(like.old, like.new)
    numbered = matching.same_number(like.old, like.new)
    if like.ratio < ALIKE and beside < 2:
        return 0.0
    little = max(len(old.trace), len(new.trace)) <= SHORT_WORDS
    if little and like.ratio < ACROSS and not (beside or numbered):
        return 0.0
    return like.ratio + BONUS * (beside + numbered) + (BONUS / 5) * (old.kind == new.kind)


def _is_open(matching: Matching, like: Likeness) -> bool:
    return matching.is_open_old(like.old) and matching.is_open_new(like.new)


def _doubt_word(matching: Matching, like: Likeness, others: Sequence[Likeness]) -> bool:
    """Doubt what a word or two became where others, wherever they stand, are more like them."""
    if len(matching.old[like.old].trace) > FEW_WORDS:
        return False
    more = [other.new for other in others if other.ratio > like.ratio and _is_open(matching, other)]
    if more:
        matching.doubtful[like.old] = (like.new, *more)
    return bool(more)


def _settle(matching: Matching, like: Likeness, rivals: _Rivals) -> None:
    """Match a pair, or doubt it where another claims either of the two as surely and would be left alone."""
    scores, of_old, of_new = rivals

    def near(pairs: Sequence[Likeness]) -> Iterator[Likeness]:
        for other in pairs:
            as_sure = scores[other] > scores[like] - MARGIN and abs(other.ratio - like.ratio) < MARGIN
            if as_sure and _is_open(matching, other):
                yield other

    other_new = [other.new for other in near(of_old[like.old]) if other.new != like.new]
    other_old = [other.old for other in near(of_new[like.new]) if other.old != like.old]
    lost = [o for o in other_old if not any(other.new != like.new for other in near(of_old[o]))]
    unclaimed = [n for n in other_new if not any(other.old != like.old for other in near(of_new[n]))]
    if not lost and not unclaimed:
        matching.match(like.old, like.new)
        return
    for o in (like.old, *lost):
        matching.doubtful[o] = (like.new, *(unclaimed if o == like.old else ()))


def _runs(matching: Matching) -> Iterator[tuple[list[int], list[int]]]:
    """Open passages between two neighbours that live on, with the open ones that stand there now."""
    for o in matching.open_old():
        start = _beginning(matching, o)
        if start is None:
            continue
        report = matching.old[o].report
        olds = list(_stretch(matching.old, o, report, matching.is_open_old))
        news = list(_stretch(matching.new, start, report, matching.is_open_new))
        if news and _follows(matching, olds[-1], news[-1]):
            yield olds, news


def _stretch(nodes: Sequence[Node], start: int, report: str, is_open: Callable[[int], bool]) -> Iterator[int]:
    for place in range(start, len(nodes)):
        if nodes[place].report != report or not is_open(place):
            return
        yield place


def _beginning(matching: Matching, o: int) -> int | None:
    """Where the passages after the neighbour before `o` begin now, if that one lives on here."""
    report = matching.old[o].report
    if o and matching.is_open_old(o - 1) and matching.old[o - 1].report == report:
        return None
    if o == 0 or matching.old[o - 1].report != report:
        return next((n for n, node in enumerate(matching.new) if node.report == report), None)
    before = matching.heir.get(o - 1)
    return None if before is None or matching.new[before].report != report else before + 1


def _follows(matching: Matching, o: int, n: int) -> bool:
    """Whether what follows `o` is what follows `n` now."""
    steps = [pair for pair in matching.steps(o, n) if pair[0] == o + 1]
    if steps:
        return matching.heir.get(o + 1) == n + 1
    ends_old = o + 1 == len(matching.old) or matching.old[o + 1].report != matching.old[o].report
    ends_new = n + 1 == len(matching.new) or matching.new[n + 1].report != matching.new[n].report
    return ends_old and ends_new


def _settle_in_place(matching: Matching, o: int, n: int, elsewhere: Collection[str]) -> None:
    """A heading of other words is the same, unless its own stand `elsewhere`, unclaimed or in a passage."""
    old = matching.old[o]
    like = compare(matching, o, n)
    moved = old.fingerprint in elsewhere or any(matching.gained(old.trace))
    if like.ratio >= IN_PLACE or (old.kind == "heading" and not moved):
        matching.match(o, n)
