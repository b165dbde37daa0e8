"""How alike two passages are: pairs that share words, found without comparing all with all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz.distance import Indel

from build_tools.ledger.alignment.matching import Matching, Node

COMMON = 12
NEAREST = 6
SHORT_WORDS = 8
SHORT_ALIKE = 0.6
MOST_SHORT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike an old and a new passage are, from 0 to 1.

    `ratio` is that of the words both have in order; `part` how much of the new passage stood in the
    old one, `whole` how much of the old one stands in the new.
    """

    old: int
    new: int
    ratio: float
    part: float
    whole: float
    shared: frozenset[str]


def likenesses(matching: Matching) -> list[Likeness]:
    """Return the pairs of open passages that are alike at all, each old one with its nearest few."""
    old, new = matching.open_old(), matching.open_new()
    pairs = set(_sharing(matching, old, new)) | set(_short(matching, old, new))
    return [compare(matching, o, n) for o, n in sorted(pairs)]


def compare(matching: Matching, o: int, n: int) -> Likeness:
    """Return how alike the old passage `o` and the new passage `n` are."""
    old, new = matching.old[o], matching.new[n]
    of_old, of_new = pairs_of_words(old.trace), pairs_of_words(new.trace)
    shared = of_old & of_new
    return Likeness(
        old=o,
        new=n,
        ratio=_ratio(old, new),
        part=len(shared) / max(len(of_new), 1),
        whole=len(shared) / max(len(of_old), 1),
        shared=shared,
    )


def pairs_of_words(trace: str) -> frozenset[str]:
    """Return each two neighbouring words of a trace."""
    return frozenset(trace[place : place + 2] for place in range(len(trace) - 1))


def _ratio(old: Node, new: Node) -> float:
    """Of few words the letters tell more than the words, but «Article 4» is not «Article 11»."""
    if not old.trace:
        return 0.0
    by_words = float(Indel.normalized_similarity(old.trace, new.trace))
    if max(len(old.trace), len(new.trace)) > SHORT_WORDS or _figures(old) != _figures(new):
        return by_words
    by_letters = float(Indel.normalized_similarity(old.opening, new.opening))
    return max(by_words, by_letters if by_letters >= SHORT_ALIKE else 0.0)


def _figures(node: Node) -> str:
    return "".join(filter(str.isdigit, node.opening))


def _sharing(matching: Matching, old: Iterable[int], new: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Pairs that share two words in a row; what stands in many passages tells nothing."""
    index: dict[str, list[int]] = defaultdict(list)
    for n in new:
        for pair in pairs_of_words(matching.new[n].trace):
            index[pair].append(n)
    nearest: dict[int, Counter[int]] = defaultdict(Counter)
    for o in old:
        counts = Counter(
            n
            for pair in pairs_of_words(matching.old[o].trace)
            if len(index.get(pair, ())) <= COMMON
            for n in index.get(pair, ())
        )
        for n, shared in counts.items():
            nearest[n][o] = shared
        yield from ((o, n) for n, _ in counts.most_common(NEAREST))
    for n, olds in nearest.items():
        yield from ((o, n) for o, _ in olds.most_common(NEAREST))


def _short(matching: Matching, old: Iterable[int], new: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Passages of few words, compared letter by letter: with those that stand about where they stood."""
    ours = _shorts(matching.old, old)
    theirs = _shorts(matching.new, new)
    times: Counter[int] = Counter()

    def is_alike(o: int, n: int) -> bool:
        return _ratio(matching.old[o], matching.new[n]) >= SHORT_ALIKE

    for report, places in ours.items():
        near = theirs.get(report, [])
        far = list(islice((n for other, ns in theirs.items() if other != report for n in ns), MOST_SHORT))
        for rank, o in enumerate(places):
            for n in (*around(near, rank * len(near) // len(places), MOST_SHORT), *far):
                if times[n] < 2 * MOST_SHORT and is_alike(o, n):
                    times[n] += 1
                    yield o, n


def _shorts(nodes: Sequence[Node], places: Iterable[int]) -> dict[str, list[int]]:
    """The passages of few words of each report."""
    found: dict[str, list[int]] = defaultdict(list)
    for place in places:
        if len(nodes[place].trace) <= SHORT_WORDS:
            found[nodes[place].report].append(place)
    return found


def around(places: Sequence[int], at: int, most: int) -> Sequence[int]:
    """Return some of the places, those about the one at an index.

    >>> around(range(10), 0, 3), around(range(10), 5, 3), around(range(10), 10, 3), around(range(2), 1, 3)
    (range(0, 3), range(4, 7), range(7, 10), range(0, 2))
    """
    start = max(0, min(at - most // 2, len(places) - most))
    return places[start : start + most]


def grouped(found: Iterable[Likeness], side: str) -> dict[int, list[Likeness]]:
    """Return likenesses by the place of their `old` or `new` passage."""
    groups: dict[int, list[Likeness]] = defaultdict(list)
    for like in found:
        groups[getattr(like, side)].append(like)
    return groups
