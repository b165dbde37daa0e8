"""What the format of a file says of its lines, as marks: it goes before what their words look like."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from build_tools.arabic.sentences import is_dangling
from build_tools.arabic.text import folded_words
from build_tools.arabic.wording import say
from build_tools.model import Line, NoteReference, Source, Span
from build_tools.recognition.claims import Claim
from build_tools.recognition.head.cover import Candidates, Found, is_around
from build_tools.recognition.head.zones import Zones
from build_tools.recognition.kinds.genre import Mark, shared_mark, unprinted_mark
from build_tools.recognition.kinds.marks import matches
from build_tools.recognition.outline.numbered_paragraphs import ITEM

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
APART = ("front", "removed")  # roles of lines that are no text
RULE = "markdown_rule"
ASIDE = ("front", "removed", "figure")  # roles of lines that may stand above a title


def is_fixed(line: Line) -> bool:
    """Tell whether the format says what a line is; of a paragraph of the text it does not say what kind."""
    known = line.known
    if known is None or (known.role == "heading" and known.name):
        return False
    return known.role != "paragraph" or bool(known.list) or known.note is not None


def parted(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of which the format says that they are no text, and the others.

    They tell nothing of what stands beside them; a rule across the page does.
    """
    apart: list[Line] = []
    others: list[Line] = []
    for line in lines:
        is_apart = line.known is not None and line.known.role in APART and line.known.name != RULE
        (apart if is_apart else others).append(line)
    return apart, others


def with_lines_apart(claims: Sequence[Claim], apart: Sequence[Line]) -> tuple[Claim, ...]:
    """Return the claims, with those of the lines that are no text in their places."""
    marks = ((line, _mark(line.known.role, line.known.name)) for line in apart if line.known is not None)
    others = [Claim(line=line, kind=mark.kind, mark=mark, groups={}) for line, mark in marks]
    return tuple(sorted([*claims, *others], key=lambda claim: claim.line.number))


def known_marks(line: Line, marks: tuple[Mark, ...]) -> Found | None:
    """Return the mark of a line whose format says what it is, and what it found; None for others.

    A heading has the label that its words begin with.
    """
    if line.known is None or (line.known.role == "paragraph" and not is_fixed(line)):
        return None
    known, groups = line.known, {"text": line.text.strip()}
    if not is_fixed(line) and (others := matches(line.text, marks)):
        return others
    if known.name == RULE:
        return [(shared_mark("separator"), {})]
    if known.role == "heading":
        groups = next((found for mark, found in matches(line.text, marks) if mark.kind == "heading"), groups)
    elif known.role == "item" and isinstance(known.label, int) and known.level == 1:
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


def with_known_notes(lines: Sequence[Line], candidates: Candidates) -> Candidates:
    """Return the candidates; a note stays one, whatever stands above it: notes stand below all text."""
    return [
        [(_mark(line.known.role), {"text": line.text.strip()})]
        if line.known and line.known.note is not None
        else found
        for line, found in zip(lines, candidates, strict=True)
    ]


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


def is_whole(line: Line) -> bool:
    """Tell whether the format has a paragraph as a whole: no page cut it, unless its words break off."""
    return line.known is not None and not is_dangling(line.text)


def spans_of(line: Line, text: str) -> tuple[Span, ...] | None:
    """Return the places that the format knows in a part of a line; None where it knows nothing of them.

    The marker of a note beside the part belongs to its edge.
    """
    if line.known is None:
        return None
    first = max(line.text.rfind(text), 0)
    found = []
    for span in line.known.spans:
        start, end = (min(max(place - first, 0), len(text)) for place in (span.start, span.end))
        if start < end or isinstance(span, NoteReference):
            found.append(replace(span, start=start, end=end))
    return tuple(found)


def aside(line: Line, text: str) -> str:
    """Return words of a line that are no part of the text, with its label, markers of notes, caption."""
    if line.known is None:
        return text
    markers = (f"[{span.number}]" for span in line.known.spans if isinstance(span, NoteReference))
    label = "" if line.known.label is None else f"{line.known.label}."
    return " ".join(filter(None, [label, text, *markers, line.known.caption]))


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
