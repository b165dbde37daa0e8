"""Passages that were split, merged, cut or grown: their words stand together elsewhere."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from build_tools.ledger.alignment.matching import Matching
from build_tools.ledger.alignment.similarity import Likeness, grouped, pairs_of_words

CONTAINED = 0.7
COVERED = 0.5
OVERLAP = 0.2
CUT = 0.3
FEWEST_PAIRS = 2
TELLING_PAIRS = 5
NEAR = 4


def match_splits(matching: Matching, found: Sequence[Likeness]) -> None:
    """A passage that became several lives on in the part that holds its beginning."""
    nearest = _nearest(found, "new")
    for o, all_parts in grouped(found, "old").items():
        parts = [like for like in all_parts if like.part >= CONTAINED and nearest[like.new] == o]
        chosen = _apart(parts)
        pairs = pairs_of_words(matching.old[o].trace)
        if len(chosen) > 1 and sum(len(like.shared) for like in chosen) >= COVERED * len(pairs):
            chosen.sort(key=lambda like: place_in(matching.old[o].trace, like.shared))
            matching.match(o, chosen[0].new)
            matching.parts.update((like.new, o) for like in chosen[1:])


def match_merges(matching: Matching, found: Sequence[Likeness]) -> None:
    """Passages that became one live on in it: the first as its origin, the others merged into it."""
    nearest = _nearest(found, "old")
    for n, all_wholes in grouped(found, "new").items():
        if n in matching.origin or n in matching.parts:
            continue
        wholes = [like for like in all_wholes if like.whole >= CONTAINED and nearest[like.old] == n]
        chosen = _apart([like for like in wholes if like.old not in matching.heir])
        pairs = pairs_of_words(matching.new[n].trace)
        if len(chosen) > 1 and sum(len(like.shared) for like in chosen) >= COVERED * len(pairs):
            chosen = [like for like in chosen if _is_telling(matching, like, chosen[0])]
            chosen.sort(key=lambda like: place_in(matching.new[n].trace, like.shared))
            matching.match(chosen[0].old, n)
            matching.merged.update((like.old, n) for like in chosen[1:])


def _is_telling(matching: Matching, like: Likeness, main: Likeness) -> bool:
    """Few words are merged into what they stood near; from afar they may be a quotation."""
    near = abs(like.old - main.old) <= NEAR and matching.old[like.old].report == matching.old[main.old].report
    return near or len(like.shared) >= TELLING_PAIRS


def match_remnants(matching: Matching, found: Sequence[Likeness]) -> None:
    """What is left of a passage, or was taken into another, follows it."""
    for like in sorted(found, key=lambda like: -len(like.shared)):
        o, n = like.old, like.new
        if len(like.shared) < FEWEST_PAIRS or o in matching.merged or o in matching.doubtful:
            continue
        open_old, open_new = o not in matching.heir, n not in matching.origin and n not in matching.parts
        if open_old and open_new and _is_rest(matching, like):
            matching.match(o, n)
        elif open_new and not open_old and like.part >= CONTAINED:
            _add_part(matching, like)
        elif (
            open_old
            and like.whole >= CONTAINED
            and len(like.shared) >= TELLING_PAIRS
            and n in matching.origin
        ):
            _add_whole(matching, like)


def _is_rest(matching: Matching, like: Likeness) -> bool:
    """Whether a passage was cut or grown; a few of its words alone may be a quotation of it."""
    much = like.whole >= CUT or matching.neighbours(like.old, like.new) > 0
    return like.whole >= CONTAINED or (like.part >= CONTAINED and much)


def place_in(trace: str, shared: Iterable[str]) -> int:
    """Return where the shared pairs of words stand in a trace: the middle one, as some stand twice."""
    places = sorted(trace.find(pair) for pair in shared)
    return places[len(places) // 2] if places else len(trace)


def _add_part(matching: Matching, like: Likeness) -> None:
    """A new passage out of an old one that lives on elsewhere: the part with the beginning is the heir."""
    heir = matching.heir[like.old]
    trace = matching.old[like.old].trace
    of_heir = pairs_of_words(matching.new[heir].trace) & pairs_of_words(trace)
    if len(like.shared & of_heir) > OVERLAP * len(like.shared):
        return
    if place_in(trace, like.shared) < place_in(trace, of_heir):
        matching.hand_over(like.old, like.new)
    else:
        matching.parts[like.new] = like.old


def _add_whole(matching: Matching, like: Likeness) -> None:
    origin = matching.old[matching.origin[like.new]]
    if len(like.shared & pairs_of_words(origin.trace)) <= OVERLAP * len(like.shared):
        matching.merged[like.old] = like.new


def _nearest(found: Iterable[Likeness], side: str) -> dict[int, int]:
    """For each passage of one side, the one of the other that shares most with it."""
    other = attrgetter("old" if side == "new" else "new")
    best: dict[int, tuple[int, int]] = {}
    for like in found:
        place, score = getattr(like, side), (len(like.shared), -other(like))
        best[place] = max(best.get(place, (-1, 0)), score)
    return {place: -negative for place, (_, negative) in best.items()}


def _apart(found: Iterable[Likeness]) -> list[Likeness]:
    """The likenesses that share different words, the largest first."""
    chosen: list[Likeness] = []
    seen: set[str] = set()
    for like in sorted(found, key=lambda like: (-len(like.shared), like.old, like.new)):
        fresh = len(like.shared) >= FEWEST_PAIRS and len(like.shared & seen) <= OVERLAP * len(like.shared)
        if fresh:
            chosen.append(like)
            seen |= like.shared
    return chosen
