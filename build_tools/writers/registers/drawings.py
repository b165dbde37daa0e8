"""The shapes of charts, from right to left: bars side by side, a line of time, a grid of squares.

They are values that `spelling/drawing.py` writes as SVG: letters stay text, colours are the style sheet's.
"""

from dataclasses import dataclass

from build_tools.model import nodes

WIDTH = 400  # as wide as a phone shows: letters keep their size there
ROW = 34
THICK = 14
LABEL = 15  # from the top of a row to the base of its words
VALUE = 110  # room for the words beside a bar
SHORTEST = 2.0
STEP, SQUARE = 26, 22
NAME = 150


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars: of each its name, its length, the words beside it, and its shade."""

    bars: tuple[tuple[str, int | float, str, str], ...]


def bars(drawn: Bars, label: str) -> nodes.Drawing:
    """Return bars that grow from the right edge, each below its name."""
    most = max(length for _, length, _, _ in drawn.bars) or 1
    shapes: list[nodes.Shape] = []
    for place, (name, length, told, shade) in enumerate(drawn.bars):
        top = place * (ROW + 8)
        long = max(SHORTEST, (WIDTH - VALUE) * length / most)
        shapes.append(nodes.Words(x=WIDTH, y=top + LABEL, text=name))
        shapes.append(nodes.Bar(x=WIDTH - long, y=top + 20, width=long, height=THICK, shade=shade))
        shapes.append(nodes.Words(x=WIDTH - long - 8, y=top + 32, text=told, quiet=True))
    return nodes.Drawing(width=WIDTH, height=len(drawn.bars) * (ROW + 8), shapes=tuple(shapes), label=label)


def line_of_time(events: tuple[tuple[str, str, str], ...], label: str) -> nodes.Drawing:
    """Return events below one another on a line; a wider gap stands where years lie between two."""
    shapes: list[nodes.Shape] = []
    top = 0.0
    last = ""
    for date, shown, told in events:
        year = date[:4]
        top += 0 if not last else 14.0 * min(3, int(year) - int(last))
        shapes.append(nodes.Bar(x=WIDTH - 12, y=top + 8, width=8, height=8, shade="dot"))
        shapes.append(nodes.Words(x=WIDTH - 28, y=top + LABEL, text=shown))
        shapes.append(nodes.Words(x=WIDTH - 28, y=top + LABEL + 20, text=told, quiet=True))
        top, last = top + 46, year
    line = nodes.Stroke(x1=WIDTH - 8, y1=4, x2=WIDTH - 8, y2=top)
    return nodes.Drawing(width=WIDTH, height=int(top) + 6, shapes=(line, *shapes), label=label)


def grid(
    rows: tuple[tuple[str, tuple[int, ...]], ...], columns: tuple[str, ...], label: str
) -> nodes.Drawing:
    """Return a square for each number of a table: the larger the number, the larger the square."""
    most = max((number for _, numbers in rows for number in numbers), default=0) or 1
    wide = min(60, (WIDTH - NAME) // max(1, len(columns)))
    shapes: list[nodes.Shape] = []
    for place, column in enumerate(columns):
        middle = WIDTH - NAME - wide * place - wide / 2
        shapes.append(nodes.Words(x=middle + 16, y=LABEL, text=column, quiet=True))
    for line, (name, numbers) in enumerate(rows):
        top = (line + 1) * STEP + 4
        shapes.append(nodes.Words(x=WIDTH, y=top + 16, text=name))
        for place, number in enumerate(numbers):
            if number:
                side = 4 + (SQUARE - 4) * (number / most) ** 0.5
                middle = WIDTH - NAME - wide * place - wide / 2
                shapes.append(
                    nodes.Bar(x=middle - side / 2, y=top + (SQUARE - side) / 2, width=side, height=side)
                )
                shapes.append(nodes.Words(x=middle - side / 2 - 4, y=top + 16, text=str(number), quiet=True))
    return nodes.Drawing(width=WIDTH, height=(len(rows) + 1) * STEP + 8, shapes=tuple(shapes), label=label)
