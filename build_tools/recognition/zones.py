"""Where a text begins and ends among the lines around it: its title, its head, its tail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.arabic.addresses import is_mostly_address
from build_tools.arabic.invisible import says_something
from build_tools.arabic.text import folded_words
from build_tools.model import Line
from build_tools.recognition.cover import Candidates, Found, adjoins, may_be_title
from build_tools.recognition.genre import Genre, Mark, web_mark
from build_tools.sentences import ends_sentence, is_dangling

TITLE_LINES = 3
NAME_WORDS = 4  # of a site
TEXT_LENGTH = 160
TEXT_WORDS = 4
PAGE_LABELS = ("breadcrumb", "section_label", "menu_entry")
TEXT_KINDS = ("paragraph", "item", "recommendation", "quotation", "footnote", "known")
HEAD_PLACES = (None, "head", "edge", "aside")
TAIL_PLACES = (None, "tail", "edge", "aside", "text")
TITLE_ENDS = ("؟", "!", "?", ":")  # a title may end so, and a sentence too
BROKEN_OFF = re.compile(r"(?:\.\.|…)[\])]?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Zones:
    """The places of the title; the head ends before `head_end`, the tail starts at `tail_start`."""

    title: range
    head_end: int
    tail_start: int


def find_zones(lines: Sequence[Line], candidates: Candidates, genre: Genre) -> Zones:
    """Return the zones of a text, by what its lines may be."""
    title = _title_range(lines, candidates, genre)
    return Zones(
        title=title, head_end=_head_end(lines, candidates, title), tail_start=_tail_start(candidates)
    )


def stands_right(mark: Mark, place: int, zones: Zones, candidates: Candidates) -> bool:
    """Tell whether a mark may claim the line at `place`: whether it stands where the mark says."""
    head, tail = place < zones.head_end, place >= zones.tail_start
    match mark.where:
        case "head":
            return head
        case "tail":
            return tail
        case "edge":
            return head or tail
        case "under":
            return head and place >= zones.title.stop
        case "aside":
            return head or tail or _has_company(candidates, place)
        case "text":
            return not head
        case "middle":
            return not head and not tail
    return True


def is_around(found: Found, places: Sequence[str | None] = HEAD_PLACES) -> bool:
    """Tell whether a line may belong to what stands around a text, at one of these places."""
    return any(mark.where in places for mark, _ in found) and all(
        mark.kind in ("front", "furniture") for mark, _ in found if mark.where in places
    )


def is_text(line: Line, found: Found) -> bool:
    """Tell whether a line is running text: a sentence, a long line, an item, a table."""
    text = line.text.strip()
    if line.rows:
        return True
    if found:
        return any(mark.kind in TEXT_KINDS and mark.where is None for mark, _ in found)
    if BROKEN_OFF.search(text):
        return len(text) > TEXT_LENGTH
    stopped = ends_sentence(text) and not text.endswith(TITLE_ENDS)
    return len(text) > TEXT_LENGTH or (stopped and len(text.split()) >= TEXT_WORDS)


def text_start(lines: Sequence[Line], candidates: Candidates) -> int:
    """Return the place of the first running text, or the number of lines."""
    texts = (place for place, line in enumerate(lines) if is_text(line, candidates[place]))
    return next(texts, len(lines))


def with_page_names(lines: Sequence[Line], candidates: Candidates, genre: Genre) -> Candidates:
    """Mark what stands above the title, a site or its menus, and the title where a page prints it again."""
    found = list(candidates)
    title = _title_range(lines, found, genre)
    if title and (later := _real_title(lines, found, title.start)):
        above = [place for place in range(title.start, later) if _is_free(found[place], first=True)]
        for place in above:
            found[place] = [(web_mark("page_clutter"), {})]
        if len(above) == 1:
            found[title.start] = [(web_mark("site_name"), {"holder": lines[title.start].text.strip()})]
        title = _title_range(lines, found, genre) or range(later, later + 1)
    if title:
        words = folded_words(title_text(lines, found, title))
        for place in range(text_start(lines, found)):
            if place not in title and not found[place] and folded_words(lines[place].text) == words:
                found[place] = [(web_mark("repeated_title"), {})]
    return found


def title_text(lines: Sequence[Line], candidates: Candidates, title: range) -> str:
    """Return the words of the title, without the names that share its line."""
    groups = (next((groups for _, groups in candidates[place]), {}) for place in title)
    texts = (
        found.get("text") or lines[place].text.strip() for place, found in zip(title, groups, strict=True)
    )
    return " ".join(texts)


def _real_title(lines: Sequence[Line], candidates: Candidates, first: int) -> int | None:
    """The place of the title below a short line, where the page's own labels part the two."""
    if len(lines[first].text.split()) > NAME_WORDS or not _is_free(candidates[first], first=True):
        return None
    head = range(first + 1, text_start(lines, candidates))
    labels = [p for p in head if any(mark.name in PAGE_LABELS for mark, _ in candidates[p])]
    below = (p for p in range(max(labels, default=len(lines)), head.stop) if not candidates[p])
    titles = (p for p in below if len(lines[p].text.split()) >= NAME_WORDS)
    return next((p for p in titles if may_be_title(lines[p].text.strip())), None)


