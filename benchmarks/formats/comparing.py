"""Two documents compared: what of the one is in the other, and what is there that should not be."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from benchmarks.formats.facts import KINDS, TRAITS, Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much was there, how much was found, and how much of that was right."""

    there: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(
            there=self.there + other.there, found=self.found + other.found, right=self.right + other.right
        )

    @property
    def recall(self) -> float:
        """The share of what was there."""
        return self.right / self.there if self.there else 1.0

    @property
    def precision(self) -> float:
        """The share of what was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def both(self) -> float:
        """Twice the right ones among both: what is missing counts, and what is invented."""
        return 2 * self.right / (self.there + self.found) if self.there + self.found else 1.0


@dataclass(slots=True, kw_only=True)
class Result:
    """What came of one producer, over all texts."""

    shares: dict[str, Share]
    order: list[float]

    def add(self, there: Facts, found: Facts) -> None:
        """Take in one text."""
        self._count("words", Counter(there.words), Counter(found.words))
        for kind in (*KINDS, "marker"):
            self._count(kind, _of(kind, there.parts), _of(kind, found.parts))
        for name in TRAITS:
            self._count(name, there.signs[name], found.signs[name])
        self.order.append(Indel.normalized_similarity(there.words, found.words))

    @property
    def structure(self) -> Share:
        """All parts together."""
        return sum((self.shares.get(kind, Share()) for kind in (*KINDS, "marker")), Share())

    def _count(self, name: str, there: Counter, found: Counter) -> None:  # type: ignore[type-arg]
        right = there & found
        share = Share(there=there.total(), found=found.total(), right=right.total())
        self.shares[name] = self.shares.get(name, Share()) + share


def missed(there: Facts, found: Facts, most: int = 6) -> Iterable[str]:
    """Yield some of what is not the same, to see why."""
    for sign, some in (("-", there.parts - found.parts), ("+", found.parts - there.parts)):
        yield from (f"  {sign} {' | '.join(fact)[:100]}" for fact in list(some)[:most])
    lost, more = Counter(there.words) - Counter(found.words), Counter(found.words) - Counter(there.words)
    if lost or more:
        yield f"  words - {' '.join(list(lost)[:12])} + {' '.join(list(more)[:12])}"


def _of(kind: str, parts: Counter[tuple[str, ...]]) -> Counter[tuple[str, ...]]:
    return Counter({fact: times for fact, times in parts.items() if fact[0] == kind})
