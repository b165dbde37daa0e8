"""Lines become claims: each line is recognised once, by the marks of its genre."""

import re
from collections.abc import Collection, Mapping, Sequence

from build_tools.arabic.addresses import is_mostly_address
from build_tools.arabic.sentences import ends_sentence
from build_tools.model import Line, Source
from build_tools.recognition.claims import Claim
from build_tools.recognition.head.closing import with_closing
from build_tools.recognition.head.cover import (
    Candidates,
    Found,
    adjoins,
    with_lines_above_title,
    with_publisher,
)
from build_tools.recognition.head.furniture import spread_furniture
from build_tools.recognition.head.head import read_head, with_head
from build_tools.recognition.head.menus import with_menus
from build_tools.recognition.head.quoted import without_quoted_fields
from build_tools.recognition.head.zones import find_zones, is_text, stands_right
from build_tools.recognition.kinds.genre import Genre, Mark, unprinted_mark
from build_tools.recognition.kinds.marks import matches
from build_tools.recognition.known import (
    heads_nothing,
    is_fixed,
    known_marks,
    parted,
    with_known_notes,
    with_known_title,
    with_lines_apart,
    without_guessed_title,
)
from build_tools.recognition.layout.page_furniture import find_page_furniture
from build_tools.recognition.layout.whole_lines import whole_lines
from build_tools.recognition.notes.foot_notes import FOOT_NOTE, find_foot_notes, note_groups
from build_tools.recognition.notes.footnotes import settle_footnotes
from build_tools.recognition.outline.doubtful_headings import without_doubtful_headings
from build_tools.recognition.outline.headings import is_short_heading, names_figure
from build_tools.recognition.outline.numbered_paragraphs import with_numbered_paragraphs
from build_tools.recognition.outline.outline import with_outline
from build_tools.recognition.outline.parts import name_parts
from build_tools.recognition.outline.unmarked_lists import with_unmarked_lists

SPEAKER_LENGTH = 80
BETWEEN_BARS = ("date", "author")
DASHES = ("-", "–", "—")
MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)")


def recognise(source: Source, genre: Genre) -> tuple[Claim, ...]:
    """Return a claim for every line that is not blank, in their order; a wrapped paragraph is one line."""
    marks = genre.marks
    pages = {} if source.structure else find_page_furniture(source.lines)
    notes = find_foot_notes(source.lines, pages) if pages else {}
    apart, lines = parted(whole_lines(source, marks, pages, notes))
    candidates = with_known_title(lines, _candidates(lines, genre, pages, notes.keys()), source)
    head = read_head(lines, candidates, web_page=genre.web_page)
    candidates = with_head(lines, candidates, head, web_page=genre.web_page)
    zones = without_guessed_title(find_zones(lines, candidates, head.title), candidates, source)
    candidates = with_closing(lines, candidates, zones.head_end)
    last_text = _last_text(lines, candidates)
    claims: list[Claim] = []
    for place, line in enumerate(lines):
        if place in zones.title:
            mark, groups = next(iter(candidates[place]), (None, {}))
            title = mark if mark is not None and mark.kind == "title" else None
            claims.append(Claim(line=line, kind="title", mark=title, groups=groups if title else {}))
        else:
            allowed = [c for c in candidates[place] if stands_right(c[0], place, zones, candidates)]
            headless = zones.title.stop <= place < zones.head_end
            claims.append(
                _claim(line, allowed, lines, candidates, place, headless=headless, last=place > last_text)
            )
    return with_lines_apart(without_doubtful_headings(name_parts(settle_footnotes(claims, genre))), apart)


def _candidates(
    lines: Sequence[Line], genre: Genre, pages: Mapping[int, Mark], notes: Collection[int]
) -> Candidates:
    """What each line may be: by its own words, by the furniture around it, and by the outline of the text."""
    found: Candidates = without_quoted_fields(
        lines, [_own(line, genre.marks, pages, notes) for line in lines]
    )
    found = with_lines_above_title(lines, with_publisher(lines, spread_furniture(lines, found)))
    found = with_menus(found) if genre.web_page else found
    found = with_unmarked_lists(lines, with_outline(lines, found, genre))
    return with_known_notes(lines, with_numbered_paragraphs(lines, found))


