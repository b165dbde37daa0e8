"""Running heads and feet, and the numbers of pages: what stands at one place of page after page."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from build_tools.arabic.numerals import ascii_digits
from build_tools.arabic.text import folded_words
from build_tools.intake.readers.pdf.structure.places import Place

PAGE_NUMBER, RUNNING_HEAD = "page_number", "running_head"
EDGE_LINES = 3  # at the head and at the foot of a page
SAME = 6.0  # points between the places of one line on two pages
FEWEST = 2
SHARE = 0.4  # of the pages between the first and the last that bear it
LONGEST = 160
DIGITS = re.compile(r"[0-9]+")
NUMBER = re.compile(
    r"\W*(?:(?:صفحة|الصفحة|ص|[Pp]age)\W*)?(?P<number>[0-9]{1,4}|[ivxlc]{1,6})(?:\W+(?:من|of)?\W*[0-9]{1,4})?\W*"
)


def page_furniture(places: Sequence[Place]) -> Mapping[int, str]:
    """Return what is no text, by the numbers of lines: page numbers and running heads."""
    pages: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        if not place.at.table:
            pages[place.at.page].append(place)
    found: dict[int, str] = {}
    for at_foot in (False, True):
        edges = {page: _edge(lines, at_foot=at_foot) for page, lines in pages.items()}
        for depth in range(EDGE_LINES):
            new = dict(_repeated([edge[depth] for edge in edges.values() if len(edge) > depth]))
            found |= new
            edges = {
                page: edge
                for page, edge in edges.items()
                if depth < len(edge) and edge[depth].line.number in found
            }
    return found


def _edge(lines: Sequence[Place], *, at_foot: bool) -> list[Place]:
    """The outermost lines of a page, the outermost first."""
    ordered = sorted(lines, key=lambda one: one.at.box[1], reverse=at_foot)
    return ordered[:EDGE_LINES]


def _repeated(edge: Sequence[Place]) -> Iterator[tuple[int, str]]:
    alike: dict[str, list[Place]] = defaultdict(list)
    for place in edge:
        text = ascii_digits(place.text)
        if len(text) <= LONGEST:
            number = NUMBER.fullmatch(text.strip())
            alike["0" if number else DIGITS.sub("0", folded_words(text))].append(place)
    for words, group in alike.items():
        for same in _at_one_height(group):
            if words == "0" and (_follows(same) or _is_own_number(same, len(edge))):
                yield from ((place.line.number, PAGE_NUMBER) for place in same)
            elif words != "0" and _is_often(same):
                yield from ((place.line.number, RUNNING_HEAD) for place in same)


def _at_one_height(group: Sequence[Place]) -> Iterator[list[Place]]:
    ordered = sorted(group, key=lambda one: one.at.box[1])
    same: list[Place] = []
    for place in ordered:
        if same and place.at.box[1] - same[0].at.box[1] > SAME:
            yield same
            same = []
        same.append(place)
    if same:
        yield same


def _is_often(same: Sequence[Place]) -> bool:
    pages = sorted({place.at.page for place in same})
    return len(pages) >= FEWEST and len(pages) >= SHARE * (pages[-1] - pages[0] + 1)


def _follows(same: Sequence[Place]) -> bool:
    """Tell whether most of the numbers rise as their pages do; Roman ones are told by their place alone."""
    shifts = [int(number) - place.at.page for place in same if (number := _number(place)).isdecimal()]
    if not shifts:
        return _is_often(same)
    usual = max(shifts, key=shifts.count)
    return shifts.count(usual) >= FEWEST and 2 * shifts.count(usual) > len(shifts)


def _is_own_number(same: Sequence[Place], pages: int) -> bool:
    """Tell whether the only numbered page of a text bears its own number."""
    return len(same) == 1 and pages <= FEWEST and _number(same[0]) == str(same[0].at.page)


def _number(place: Place) -> str:
    found = NUMBER.fullmatch(ascii_digits(place.text).strip())
    return found["number"] if found else ""
