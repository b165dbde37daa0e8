"""What the format of a file says of its lines, as marks: it goes before what their words look like."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from build_tools.arabic.text import folded_words
from build_tools.model import Line, Source, Span
from build_tools.recognition.cover import Candidates, Found, is_around
from build_tools.recognition.genre import Mark, unprinted_mark
from build_tools.recognition.marks import matches
from build_tools.recognition.numbered_paragraphs import ITEM
from build_tools.recognition.zones import Zones
from build_tools.wording import say

KINDS = {  # of marks, by the role of a line; a table is told by its rows
    "front": "front",
    "removed": "furniture",
    "title": "title",
    "heading": "heading",
    "paragraph": "paragraph",
    "item": "item",
    "quotation": "quotation",
    "table": "known",
    "footnote": "known",
    "figure": "known",
    "code": "known",
}
ASIDE = ("front", "removed", "figure")  # roles of lines that may stand above a title


def is_fixed(line: Line) -> bool:
    """Tell whether the format says what a line is; of a paragraph of the text it does not say what kind."""
    known = line.known
    if known is None or (known.role == "heading" and known.name):
        return False
    return known.role != "paragraph" or bool(known.list) or known.note is not None


def known_marks(line: Line, marks: tuple[Mark, ...]) -> Found | None:
    """Return the mark of a line whose format says what it is, and what it found; None for others.

    A heading has the label that its words begin with.
    """
    if line.known is None or (line.known.role == "paragraph" and not is_fixed(line)):
        return None
    known, groups = line.known, {"text": line.text.strip()}
    if not is_fixed(line) and (others := matches(line.text, marks)):
        return others
    if known.role in ("front", "removed"):
        groups = {}
    elif known.role == "heading":
        groups = next((found for mark, found in matches(line.text, marks) if mark.kind == "heading"), groups)
    elif known.role == "item" and known.label is not None and known.level == 1:
        return [(_mark("item", ITEM), {"number": str(known.label), "text": line.text.strip()})]
    return [(_mark(known.role, known.name, known.level), groups)]


def with_known_title(lines: Sequence[Line], candidates: Candidates, source: Source) -> Candidates:
    """Return the candidates; the first line of the text is its title where the file says so.

    It says the same words at its head; or it says nothing there, and the line is its highest heading.
    """
    place = next((n for n, line in enumerate(lines) if not _is_aside(line, candidates[n])), None)
    if place is None:
        return candidates
    stated = source.stated.title.value
    if stated is not None:
        is_title = folded_words(lines[place].text) == folded_words(stated)
    else:
        is_title = _is_highest(lines, place)
    if not is_title:
        return candidates
    title = (_mark("title"), {"text": lines[place].text.strip()})
    return [*candidates[:place], [title], *candidates[place + 1 :]]


def without_guessed_title(zones: Zones, candidates: Candidates, source: Source) -> Zones:
    """Return the zones; where the file says its title, no other words of the text are taken for it."""
    named = any(mark.kind == "title" for place in zones.title for mark, _ in candidates[place])
    if source.stated.title.value is None or named:
        return zones
    start = zones.title.start
    return replace(zones, title=range(start, start), head_end=zones.head_end if zones.title else start)


def heads_nothing(line: Line) -> bool:
    """Tell whether the format has headings, and a line is none of them."""
    return line.known is not None and line.known.plain


def has_known_level(line: Line) -> bool:
    """Tell whether the format says of what level the heading on a line is."""
    return line.known is not None and line.known.role == "heading"


def spans_of(line: Line, text: str) -> tuple[Span, ...] | None:
    """Return the places that the format knows in a part of a line; None where it knows nothing of them."""
    if line.known is None:
        return None
    start = max(line.text.rfind(text), 0)
    return tuple(
        replace(span, start=max(span.start - start, 0), end=min(span.end - start, len(text)))
        for span in line.known.spans
        if span.end >= start and span.start - start <= len(text)
    )


def _is_aside(line: Line, found: Found) -> bool:
    return is_around(found) or (line.known is not None and line.known.role in ASIDE)


def _is_highest(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line is a heading of the first level, or of the highest one and the only such.

    Of headings in bold letters the first is the highest.
    """
    levels = [
        (one.known.level, bool(one.known.name)) for one in lines if one.known and one.known.role == "heading"
    ]
    known = lines[place].known
    if known is None or known.role != "heading":
        return False
    own, alone = (known.level, bool(known.name)), levels.count((known.level, bool(known.name))) == 1
    return known.level == 1 or (own == min(levels) and (alone or own[1]))


@cache
def _mark(role: str, name: str = "", level: int = 0) -> Mark:
    return unprinted_mark(
        name if name == ITEM else f"known_{role}",
        KINDS[role],
        level=max(level, 1) if role == "heading" else 2,
        field=name if role == "front" else "",
        reason=say(f"removals.{name}") if role == "removed" else "",
    )
