"""The lines that close a text: greetings, who signs, the place and the date. They are text, no headings."""

from collections.abc import Sequence

from build_tools.model import Line
from build_tools.recognition.cover import Candidates, Found
from build_tools.recognition.head_roles import Said, role, roles_of
from build_tools.recognition.zones import is_text

LONGEST = 40  # lines
LONGEST_LINE = 160  # characters


def with_closing(lines: Sequence[Line], candidates: Candidates, start: int) -> Candidates:
    """Return the candidates; from the first line that closes the text on, what is not marked closes it.

    The head of the text ends before `start`.
    """
    said = dict(_last_lines(lines, candidates, start))
    closes = [place for place, roles in said.items() if _closing(roles)]
    if not closes:
        return candidates
    found = list(candidates)
    for place in range(min(closes), len(lines)):
        if place in said and not found[place]:
            best = _closing(said[place])
            found[place] = [
                (best[0].role.mark, dict(best[0].groups)) if best else (role("closing_line").mark, {})
            ]
    return found


def _last_lines(
    lines: Sequence[Line], candidates: Candidates, start: int
) -> Sequence[tuple[int, tuple[Said, ...]]]:
    """The lines after the last that is text, each with the roles that its words speak for."""
    last: list[tuple[int, tuple[Said, ...]]] = []
    for place in range(len(lines) - 1, start - 1, -1):
        if _is_apart(candidates[place]):
            continue
        said = roles_of(lines[place].text) if not candidates[place] else ()
        closes = bool(_closing(said))
        text = candidates[place] or len(lines[place].text) > LONGEST_LINE or is_text(lines[place], ())
        if len(last) == LONGEST or (text and not closes):
            break
        last.append((place, said))
    return last


def _closing(said: Sequence[Said]) -> list[Said]:
    return [one for one in said if one.role.closes]


def _is_apart(found: Found) -> bool:
    return bool(found) and all(mark.kind in ("front", "furniture", "footnote") for mark, _ in found)
