"""Which of the same words is which: by the neighbours and the numbers of passages with the same words."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush

from build_tools.ledger.alignment.matching import Matching

SAME_NUMBER = 4  # passages that bear it, at most; a number that more bear tells nothing


class Evidence:
    """The pairs of a group for which something speaks: 2 for each neighbour that fits, 1 for the number."""

    def __init__(self, matching: Matching, old: Iterable[int], new: Iterable[int]) -> None:
        self.old = OrderedDict.fromkeys(old)  # whose first is found at once, however many are gone
        self.new = OrderedDict.fromkeys(new)
        self._matching = matching
        self._sure: dict[tuple[int, int], int] = {}
        self._partners: dict[tuple[str, int], set[int]] = defaultdict(set)
        self._heap: list[tuple[int, int, int]] = []
        for o, n in (*self._beside(), *self._at_an_end(), *self._with_number()):
            self._weigh(o, n)

    def best(self) -> tuple[int, int, int]:
        """Return how sure the surest pair is, and the pair; the first two where nothing speaks for any."""
        while self._heap:
            sure, o, n = self._heap[0]
            if o in self.old and n in self.new and self._sure[o, n] == -sure:
                return -sure, o, n
            heappop(self._heap)
        return 0, next(iter(self.old)), next(iter(self.new))

    def is_disputed(self, sure: int, o: int, n: int) -> bool:
        """Tell whether as much speaks for another pair with one of the two."""
        if not sure:
            return len(self.old) > 1 or len(self.new) > 1
        others = (
            *((o, at) for at in self._partners["old", o] if at != n and at in self.new),
            *((at, n) for at in self._partners["new", n] if at != o and at in self.old),
        )
        return any(self._sure[pair] == sure for pair in others)

    def settle(self, o: int, n: int) -> None:
        """Match a pair: more speaks for its neighbours now."""
        self._matching.match(o, n)
        del self.old[o], self.new[n]
        for step in (-1, 1):
            self._weigh(o + step, n + step)

    def _weigh(self, o: int, n: int) -> None:
        if o not in self.old or n not in self.new:
            return
        sure = 2 * self._matching.neighbours(o, n) + self._matching.same_number(o, n)
        if sure > self._sure.get((o, n), 0):
            self._sure[o, n] = sure
            self._partners["old", o].add(n)
            self._partners["new", n].add(o)
            heappush(self._heap, (-sure, o, n))

    def _beside(self) -> Iterator[tuple[int, int]]:
        """Each with what stands where it stood beside a neighbour that lives on."""
        for o in self.old:
            for step in (-1, 1):
                if (n := self._matching.heir.get(o + step)) is not None:
                    yield o, n - step

    def _at_an_end(self) -> Iterator[tuple[int, int]]:
        """The first of a report and the last."""
        for step in (-1, 1):
            ends = {self._matching.new[n].report: n for n in self.new if self._matching.ends_new(n, step)}
            for o in self.old:
                report = self._matching.old[o].report
                if report in ends and self._matching.ends_old(o, step):
                    yield o, ends[report]

    def _with_number(self) -> Iterator[tuple[int, int]]:
        numbered: dict[tuple[str, int | str | None], list[int]] = defaultdict(list)
        for n in self.new:
            numbered[self._matching.new[n].kind, self._matching.new[n].number].append(n)
        for o in self.old:
            same = numbered[self._matching.old[o].kind, self._matching.old[o].number]
            if len(same) <= SAME_NUMBER:
                yield from ((o, n) for n in same)
