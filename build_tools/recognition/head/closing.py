"""The lines that close a text: greetings, who signs, the place and the date. They are text, no headings."""

from collections.abc import Iterator, Sequence

from build_tools.model import Line
from build_tools.recognition.head.cover import Candidates, Found
from build_tools.recognition.head.roles import Said, role, roles_of
from build_tools.recognition.head.zones import is_text
from build_tools.recognition.kinds.genre import Mark

LONGEST = 40  # lines
LONGEST_LINE = 160  # characters
ELSEWHERE = ("head", "under", "middle")  # where marks stand that a line below the text does not bear


def with_closing(lines: Sequence[Line], candidates: Candidates, start: int) -> Candidates:
    """Return the candidates; from the first line that closes the text on, what is not marked closes it.

    The head of the text ends before `start`.
    """
    said = dict(_last_lines(lines, candidates, start))
    closes = [place for place, roles in said.items() if roles]
    if not closes:
        return candidates
    found = list(candidates)
    for place, roles in said.items():
        if place >= min(closes) and _is_free(found[place]):
            found[place] = [_mark(roles)]
    return found


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
        said = tuple(one for one in roles_of(line.text) if one.role.closes) if free else ()
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
