"""The state of an alignment: passages as they were and as they are, and which became which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A passage as the alignment sees it; `opening` is its folded text, shortened."""

    report: str
    kind: str
    number: int | str | None
    fingerprint: str
    trace: str
    opening: str


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
        self._with_pair: dict[str, list[int]] = {}
        self.parts: dict[int, int] = {}

    def match(self, o: int, n: int) -> None:
        """The old passage `o` lives on as the new passage `n`."""
        self.heir[o] = n
        self.origin[n] = o

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
        beside = o + step
        while _same_report(self.old, o, beside):
            n = self.heir.get(beside)
            if n is not None and self.new[n].report == self.old[o].report:
                return n
            beside += step
        return None

    def is_near(self, o: int, other: int) -> bool:
        """Tell whether there is an old passage `other`, in the report of `o`."""
        return _same_report(self.old, o, other)

    def having(self, words: str) -> Iterator[int]:
        """Yield the new passages that have the words of a trace in a row; of one word, those it begins."""
        if len(words) < 2:
            yield from (n for n, node in enumerate(self.new) if words and node.trace.startswith(words))
            return
        if not self._with_pair:
            for n, node in enumerate(self.new):
                for place in range(len(node.trace) - 1):
                    self._with_pair.setdefault(node.trace[place : place + 2], []).append(n)
        found = dict.fromkeys(self._with_pair.get(words[:2], ()))
        yield from (n for n in found if words in self.new[n].trace)

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

    def _beside(self, o: int, n: int, step: int) -> bool:
        old_ends = not _same_report(self.old, o, o + step)
        new_ends = not _same_report(self.new, n, n + step)
        if old_ends or new_ends:
            return old_ends and new_ends and self.old[o].report == self.new[n].report
        return self.heir.get(o + step) == n + step


def _same_report(nodes: Sequence[Node], here: int, there: int) -> bool:
    return 0 <= there < len(nodes) and nodes[here].report == nodes[there].report
