"""The lines that close a text: greetings, who signs, the place and the date. They are text, no headings."""

import re
from collections.abc import Iterator, Sequence

from build_tools.arabic.text import fold
from build_tools.model import Line
from build_tools.recognition.head.cover import Candidates, Found
from build_tools.recognition.head.roles import Said, role, roles_of
from build_tools.recognition.head.zones import is_text
from build_tools.recognition.kinds.genre import Mark

LONGEST = 40  # lines
LONGEST_LINE = 160  # characters
LONGEST_WITHIN, FEWEST_WITHIN = 12, 2  # lines of a closing within the text
NAME_WORDS = 8
ISSUED = re.compile(r"\s*و?(?:حرر|صدر|اصدر|صدق)\w{0,2}\s")
ELSEWHERE = ("head", "under", "middle")  # where marks stand that a line below the text does not bear


def with_closing(lines: Sequence[Line], candidates: Candidates, start: int) -> Candidates:
    """Return the candidates; from the first line that closes the text on, what is not marked closes it.

    The head of the text ends before `start`.
    """
    found = list(candidates)
    said = dict(_last_lines(lines, candidates, start))
    closes = min((place for place, roles in said.items() if roles), default=len(lines))
    closing = {place: roles for place, roles in said.items() if place >= closes}
    for place, roles in (*_closings_within(lines[:closes], candidates, start), *closing.items()):
        if _is_free(found[place]):
            found[place] = [_mark(roles)]
    return found


def _closings_within(
    lines: Sequence[Line], candidates: Candidates, start: int
) -> Iterator[tuple[int, tuple[Said, ...]]]:
    """The lines that close an act within the text, above its annex or what was noted of it, with their roles.

    They begin where it says when it was issued. A short line below is one of them if its words say so, or
    if it heads no text.
    """
    place = start
    while place < len(lines):
        if not _opens_closing(lines[place], candidates[place]):
            place += 1
            continue
        end = place + 1
        while end < min(place + LONGEST_WITHIN, len(lines)) and _goes_on(lines, candidates, end):
            end += 1
        if end - place >= FEWEST_WITHIN:
            yield from ((at, _closing_roles(lines[at])) for at in range(place, end))
        place = end


def _opens_closing(line: Line, found: Found) -> bool:
    return (
        not found
        and len(line.text) <= LONGEST_LINE
        and not is_text(line, ())
        and ISSUED.match(fold(line.text)) is not None
        and any(said.role.mark.name == "close_date" for said in _closing_roles(line))
    )


def _closing_roles(line: Line) -> tuple[Said, ...]:
    return tuple(said for said in roles_of(line.text) if said.role.closes)


def _goes_on(lines: Sequence[Line], candidates: Candidates, place: int) -> bool:
    line, found = lines[place], candidates[place]
    if len(line.text) > LONGEST_LINE or not all(mark.kind == "front" for mark, _ in found):
        return False
    if _closing_roles(line):
        return True
    if not _is_free(found):
        return False
    if roles_of(line.text) or is_text(line, ()) or place + 1 == len(lines):
        return False
    below = candidates[place + 1]
    heads = is_text(lines[place + 1], below) or any(mark.outline for mark, _ in below)
    return not heads and len(line.text.split()) <= NAME_WORDS


def _last_lines(
    lines: Sequence[Line], candidates: Candidates, start: int
) -> Iterator[tuple[int, tuple[Said, ...]]]:
    """The lines after the last that is text, each with the roles of its words that close a text."""
    read = 0
    for place in range(len(lines) - 1, start - 1, -1):
        line, found = lines[place], candidates[place]
        if _is_apart(found):
            continue
        read += 1
        free = _is_free(found)
        said = _closing_roles(line) if free else ()
        is_body = not free or len(line.text) > LONGEST_LINE or is_text(line, ())
        if read > LONGEST or (is_body and not said):
            return
        yield place, said


def _mark(said: Sequence[Said]) -> tuple[Mark, dict[str, str]]:
    """What a line is that closes a text: its date stays in the text."""
    if not said:
        return role("closing_line").mark, {}
    is_date = said[0].role.mark.kind == "front"
    return (role("close_date").mark, {}) if is_date else (said[0].role.mark, dict(said[0].groups))


def _is_free(found: Found) -> bool:
    """Tell whether no mark may stand on a line below the text."""
    return all(mark.where in ELSEWHERE for mark, _ in found)


def _is_apart(found: Found) -> bool:
    return not _is_free(found) and all(mark.kind in ("front", "furniture", "footnote") for mark, _ in found)