def _own(line: Line, marks: tuple[Mark, ...], pages: Mapping[int, Mark], notes: Collection[int]) -> Found:
    """What a line may be by itself: by its format, by the pages, by its words."""
    if (known := known_marks(line, marks)) is not None:
        return known
    if line.number in notes:
        return [(unprinted_mark(FOOT_NOTE, "footnote"), note_groups(line.text))]
    if line.number in pages:
        return [(pages[line.number], {})]
    return [] if line.rows else _matches(line.text, marks)


def _matches(text: str, marks: tuple[Mark, ...]) -> list[tuple[Mark, dict[str, str]]]:
    """The marks of a line; the menus of a page may be links of Markdown, «[أخبار](https://…)»."""
    found = matches(text, marks) or _between_bars(text, marks)
    if found or "](" not in text:
        return found
    around = tuple(mark for mark in marks if mark.folded and mark.kind in ("front", "furniture"))
    return matches(MARKDOWN_LINK.sub(r"\1", text), around)


def _between_bars(text: str, marks: tuple[Mark, ...]) -> list[tuple[Mark, dict[str, str]]]:
    """A day and a byline beside each other, and nothing else: «3 مارس 2020 | كتب: سعاد علي |»."""
    parts = [part.strip() for part in text.split("|") if part.strip()]
    if not 1 < len(parts) <= len(BETWEEN_BARS):
        return []
    told = {mark.field: (mark, groups) for part in parts for mark, groups in matches(part, marks)[:1]}
    if set(told) != set(BETWEEN_BARS):
        return []
    mark, groups = told["author"]
    return [(mark, {**groups, "date": told["date"][1].get("value", "")})]


def _last_text(lines: Sequence[Line], candidates: Candidates) -> int:
    """The place of the last sentence, or the number of lines."""
    for place in range(len(lines) - 1, -1, -1):
        stopped = not candidates[place] and ends_sentence(lines[place].text.rstrip().removesuffix(":"))
        if stopped or is_text(lines[place], candidates[place]):
            return place
    return len(lines)


def _claim(
    line: Line,
    allowed: list[tuple[Mark, dict[str, str]]],
    lines: Sequence[Line],
    candidates: Candidates,
    place: int,
    *,
    headless: bool,
    last: bool,
) -> Claim:
    """The claim of a mark, or else of a fallback.

    A line between the title and its dates is `headless`, and the `last` ones stand below all text:
    they head nothing; neither does an address.
    """
    if _names_a_speaker(lines, candidates, place):
        return Claim(line=line, kind="caption", groups={})
    if allowed:
        mark, groups = allowed[0]
        return Claim(line=line, kind=mark.kind, mark=mark, groups=groups)
    if line.rows:
        return Claim(line=line, kind="table", groups={})
    is_reference = is_mostly_address(line.text) and not ends_sentence(line.text)
    if headless or last or is_reference:
        return Claim(line=line, kind="loose" if last and not is_reference else "caption", groups={})
    is_heading = not heads_nothing(line) and is_short_heading(lines, candidates, place)
    kind = "heading" if is_heading else "caption" if names_figure(lines, candidates, place) else "paragraph"
    return Claim(line=line, kind=kind, groups={})


def _names_a_speaker(lines: Sequence[Line], candidates: Candidates, place: int) -> bool:
    """A short line close below a quotation says whose words they are."""
    text = lines[place].text.strip()
    quoted = place > 0 and any(mark.kind == "quotation" for mark, _ in candidates[place - 1])
    free = not is_fixed(lines[place]) and (not candidates[place] or text.startswith(DASHES))
    return (
        quoted and free and adjoins(lines, place) and len(text) <= SPEAKER_LENGTH and not ends_sentence(text)
    )
