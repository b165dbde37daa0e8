"""The state of an alignment: passages as they were and as they are, and which became which."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from build_tools.arabic.text import folded_words

MOST_CANDIDATES = 4  # for what an old passage may have become
MOST = 200  # passages that are looked at for the same words: what stands in more tells nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A passage as the alignment sees it; `exact` are its first words as they stand."""

    report: str
    kind: str
    number: int | str | None
    fingerprint: str
    trace: str
    exact: str

    @property
    def opening(self) -> str:
        """Its first words, folded."""
        return _folded(self.exact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What became of the old passages, by their places in the two sequences.

    `heirs` are the passages that live on; `reworded` those of them whose words tell nothing;
    `merged` live on in a passage that is another's heir; of `doubtful` there are candidates.
    What is in none of them is gone. `parts` are new passages with further words of an old one.
    """

    heirs: dict[int, int] = field(default_factory=dict)
    reworded: frozenset[int] = frozenset()
    merged: dict[int, int] = field(default_factory=dict)
    doubtful: dict[int, tuple[int, ...]] = field(default_factory=dict)
    parts: dict[int, int] = field(default_factory=dict)


@lru_cache(maxsize=1 << 14)
def _folded(exact: str) -> str:
    """What most passages are never asked for, and some again and again."""
    return folded_words(exact)


class Matching:
    """An alignment in the making. Passages of one report stand together, in reading order."""

    def __init__(self, old: Sequence[Node], new: Sequence[Node]) -> None:
        self.old = old
        self.new = new
        self.heir: dict[int, int] = {}
        self.origin: dict[int, int] = {}
        self.merged: dict[int, int] = {}
        self.doubtful: dict[int, tuple[int, ...]] = {}
        self.reworded: set[int] = set()
        self.parts: dict[int, int] = {}
        self._having: dict[str, list[int]] | None = None
        # The old passages that live on, anywhere and in their report, in reading order: a neighbour is
        # found without a walk over all that is gone.
        self._living: list[int] = []
        self._staying: list[int] = []

    def match(self, o: int, n: int) -> None:
        """The old passage `o` lives on as the new passage `n`."""
        self.heir[o] = n
        self.origin[n] = o
        _put(self._living, o, True)
        _put(self._staying, o, self.old[o].report == self.new[n].report)

    def hand_over(self, o: int, n: int) -> None:
        """The heir of `o` is `n`; the one it had is a further part of it."""
        self.parts[self.heir[o]] = o
        del self.origin[self.heir[o]]
        self.match(o, n)

    def give_up(self, o: int) -> None:
        """What became of `o` was only the rest of it."""
        self.parts[self.heir[o]] = o
        del self.origin[self.heir[o]]
        del self.heir[o]
        for places in (self._living, self._staying):
            _put(places, o, False)

    def open_old(self) -> list[int]:
        """The old passages of which nothing is known yet."""
        return [o for o in range(len(self.old)) if self.is_open_old(o)]

    def open_new(self) -> list[int]:
        """The new passages of which nothing is known yet."""
        return [n for n in range(len(self.new)) if self.is_open_new(n)]

    def is_open_old(self, o: int) -> bool:
        """Tell whether nothing is known yet of the old passage `o`."""
        return o not in self.heir and o not in self.merged and o not in self.doubtful

    def is_open_new(self, n: int) -> bool:
        """Tell whether nothing is known yet of the new passage `n`."""
        return n not in self.origin and n not in self.parts

    def neighbours(self, o: int, n: int) -> int:
        """How many of the two neighbours of `o` became those of `n`; the ends of a report are neighbours."""
        return sum(self._beside(o, n, step) for step in (-1, 1))

    def steps(self, o: int, n: int) -> Iterator[tuple[int, int]]:
        """The pairs before and after a pair, within the reports."""
        for step in (-1, 1):
            if _same_report(self.old, o, o + step) and _same_report(self.new, n, n + step):
                yield o + step, n + step

    def settled_beside(self, o: int, step: int) -> int | None:
        """What the nearest old passage before or after `o` that lives on in its report became."""
        beside = self._nearest(self._staying, o, step)
        return None if beside is None else self.heir[beside]

    def living_beside(self, o: int, step: int) -> int | None:
        """The nearest old passage before or after `o`, in its report, that lives on."""
        return self._nearest(self._living, o, step)

    def ends_old(self, o: int, step: int) -> bool:
        """Tell whether no old passage of its report stood before or after `o`."""
        return not _same_report(self.old, o, o + step)

    def ends_new(self, n: int, step: int) -> bool:
        """Tell whether no new passage of its report stands before or after `n`."""
        return not _same_report(self.new, n, n + step)

    def same_number(self, o: int, n: int) -> bool:
        """Tell whether both passages bear one printed number, and are of one kind."""
        old, new = self.old[o], self.new[n]
        return old.number is not None and (old.kind, old.number) == (new.kind, new.number)

    def is_near(self, o: int, other: int) -> bool:
        """Tell whether there is an old passage `other`, in the report of `o`."""
        return _same_report(self.old, o, other)

    def having(self, words: str) -> Iterator[int]:
        """Yield the new passages that have the words of a trace in a row; of one word, those it begins.

        They are looked for where the rarest two of the words stand, in `MOST` passages at most.
        """
        if not words:
            return
        if self._having is None:
            self._having = self._index()
        pairs = (words[place : place + 2] for place in range(max(len(words) - 1, 1)))
        found = min((self._having.get(pair, []) for pair in pairs), key=len)
        yield from (n for n in islice(found, MOST) if words in self.new[n].trace)

    def gained(self, words: str) -> Iterator[int]:
        """Yield those of them whose old passage, if they had one, lacked these words."""
        for n in self.having(words):
            if n not in self.origin or words not in self.old[self.origin[n]].trace:
                yield n

    def result(self) -> Alignment:
        """The alignment as it stands."""
        return Alignment(
            heirs=dict(self.heir),
            reworded=frozenset(self.reworded),
            merged=dict(self.merged),
            doubtful=dict(self.doubtful),
            parts=dict(self.parts),
        )

    def _nearest(self, places: Sequence[int], o: int, step: int) -> int | None:
        at = bisect_left(places, o) - 1 if step < 0 else bisect_right(places, o)
        there = 0 <= at < len(places) and _same_report(self.old, o, places[at])
        return places[at] if there else None

    def _index(self) -> dict[str, list[int]]:
        """The new passages that have each two words in a row, and those that begin with each word."""
        index: dict[str, list[int]] = defaultdict(list)
        for n, node in enumerate(self.new):
            pairs = (node.trace[place : place + 2] for place in range(len(node.trace) - 1))
            for words in dict.fromkeys((node.trace[:1], *pairs)):
                index[words].append(n)
        return index

    def _beside(self, o: int, n: int, step: int) -> bool:
        old_ends, new_ends = self.ends_old(o, step), self.ends_new(n, step)
        if old_ends or new_ends:
            return old_ends and new_ends and self.old[o].report == self.new[n].report
        return self.heir.get(o + step) == n + step


def _put(places: list[int], place: int, wanted: bool) -> None:
    """Put a place into a sorted list of places, or take it out."""
    at = bisect_left(places, place)
    there = at < len(places) and places[at] == place
    if wanted and not there:
        places.insert(at, place)
    elif there and not wanted:
        del places[at]


def _same_report(nodes: Sequence[Node], here: int, there: int) -> bool:
    return 0 <= there < len(nodes) and nodes[here].report == nodes[there].report
