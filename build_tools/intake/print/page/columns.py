"""The columns of a page: its boxes in the order in which they are read."""

from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Protocol, TypeVar

STEP = 3.0  # points between the places where a gutter is looked for
GUTTER = 8.0  # points
FEWEST = 3  # lines in each column
NARROWEST = 0.18  # of the page
FULL = 0.55  # of a column: its lines are prose, and those of a table are not
DEEPEST = 6


class Box(Protocol):
    """Anything with a place on a page."""

    @property
    def left(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def bottom(self) -> float: ...


T = TypeVar("T", bound=Box)


def in_columns(boxes: Sequence[T], *, to_left: bool, depth: int = 0) -> Iterator[list[T]]:
    """Yield the boxes of each column in reading order; those of a page without columns as one.

    What goes across the columns parts what stands above it from what stands below.
    """
    found = _best_gutter(boxes) if depth < DEEPEST and len(boxes) >= 2 * FEWEST else None
    if found is None:
        if boxes:
            yield list(boxes)
        return
    x, top, bottom = found
    inside = [box for box in boxes if box.top >= top and box.bottom <= bottom]
    left = [box for box in inside if box.right <= x]
    right = [box for box in inside if box.left >= x]
    taken = {id(box) for box in (*left, *right)}
    rest = [box for box in boxes if id(box) not in taken]
    above = [box for box in rest if box.top < top]
    below = [box for box in rest if box.top >= top]
    sides = (right, left) if to_left else (left, right)
    for part in (above, *sides, below):
        yield from in_columns(part, to_left=to_left, depth=depth + 1)


def _best_gutter(boxes: Sequence[T]) -> tuple[float, float, float] | None:
    """The place of the gutter with most lines beside it, and from where to where it goes down."""
    start, end = min(box.left for box in boxes), max(box.right for box in boxes)
    least = NARROWEST * (end - start)
    best: tuple[int, float, float, float] | None = None
    x = start + least
    while x < end - least:
        for top, bottom in _zones(boxes, x):
            lines = _lines_beside(boxes, x, top, bottom, least)
            if lines and (best is None or lines > best[0]):
                best = (lines, x, top, bottom)
        x += STEP
    return None if best is None else best[1:]


def _zones(boxes: Sequence[T], x: float) -> Iterator[tuple[float, float]]:
    """The parts of a page that no box crosses at `x`."""
    crossing = sorted((box for box in boxes if box.left < x < box.right), key=lambda box: box.top)
    top = min(box.top for box in boxes)
    for box in crossing:
        if box.top > top:
            yield top, box.top
        top = max(top, box.bottom)
    yield top, max(box.bottom for box in boxes)


def _lines_beside(boxes: Sequence[T], x: float, top: float, bottom: float, least: float) -> int:
    """How many lines stand at the side with fewer of them; 0 where they are no two columns of prose."""
    inside = [box for box in boxes if box.top >= top and box.bottom <= bottom]
    left = [box for box in inside if box.right <= x]
    right = [box for box in inside if box.left >= x]
    if min(_count(left), _count(right)) < FEWEST:
        return 0
    if min(box.left for box in right) - max(box.right for box in left) < GUTTER:
        return 0
    if not all(_is_prose(side, least) for side in (left, right)):
        return 0
    return min(_count(left), _count(right))


def _count(side: Sequence[T]) -> int:
    """How many lines stand one below the other."""
    bottom, lines = float("-inf"), 0
    for box in sorted(side, key=lambda box: box.top):
        if box.top + (box.bottom - box.top) / 2 > bottom:
            lines, bottom = lines + 1, box.bottom
    return lines


def _is_prose(side: Sequence[T], least: float) -> bool:
    width = max(box.right for box in side) - min(box.left for box in side)
    span: Callable[[T], float] = lambda box: box.right - box.left  # noqa: E731
    return width >= least and median(map(span, side)) >= FULL * width
