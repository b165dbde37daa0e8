"""Tables between rulings: the cells of a grid, and the glyphs that stand in each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from build_tools.intake.print.page.glyphs import Glyph, Ruling

TOUCH = 3.0  # points between rulings that meet
MOST = 1_500  # rulings of a page: more are a drawing
FEWEST_COLUMNS, FEWEST_ROWS = 2, 2
MIDDLE = 0.3  # of the size of its letters is a glyph's middle above its baseline

Cell = tuple[int, int]  # row, column from the left


@dataclass(slots=True)
class Grid:
    """The places of a table's rulings, and the glyphs in its cells."""

    xs: list[float]
    ys: list[float]
    rulings: Sequence[Ruling]
    cells: dict[Cell, list[Glyph]] = field(default_factory=lambda: defaultdict(list))

    @property
    def left(self) -> float:
        """Where its first column begins."""
        return self.xs[0]

    @property
    def top(self) -> float:
        """Where its first row begins."""
        return self.ys[0]

    @property
    def right(self) -> float:
        """Where its last column ends."""
        return self.xs[-1]

    @property
    def bottom(self) -> float:
        """Where its last row ends."""
        return self.ys[-1]

    def home(self, row: int, column: int, *, to_left: bool) -> Cell:
        """Return the first cell of those that no ruling parts from this one, in reading order."""
        step = 1 if to_left else -1
        while self._is_open(row, column, step):
            column += step
        while row > 0 and not self._is_ruled(self.ys[row], self._middle(self.xs, column), upright=False):
            row -= 1
        return row, column

    def _is_open(self, row: int, column: int, step: int) -> bool:
        edge = column + 1 if step > 0 else column
        if not 0 < edge < len(self.xs) - 1:
            return False
        return not self._is_ruled(self.xs[edge], self._middle(self.ys, row), upright=True)

    def _is_ruled(self, place: float, at: float, *, upright: bool) -> bool:
        for one in self.rulings:
            if one.is_upright != upright:
                continue
            across = (one.left + one.right) / 2 if upright else (one.top + one.bottom) / 2
            start, end = (one.top, one.bottom) if upright else (one.left, one.right)
            if abs(across - place) <= TOUCH and start - TOUCH <= at <= end + TOUCH:
                return True
        return False

    @staticmethod
    def _middle(places: Sequence[float], index: int) -> float:
        return (places[index] + places[index + 1]) / 2


def find_grids(rulings: Sequence[Ruling]) -> Iterator[Grid]:
    """Yield the grids of a page; a box around words, and a drawing, are none."""
    if not 0 < len(rulings) <= MOST:
        return
    for met in _met(rulings):
        xs = _clustered((one.left + one.right) / 2 for one in met if one.is_upright)
        ys = _clustered((one.top + one.bottom) / 2 for one in met if not one.is_upright)
        if len(xs) > FEWEST_COLUMNS and len(ys) > FEWEST_ROWS:
            yield Grid(xs, ys, met)


def take_cells(glyphs: Sequence[Glyph], grids: Sequence[Grid], *, to_left: bool) -> list[Glyph]:
    """Put each glyph that stands in a grid into its cell, and return the others."""
    others: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, glyph.base - MIDDLE * glyph.size
        grid = next((g for g in grids if g.left <= x <= g.right and g.top <= y <= g.bottom), None)
        if grid is None or glyph.turn:
            others.append(glyph)
        else:
            cell = grid.home(_place(grid.ys, y), _place(grid.xs, x), to_left=to_left)
            grid.cells[cell].append(glyph)
    return others


def _place(places: Sequence[float], at: float) -> int:
    return next((n for n, (start, end) in enumerate(pairwise(places)) if start <= at <= end), 0)


def _met(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """The rulings that meet, one group for each drawing of them."""
    groups: list[list[Ruling]] = []
    for ruling in rulings:
        near = [group for group in groups if any(_touch(ruling, one) for one in group)]
        joined = [ruling, *(one for group in near for one in group)]
        groups = [group for group in groups if not any(group is other for other in near)]
        groups.append(joined)
    return groups


def _touch(one: Ruling, other: Ruling) -> bool:
    return (
        one.left - TOUCH <= other.right
        and other.left - TOUCH <= one.right
        and one.top - TOUCH <= other.bottom
        and other.top - TOUCH <= one.bottom
    )


def _clustered(places: Iterable[float]) -> list[float]:
    """The places in their order, those close to one another as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > 2 * TOUCH:
            found.append(place)
    return found
