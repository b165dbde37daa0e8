"""Where a text begins and ends among the lines around it: its title, its head, its tail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.arabic.sentences import ends_sentence
from build_tools.model import Line
from build_tools.recognition.head.cover import Candidates, Found
from build_tools.recognition.kinds.genre import Mark

TEXT_LENGTH = 160
TEXT_WORDS = 4
TEXT_KINDS = ("paragraph", "item", "recommendation", "quotation", "footnote", "known")
HEAD_PLACES = (None, "head", "above", "edge", "aside")
TAIL_PLACES = (None, "tail", "edge", "aside", "text")
TITLE_ENDS = ("؟", "!", "?", ":")  # a title may end so, and a sentence too
BROKEN_OFF = re.compile(r"(?:\.\.|…)[\])]?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Zones:
    """The places of the title; the head ends before `head_end`, the tail starts at `tail_start`."""

    title: range
    head_end: int
    tail_start: int


def find_zones(lines: Sequence[Line], candidates: Candidates, title: range) -> Zones:
    """Return the zones of a text with this title, by what its lines may be."""
    return Zones(
        title=title, head_end=_head_end(lines, candidates, title), tail_start=_tail_start(candidates)
    )


def stands_right(mark: Mark, place: int, zones: Zones, candidates: Candidates) -> bool:
    """Tell whether a mark may claim the line at `place`: whether it stands where the mark says."""
    head, tail = place < zones.head_end, place >= zones.tail_start
    match mark.where:
        case "head":
            return head
        case "above":
            return head and (place < zones.title.start or _has_company(candidates, place))
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


def title_text(lines: Sequence[Line], candidates: Candidates, title: range) -> str:
    """Return the words of the title, without the names that share its line."""
    groups = (next((groups for _, groups in candidates[place]), {}) for place in title)
    texts = (
        found.get("text") or lines[place].text.strip() for place, found in zip(title, groups, strict=True)
    )
    return " ".join(texts)


def _head_end(lines: Sequence[Line], candidates: Candidates, title: range) -> int:
    """The head ends with the last line around the text before its first sentence."""
    end = max(title.stop, 0) if title else 0
    for place in range(end, text_start(lines, candidates)):
        found = candidates[place]
        known = is_around(found, (*HEAD_PLACES, "under")) or _has_role(found)
        if known and (place == end or _tells_a_head(found)):
            end = place + 1
    return end


def _tells_a_head(found: Found) -> bool:
    """A date or a button below an unknown line still belongs to the head; a page number does not."""
    return any(mark.folded or mark.kind == "front" for mark, _ in found)


def _has_role(found: Found) -> bool:
    """Tell whether the line has a role at the head, `head.py`, and is text all the same."""
    return any(mark.kind in ("caption", "title") and mark.folded and mark.where is None for mark, _ in found)


def _tail_start(candidates: Candidates) -> int:
    place = len(candidates)
    while place > 0 and (is_around(candidates[place - 1], TAIL_PLACES) or _is_note(candidates[place - 1])):
        place -= 1
    return place


def _is_note(found: Found) -> bool:
    """Footnotes and their heading stand in the tail without ending it."""
    return bool(found) and all(mark.kind == "footnote" or mark.name == "notes_heading" for mark, _ in found)


def _has_company(candidates: Candidates, place: int) -> bool:
    """Tell whether the line beside is what a web page puts around a text."""
    beside = [*candidates[max(place - 1, 0) : place], *candidates[place + 1 : place + 2]]
    return any(mark.kind == "furniture" and mark.folded for found in beside for mark, _ in found)
