"""Glyphs that were drawn one beside the other on a line: runs, in the order in which they are seen."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_tools.intake.print.page.direction import keeps_direction
from build_tools.intake.print.page.glyphs import Glyph

# All in sizes of the letters.
ASCENT, DESCENT = 0.8, 0.25
WIDE = 1.6  # what stands farther apart is no part of one run
BACK, KERNED = 0.6, 0.35  # a mark may reach over a letter by so much, and letters over one another
STEP = 0.05
SHIFT = 0.12  # of the baseline; marks are set higher and lower
GROWTH = 1.1
GAP, GAP_BESIDE_SPACES = 0.18, 0.35  # without a space, and in a line whose other spaces are drawn
TWICE = 1.5  # points between the two prints of one letter: it was made bold so


@dataclass(slots=True, frozen=True)
class Run:
    """Glyphs from left to right, and the box they fill."""

    glyphs: tuple[Glyph, ...]
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float

    @property
    def units(self) -> list[str]:
        """The letters of its glyphs, with the spaces that are only seen."""
        return list(_with_spaces(self.glyphs, GAP_BESIDE_SPACES if self.has_spaces else GAP))

    @property
    def has_spaces(self) -> bool:
        """Whether a space was drawn in it."""
        return any(one.text.isspace() for one in self.glyphs)


def find_runs(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """Yield the runs of the glyphs, in the order in which they were drawn."""
    open: list[Glyph] = []
    to_left: bool | None = None
    for glyph in _once(glyphs):
        if open and not _goes_on(open, glyph, to_left):
            yield _run(open, to_left)
            open, to_left = [], None
        elif to_left is None and not _is_mark(glyph):
            to_left = _direction(open, glyph)
        open.append(glyph)
    if open:
        yield _run(open, to_left)


def _direction(open: Sequence[Glyph], glyph: Glyph) -> bool | None:
    """Whether a letter was drawn to the left of the one before; None where there is none, or at its place."""
    first = next((one for one in open if not _is_mark(one)), glyph)
    step = glyph.left - first.left
    return step < 0 if abs(step) > STEP * glyph.size else None


def without_holes(run: Run) -> list[Run]:
    """Return the parts of a run between which there is room: glyphs of another font may stand there."""
    parts: list[list[Glyph]] = [[run.glyphs[0]]]
    end = run.glyphs[0].right
    for glyph in run.glyphs[1:]:
        if glyph.left - end > GAP * run.size and not _is_mark(glyph):
            parts.append([])
        parts[-1].append(glyph)
        end = max(end, glyph.right)
    return [run] if len(parts) == 1 else [_run(part, to_left=False) for part in parts]


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The glyphs, without those that were drawn a second time to make them bold."""
    seen: dict[tuple[str, int, int], Glyph] = {}
    for glyph in glyphs:
        key = (glyph.text, round(glyph.left / TWICE), round(glyph.base / TWICE))
        is_wide = glyph.right - glyph.left > TWICE and not glyph.text.isspace()
        if is_wide and key in seen:
            continue
        if is_wide:
            seen[key] = glyph
        yield glyph


def _goes_on(open: Sequence[Glyph], glyph: Glyph, to_left: bool | None) -> bool:
    last, size = open[-1], glyph.size
    if not last.size / GROWTH <= size <= last.size * GROWTH or glyph.turn != last.turn:
        return False
    base = next((one.base for one in open if not _is_mark(one)), last.base)
    if abs(glyph.base - base) > (BACK if _bears_mark(glyph) else SHIFT) * size:
        return False
    back = (BACK if _is_mark(glyph) else KERNED) * size
    onwards = -back <= glyph.left - last.right <= WIDE * size
    backwards = -back <= last.left - glyph.right <= WIDE * size and not keeps_direction(glyph.text)
    if _is_mark(glyph) or to_left is None:
        return onwards or backwards
    return backwards if to_left else onwards or abs(glyph.left - last.left) <= STEP * size


def _is_mark(glyph: Glyph) -> bool:
    return not glyph.text or all(unicodedata.combining(char) for char in glyph.text)


def _bears_mark(glyph: Glyph) -> bool:
    """Tell whether a glyph is a mark, or a letter with one: fonts set them higher and lower."""
    return not glyph.text or any(unicodedata.combining(char) for char in glyph.text)


def _run(glyphs: Sequence[Glyph], to_left: bool | None) -> Run:
    shown = tuple(reversed(glyphs)) if to_left else tuple(glyphs)
    size = max(one.size for one in shown)
    base = next((one.base for one in shown if not _is_mark(one)), shown[0].base)
    return Run(
        glyphs=shown,
        left=min(one.left for one in shown),
        top=base - ASCENT * size,
        right=max(one.right for one in shown),
        bottom=base + DESCENT * size,
        base=base,
        size=size,
    )


def _with_spaces(glyphs: Sequence[Glyph], gap: float) -> Iterator[str]:
    end = None
    for glyph in glyphs:
        if end is not None and glyph.left - end > gap * glyph.size and not glyph.text.isspace():
            yield " "
        yield glyph.text
        end = max(glyph.right, end or glyph.right)
