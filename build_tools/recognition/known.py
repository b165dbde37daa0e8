"""What the format of a file says of its lines, as marks: it goes before what their words look like."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from build_tools.arabic.text import folded_words
from build_tools.model import Known, Line, Source
from build_tools.recognition.cover import Candidates, Found
from build_tools.recognition.genre import Mark
from build_tools.recognition.zones import Zones
from build_tools.wording import say

KINDS = {"front": "front", "removed": "furniture", "title": "title"}  # of marks, by the role of a line
NO_LINE = re.compile(r"(?!)")


def known_marks(line: Line) -> Found | None:
    """Return the mark of a line whose format says what it is, with what it found; None for others."""
    return None if line.known is None else [(_mark(line.known), {})]


def with_stated_title(lines: Sequence[Line], candidates: Candidates, source: Source) -> Candidates:
    """Return the candidates; the first line of the text is its title where the file says the same words."""
    stated = source.stated.title.value
    place = next((place for place, line in enumerate(lines) if line.known is None), None)
    if stated is None or place is None or folded_words(lines[place].text) != folded_words(stated):
        return candidates
    return [*candidates[:place], [(_mark(Known(role="title")), {})], *candidates[place + 1 :]]


def without_guessed_title(zones: Zones, candidates: Candidates, source: Source) -> Zones:
    """Return the zones; where the file says its title, no other words of the text are taken for it."""
    named = any(mark.kind == "title" for place in zones.title for mark, _ in candidates[place])
    if source.stated.title.value is None or named:
        return zones
    start = zones.title.start
    return replace(zones, title=range(start, start), head_end=zones.head_end if zones.title else start)


@cache
def _mark(known: Known) -> Mark:
    reason = say(f"removals.{known.name}") if known.role == "removed" else ""
    return Mark(
        name=f"known_{known.role}",
        kind=KINDS[known.role],
        pattern=NO_LINE,
        yes=(),
        no=(),
        field=known.name if known.role == "front" else "",
        reason=reason,
    )
