"""Headings: short lines in larger letters than the text, or bold ones that stand alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_tools.arabic.sentences import ends_sentence
from build_tools.intake.readers.pdf.structure.places import ALIKE, Place, Usual, alike, rounded

LARGER = 1.06
NEAR = 1.2  # times the usual distance of lines: those of one heading
LONGEST = 200  # characters of a heading
MOST_LINES = 4
SHORT = 0.9  # of its column: a bold line that fills it may be part of a paragraph
BOLD = "bold"
SHARE = 0.35  # of the text: letters of which there is more head nothing
TITLE, FIRST, DEEPEST = 1, 2, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A heading: the numbers of its lines, its level, and how it is told: by size, or by weight."""

    lines: tuple[int, ...]
    level: int
    told_by: str = ""


def find_headings(places: Sequence[Place], usual: Usual) -> Mapping[int, Head]:
    """Return the headings of a text by their first lines; the title is the one of level 1."""
    groups = [group for group in _groups(places, usual) if _may_head(group, usual)]
    styles = sorted({_style(group[0]) for group in groups}, reverse=True)
    levels = _levels(styles, groups)
    return {
        group[0].line.number: Head(
            lines=tuple(place.line.number for place in group),
            level=levels[_style(group[0])],
            told_by="" if _is_larger(group[0], usual) else BOLD,
        )
        for group in groups
    }


def _groups(places: Sequence[Place], usual: Usual) -> list[list[Place]]:
    """Lines in one size and weight that stand close to one another."""
    groups: list[list[Place]] = []
    for place in places:
        last = groups[-1][-1] if groups else None
        if last is not None and _is_close(last, place, usual):
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _is_close(last: Place, place: Place, usual: Usual) -> bool:
    distance = place.at.box[3] - last.at.box[3]
    close = 0 < distance < NEAR * usual.leading * place.at.size
    return close and last.at.page == place.at.page and alike(last, place)


def _may_head(group: Sequence[Place], usual: Usual) -> bool:
    text = " ".join(place.text for place in group)
    if len(group) > MOST_LINES or len(text) > LONGEST or not any(map(str.isalpha, text)):
        return False
    if any(place.at.table or "\t" in place.text for place in group):
        return False
    if _is_larger(group[0], usual):
        return True
    is_bold = group[0].at.bold and not usual.bold and group[0].at.size >= usual.size * (1 - ALIKE)
    width = group[-1].at.box[2] - group[-1].at.box[0]
    column = group[-1].at.edges[1] - group[-1].at.edges[0]
    return is_bold and not ends_sentence(text.rstrip(" :")) and (width <= SHORT * column or len(group) == 1)


def _is_larger(place: Place, usual: Usual) -> bool:
    return place.at.size >= LARGER * usual.size


def _style(place: Place) -> tuple[float, bool]:
    return rounded(place.at.size), place.at.bold


def _levels(
    styles: Sequence[tuple[float, bool]], groups: Sequence[Sequence[Place]]
) -> dict[tuple[float, bool], int]:
    """The level of each style: the largest is the title's where it stands once, on the first page."""
    largest = [group for group in groups if styles and _style(group[0]) == styles[0]]
    is_title = len(largest) == 1 and largest[0][0].at.page == 1
    first = TITLE if is_title else FIRST
    return {style: min(first + depth, DEEPEST) for depth, style in enumerate(styles)}
