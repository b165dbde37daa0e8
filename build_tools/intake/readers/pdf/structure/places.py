"""The places of the lines of a text in print, and what is usual among them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from build_tools.model import Line, Printed

ALIKE = 0.05  # sizes that differ by less are one
HALF = 2  # sizes are told in halves of a point
RIGHT_TO_LEFT = range(0x590, 0x8FF)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line and where it stands."""

    line: Line
    at: Printed

    @property
    def text(self) -> str:
        """Its words."""
        return self.line.text

    @property
    def to_left(self) -> bool:
        """Whether it is written from right to left."""
        letters = [char for char in self.text if char.isalpha()]
        return not letters or 2 * sum(ord(char) in RIGHT_TO_LEFT for char in letters) >= len(letters)

    @property
    def indent(self) -> float:
        """How far its beginning stands from the side of its column, in sizes of its letters."""
        left, _, right, _ = self.at.box
        start = self.at.edges[1] - right if self.to_left else left - self.at.edges[0]
        return start / self.at.size

    @property
    def rest(self) -> float:
        """How much room is behind it, in points."""
        left, _, right, _ = self.at.box
        return left - self.at.edges[0] if self.to_left else self.at.edges[1] - right


@dataclass(frozen=True)
class Usual:
    """What is usual in a text: its letters, and the distance of its lines."""

    places: Sequence[Place]

    @cached_property
    def size(self) -> float:
        """The size of most letters."""
        sizes: Counter[float] = Counter()
        for place in self.places:
            sizes[rounded(place.at.size)] += len(place.text)
        return sizes.most_common(1)[0][0] if sizes else 0.0

    @cached_property
    def bold(self) -> bool:
        """Whether most letters are bold."""
        return 2 * sum(len(p.text) for p in self.places if p.at.bold) > sum(len(p.text) for p in self.places)

    @cached_property
    def leading(self) -> float:
        """The usual distance of two lines of a paragraph, in sizes of their letters."""
        distances = sorted(self._distances)
        return distances[len(distances) // 3] if distances else 1.5

    @cached_property
    def _distances(self) -> list[float]:
        return [
            distance / one.at.size
            for one, other in pairwise(self.places)
            if one.at.page == other.at.page and alike(one, other)
            and 0 < (distance := other.at.box[3] - one.at.box[3]) < 3 * one.at.size
        ]  # fmt: skip


def rounded(size: float) -> float:
    """Return a size as sizes are told."""
    return round(size * HALF) / HALF


def alike(one: Place, other: Place) -> bool:
    """Tell whether two lines are set in letters of one size and weight."""
    same = abs(one.at.size - other.at.size) <= ALIKE * max(one.at.size, other.at.size)
    return same and one.at.bold == other.at.bold
