"""What is not certain: old passages that may live on somewhere, and heirs that say little of their origin."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from rapidfuzz.distance import Indel

from build_tools.ledger.alignment.edits import ALIKE, IN_PLACE, SURE
from build_tools.ledger.alignment.joints import changed_neighbours, gain
from build_tools.ledger.alignment.matching import MOST, MOST_CANDIDATES, Matching
from build_tools.ledger.alignment.parts import TELLING_PAIRS
from build_tools.ledger.alignment.similarity import (
    SHORT_ALIKE,
    SHORT_WORDS,
    Likeness,
    around,
    compare,
    grouped,
    pairs_of_words,
)

LITTLE = 0.25
NEAR = 4
BEGINS = 0.8
BEGINNING = 4
GAINED = 0.5
EDGE = 2


class _Changed:
    """The new passages of each report whose words are not those of an old one."""

    def __init__(self, matching: Matching) -> None:
        self.places: dict[str, list[int]] = defaultdict(list)
        self.headings: dict[str, list[int]] = defaultdict(list)
        self.gained: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, new in enumerate(matching.new):
            origin = matching.origin.get(n)
            old = None if origin is None else matching.old[origin]
            if old is None or old.fingerprint != new.fingerprint:
                self.places[new.report].append(n)
                for word in set(new.trace) - set(old.trace) if old else ():
                    self.gained[new.report, word].append(n)
            if new.kind == "heading" and matching.is_open_new(n):
                self.headings[new.report].append(n)


def find_doubts(matching: Matching, found: Sequence[Likeness]) -> None:
    """What may live on is doubtful: in the same few words elsewhere, in something a little like it, in
    something new where it stood, in a neighbour that grew, or where its first words are."""
    same: dict[str, list[int]] = defaultdict(list)
    for n in matching.open_new():
        same[matching.new[n].fingerprint].append(n)
    alike = grouped(sorted(found, key=lambda like: -like.ratio), "old")
    changed = _Changed(matching)
    doubts = {
        o: (
            *matching.doubtful.get(o, ()),
            *same.get(matching.old[o].fingerprint, ())[:MOST_CANDIDATES],
            *_a_little_alike(matching, alike.get(o, ())),
            *_in_its_place(matching, o),
            *_begins_alike(matching, o, changed),
            *_grown_beside(matching, o),
            *_begun_elsewhere(matching, o),
            *_gained(matching, o, changed),
            *_new_headings(matching, o, changed),
        )
        for o in range(len(matching.old))
        if o not in matching.heir and o not in matching.merged
    }
    for o, candidates in doubts.items():
        if candidates:
            matching.doubtful[o] = tuple(dict.fromkeys(candidates))[:MOST_CANDIDATES]


def find_reworded(matching: Matching) -> None:
    """Heirs whose words are hardly those of their origin: the place tells more than the words."""
    for o, n in matching.heir.items():
        old, new = matching.old[o], matching.new[n]
        if old.fingerprint != new.fingerprint:
            enough = SURE if old.kind == "heading" else ALIKE
            like = compare(matching, o, n)
            if max(like.ratio, like.part, like.whole) < enough:
                matching.reworded.add(o)


def _a_little_alike(matching: Matching, likes: Sequence[Likeness]) -> Iterator[int]:
    for like in likes:
        much = max(like.ratio, like.whole, like.part) >= IN_PLACE and len(like.shared) > 1
        few = len(matching.old[like.old].trace) <= SHORT_WORDS and max(like.ratio, like.whole) >= SHORT_ALIKE
        free = like.new not in matching.origin
        some = much or len(like.shared) >= TELLING_PAIRS
        taken_in = (few and like.whole >= SHORT_ALIKE) or (not free and some and _is_fresh(matching, like))
        if taken_in or (free and (much or few)):
            yield like.new


def _is_fresh(matching: Matching, like: Likeness) -> bool:
    """Whether the words that both have are not those of another passage that the new one comes from."""
    origin = matching.old[matching.origin[like.new]]
    return 2 * len(like.shared - pairs_of_words(origin.trace)) >= len(like.shared)


def _in_its_place(matching: Matching, o: int) -> Iterator[int]:
    """New passages between what its neighbours became; where these were parted, those of its kind."""
    node = matching.old[o]
    before, after = (matching.settled_beside(o, step) for step in (-1, 1))
    together = before is not None and after is not None and before < after <= before + 2 * NEAR
    for n in _places_beside(before, after, together):
        new = matching.new[n] if 0 <= n < len(matching.new) else None
        fits = new and new.report == node.report and (together or new.kind == node.kind)
        if fits and n not in matching.origin:
            yield n


def _places_beside(before: int | None, after: int | None, together: bool) -> Iterator[int]:
    """The places after the one and before the other."""
    if before is not None:
        last = after if together and after is not None else before + 1 + NEAR
        yield from range(before + 1, last)
    if after is not None and not together:
        yield from range(after - 1, after - 1 - NEAR, -1)


def _begins_alike(matching: Matching, o: int, changed: _Changed) -> Iterator[int]:
    """Changed passages of its report, about where it stood, that begin with nearly its few words."""
    node = matching.old[o]
    if not 1 < len(node.trace) <= SHORT_WORDS:
        return
    for n in _nearest(changed.places[node.report], _place_of(matching, o), MOST):
        new = matching.new[n]
        if len(new.trace) > len(node.trace):
            beginning = new.opening[: len(node.opening)]
            if Indel.normalized_similarity(node.opening, beginning) >= BEGINS:
                yield n


def _nearest(places: Sequence[int], place: int, most: int) -> Sequence[int]:
    """Some of the sorted places, those about a place."""
    return around(places, bisect_left(places, place), most)


def _place_of(matching: Matching, o: int) -> int:
    """Where an old passage would stand now: after what stood before it and stays in its report."""
    return matching.settled_beside(o, -1) or 0


def _begun_elsewhere(matching: Matching, o: int) -> Iterator[int]:
    """Changed passages that have its first words, while what they come from has not."""
    first = matching.old[o].trace[:BEGINNING]
    if len(first) < BEGINNING:
        return
    yield from matching.gained(first)


def _gained(matching: Matching, o: int, changed: _Changed) -> Iterator[int]:
    """Changed passages that have more of its few words than what they come from."""
    words = set(matching.old[o].trace)
    if not 0 < len(matching.old[o].trace) <= SHORT_WORDS:
        return
    report, place = matching.old[o].report, _place_of(matching, o)
    gained = (_nearest(changed.gained[report, word], place, MOST) for word in words)
    counts = Counter(chain.from_iterable(gained))
    yield from sorted(n for n, count in counts.items() if count >= GAINED * len(words))


def _new_headings(matching: Matching, o: int, changed: _Changed) -> Iterator[int]:
    """Of a heading, those that are new in its report: the nearest first."""
    node = matching.old[o]
    if node.kind == "heading":
        before = _place_of(matching, o)
        fresh = _nearest(changed.headings[node.report], before, 2 * MOST_CANDIDATES)
        yield from sorted(fresh, key=lambda n: abs(n - before))


def _grown_beside(matching: Matching, o: int) -> Iterator[int]:
    """A neighbour that has some of the words; of a heading or few words, one that changed where it stood."""
    words = matching.old[o].trace
    little = matching.old[o].kind == "heading" or len(words) <= SHORT_WORDS
    for beside, n in changed_neighbours(matching, o):
        old, new = matching.old[beside].trace, matching.new[n].trace
        edge = slice(-EDGE, None) if beside < o else slice(EDGE)
        if (little and old[edge] != new[edge]) or gain(words, old, new, o < beside) >= LITTLE:
            yield n
    if little:
        yield from _gone_with(matching, o)


def _gone_with(matching: Matching, o: int) -> Iterator[int]:
    """What the passages beside it were merged into, or may have become."""
    for beside in (o - 1, o + 1):
        if matching.is_near(o, beside):
            yield from (matching.merged[beside],) if beside in matching.merged else ()
            yield from matching.doubtful.get(beside, ())