def _title_range(lines: Sequence[Line], candidates: Candidates, genre: Genre) -> range:
    """The line marked as the title; else the first short unmarked lines that stand together."""
    first = next((i for i, found in enumerate(candidates) if not _is_above(lines[i], found)), len(lines))
    if any(mark.kind == "title" for found in candidates[first : first + 1] for mark, _ in found):
        return range(first, first + 1)
    end = first
    while end < len(lines) and end - first < TITLE_LINES and _is_free(candidates[end], first=end == first):
        if lines[end].rows or not may_be_title(lines[end].text.strip()):
            break
        if end > first and not adjoins(lines, end):
            break
        end += 1
    ended = not adjoins(lines, end) or (not genre.web_page and _is_in_head(candidates[end]))
    if end - first > 1 and not ended and not _leads_on(lines[first].text):
        end = first + 1  # where no blank line ends the title, only the first line can be it
    leads_on = end > first and lines[end - 1].text.rstrip().endswith(":")
    return range(first, first if leads_on else end)


def _leads_on(text: str) -> bool:
    return text.rstrip().endswith(":") or is_dangling(text)


def _is_in_head(found: Found) -> bool:
    return is_around(found, HEAD_PLACES)


def _is_above(line: Line, found: Found) -> bool:
    """What stands above a title, and what names nothing: a line of dots, the address of a page."""
    is_name = line.rows or (says_something(line.text) and not is_mostly_address(line.text))
    return _is_in_head(found) or not is_name


def _is_free(found: Found, *, first: bool) -> bool:
    """Nothing claims the line that may be a title; the first may look like what stands below one."""
    return not found or (first and all(mark.where not in HEAD_PLACES for mark, _ in found))


def _head_end(lines: Sequence[Line], candidates: Candidates, title: range) -> int:
    """The head ends with the last line around the text before its first sentence."""
    end = max(title.stop, 0) if title else 0
    for place in range(end, text_start(lines, candidates)):
        found = candidates[place]
        if is_around(found, (*HEAD_PLACES, "under")) and (place == end or _tells_a_head(found)):
            end = place + 1
    return end


def _tells_a_head(found: Found) -> bool:
    """A date or a button below an unknown line still belongs to the head; a page number does not."""
    return any(mark.folded or mark.kind == "front" for mark, _ in found)


def _tail_start(candidates: Candidates) -> int:
    place = len(candidates)
    while place > 0 and (is_around(candidates[place - 1], TAIL_PLACES) or _is_note(candidates[place - 1])):
        place -= 1
    return place


def _is_note(found: Found) -> bool:
    """Footnotes and their heading stand in the tail without ending it."""
    return bool(found) and all(mark.kind == "footnote" or mark.name == "notes_heading" for mark, _ in found)


def _has_company(candidates: Candidates, place: int) -> bool:
    """Tell whether the line beside is furniture."""
    beside = [*candidates[max(place - 1, 0) : place], *candidates[place + 1 : place + 2]]
    return any(mark.kind == "furniture" for found in beside for mark, _ in found)
