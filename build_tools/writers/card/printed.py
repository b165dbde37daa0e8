"""Where the lines of a passage are printed: what its card cuts from the pictures of pages."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from build_tools.model import Line, Passage, Printed

WHOLE = 10_000  # parts of a page
ROOM = 3.0  # points around the lines
BELOW = 0.5  # of the size of the letters: those of Naskh reach deep
CutOut = list[int]  # page; left, top, right and bottom in ten thousandths of it; its measures in points


def cut_outs(passage: Passage, lines: Mapping[int, Line]) -> Iterator[CutOut]:
    """Yield the parts of pages in which the lines of a passage stand; none for a format without pages.

    Lines of one column are one part.
    """
    places = [lines[n].printed for n in passage.lines if n in lines]
    printed = [place for place in places if place is not None and all(place.sheet)]
    for _, run in groupby(printed, key=lambda place: (place.page, place.edges)):
        yield _cut(list(run))


def _cut(run: Sequence[Printed]) -> CutOut:
    """Around all lines, as wide as their column: a short line is read at its place in it."""
    width, height = run[0].sheet
    left = min(min(place.edges[0], place.box[0]) for place in run) - ROOM
    right = max(max(place.edges[1], place.box[2]) for place in run) + ROOM
    top = min(place.box[1] for place in run) - ROOM
    bottom = max(place.box[3] for place in run) + ROOM + BELOW * run[-1].size
    parts = (left / width, top / height, right / width, bottom / height)
    return [
        run[0].page,
        *(min(max(round(WHOLE * part), 0), WHOLE) for part in parts),
        round(width),
        round(height),
    ]
