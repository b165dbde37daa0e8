"""Lists whose marks were lost: after a line that leads in, several short lines of one make."""

from collections.abc import Sequence

from build_tools.arabic.sentences import ends_sentence, leads_in
from build_tools.model import Line
from build_tools.recognition.head.cover import Candidates, Found, has_words
from build_tools.recognition.kinds.genre import shared_mark

LEADING_WORDS = 3
ITEM_LENGTH = 130
FEWEST = 2
BETWEEN = ("؛", "،", ";", ",")  # what may end an item


def with_unmarked_lists(lines: Sequence[Line], candidates: Candidates) -> Candidates:
    """Return the candidates; the short lines after a lead-in are items, though no mark stands before them."""
    found: list[Found] = list(candidates)
    mark = shared_mark("unmarked_item")
    place = 0
    while place < len(lines):
        end = _end(lines, candidates, place + 1) if _leads(lines[place], candidates[place]) else place + 1
        if end - place > FEWEST and not _are_cells(lines[place + 1 : end]):
            for item in range(place + 1, end):
                found[item] = [(mark, {"text": lines[item].text.strip()})]
        place = max(end, place + 1)
    return found


def _are_cells(lines: Sequence[Line]) -> bool:
    """Tell whether some of the lines are figures: the cells of a table, one below the other."""
    return sum(line.text.strip()[:1].isdigit() for line in lines) * 4 > len(lines)


def _leads(line: Line, found: Found) -> bool:
    text = line.text.rstrip(" -*_")
    if not text.endswith(":") or line.rows or any(mark.kind in ("furniture", "front") for mark, _ in found):
        return False
    return leads_in(text) or len(text.split()) >= LEADING_WORDS


def _end(lines: Sequence[Line], candidates: Candidates, start: int) -> int:
    """The end of the items from `start` on: as far apart as the first two, or one that a full stop closes."""
    end = start
    while end < len(lines) and _may_be_item(lines[end], candidates[end]) and _is_as_far(lines, start, end):
        end += 1
    last = lines[end].text.strip() if end < len(lines) else ""
    closed = end > start and lines[end - 1].text.rstrip().endswith(BETWEEN)
    if last.endswith(".") and closed and not candidates[end] and len(last) <= ITEM_LENGTH:
        end += 1
    return end


def _may_be_item(line: Line, found: Found) -> bool:
    text = line.text.strip()
    if found or line.rows or len(text) > ITEM_LENGTH or not has_words(text):
        return False
    return not text.endswith(":") and (text.endswith(BETWEEN) or not ends_sentence(text))


def _is_as_far(lines: Sequence[Line], start: int, place: int) -> bool:
    if place < start + 2:
        return True
    first = lines[start + 1].number - lines[start].numbers[-1]
    return lines[place].number - lines[place - 1].numbers[-1] == first
