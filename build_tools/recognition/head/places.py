"""The lines at the head of a text, each with what speaks for its role there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.arabic.addresses import is_mostly_address
from build_tools.arabic.text import folded_words
from build_tools.ground.invisible import says_something
from build_tools.model import Line
from build_tools.recognition.head.cover import Candidates, Found, adjoins, is_around
from build_tools.recognition.head.quoted import quoted_lines
from build_tools.recognition.head.roles import PHRASES, SECTION, Said, roles_of
from build_tools.recognition.head.zones import HEAD_PLACES, is_text

LONGEST_HEAD = 80  # lines that are no furniture
RUNNING_HEAD = "running_head"
ROLES = ("caption", "title")  # kinds of lines that may be long, and stand at the head all the same
ASIDE = ("front", "removed", "figure")  # what a format knows to stand apart from the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line of the head, with what speaks for its roles."""

    line: Line
    found: Found
    said: tuple[Said, ...]
    text: str
    first: bool
    around: bool  # a mark says that it is no title
    returns: bool  # at the heads of pages
    group: int  # lines that stand with it between blank lines
    ended: bool  # by a blank line, or by a line of the head
    goes_on: bool  # with the line close above it

    @property
    def free(self) -> bool:
        if self.around:
            return False
        return is_running_head(self.found) or all(mark.where not in HEAD_PLACES for mark, _ in self.found)

    def has(self, name: str) -> bool:
        return any(one.role.mark.name == name for one in self.said)


def find_places(lines: Sequence[Line], candidates: Candidates, *, web_page: bool) -> list[Place]:
    """Return the lines above the first that is text, or a part of the text by its mark."""
    end = _region(lines, candidates)
    said = [roles_of(line.text) if _asks(candidates[i]) else () for i, line in enumerate(lines[:end])]
    heads = _page_heads(lines, candidates)
    groups = _groups(lines, candidates, said, web_page=web_page)
    return [
        Place(
            line=line,
            found=candidates[i],
            said=said[i],
            text=line.text.strip(),
            first=i == 0,
            around=_is_above(line, candidates[i]),
            returns=_returns(line, heads),
            group=groups[i][0],
            ended=groups[i][1],
            goes_on=i > 0 and adjoins(lines, i) and any(one.role.mark.kind == PHRASES for one in said[i]),
        )
        for i, line in enumerate(lines[:end])
    ]


def _region(lines: Sequence[Line], candidates: Candidates) -> int:
    """The place of the first line that is text; a sentence that leads to words of others is text, too."""
    read = 0
    quoted = quoted_lines(lines[: 2 * LONGEST_HEAD])
    for place, line in enumerate(lines):
        if place + 1 in quoted:
            return place
        found = candidates[place]
        if _is_above(line, found):
            continue
        read += 1
        if read > LONGEST_HEAD or _is_body(line, found):
            return place
    return len(lines)


def _is_body(line: Line, found: Found) -> bool:
    """Tell whether a line belongs to the text by its mark, or by its form, and has no role at the head."""
    if is_running_head(found) or any(mark.kind == "title" for mark, _ in found):
        return False
    if any(mark.where in HEAD_PLACES for mark, _ in found):
        return True
    speaks = not found and any(one.role.mark.kind in ROLES for one in roles_of(line.text))
    return is_text(line, found) and not speaks


def _asks(found: Found) -> bool:
    return not found or all(mark.where not in HEAD_PLACES for mark, _ in found)


def _is_above(line: Line, found: Found) -> bool:
    """What stands above a title, and what names nothing: a line of dots, the address of a page."""
    is_name = line.rows or (says_something(line.text) and not is_mostly_address(line.text))
    known = line.known is not None and line.known.role in ASIDE
    return known or (is_around_head(found) and not is_running_head(found)) or not is_name


def is_around_head(found: Found) -> bool:
    """Tell whether all marks of a line that may stand at the head say that it is around the text."""
    own = [mark for mark, _ in found if mark.where in HEAD_PLACES]
    return bool(own) and all(mark.kind in ("front", "furniture") for mark in own)


def is_running_head(found: Found) -> bool:
    """Tell whether the words of a line return at the heads of pages, and nothing else is known of it."""
    return bool(found) and all(mark.name == RUNNING_HEAD for mark, _ in found)


def _page_heads(lines: Sequence[Line], candidates: Candidates) -> list[Counter[str]]:
    """The words of the lines that return at the heads of pages."""
    heads = {
        folded_words(line.text)
        for line, found in zip(lines, candidates, strict=True)
        if is_running_head(found)
    }
    return [Counter(head.split()) for head in sorted(heads)]


def _returns(line: Line, heads: Sequence[Counter[str]]) -> bool:
    words = Counter(folded_words(line.text).split())
    return bool(words) and any(words <= head for head in heads)


def _groups(
    lines: Sequence[Line], candidates: Candidates, said: Sequence[tuple[Said, ...]], *, web_page: bool
) -> list[tuple[int, bool]]:
    """For each line how many that may be a title stand with it, and whether something ends them."""
    groups: list[tuple[int, bool]] = []
    start = 0
    for place in range(1, len(said) + 1):
        goes_on = place < len(said) and adjoins(lines, place) and _alike(candidates, said, place)
        if goes_on:
            continue
        ended = not adjoins(lines, place) or (place < len(said) and _ends(candidates, said, place, web_page))
        groups += [(place - start, ended)] * (place - start)
        start = place
    return groups


def _alike(candidates: Candidates, said: Sequence[tuple[Said, ...]], place: int) -> bool:
    return _may_be_named(candidates, said, place) and _may_be_named(candidates, said, place - 1)


def _may_be_named(candidates: Candidates, said: Sequence[tuple[Said, ...]], place: int) -> bool:
    return not candidates[place] and not any(one.role.title < 0 for one in said[place])


def _ends(candidates: Candidates, said: Sequence[tuple[Said, ...]], place: int, web_page: bool) -> bool:
    has_role = any(one.role.title < 0 and one.role.mark.kind != SECTION for one in said[place])
    return has_role or (not web_page and is_around(candidates[place]))
