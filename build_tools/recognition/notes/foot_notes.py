"""Notes at the foot of printed pages, whose numbers run on from page to page: «- 3 انظر …», «12 انظر …»."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from build_tools.arabic.numerals import ascii_digits
from build_tools.arabic.sentences import ends_sentence
from build_tools.arabic.text import folded_words
from build_tools.ground.tables import table
from build_tools.model import Line
from build_tools.recognition.claims import Claim
from build_tools.recognition.kinds.genre import Mark
from build_tools.recognition.layout.page_furniture import FORM_FEED, NUMBER
from build_tools.recognition.layout.unwrapping import as_one

NOTE = re.compile(
    r"[\-–(\[]?\s?(?P<number>[1-9]\d{0,2})(?!\d)\s?[\-–.)\]]{0,2}\s*(?P<text>[^\W\d_].*|[«\"“].*)"
)
FOOT_NOTE = "foot_note"
GLUED = r"(?<=[^\W\d_])[.،؛:»\"”)]?(?P<number>{})(?![\d/.,٫])"
TEXT = ("heading", "paragraph", "item", "quotation")
FEWEST, FEWEST_PAGES = 3, 2
LONGEST_STEP, STEP_BELOW = 8, 2  # from the last note of a page to the first of another, and on one page
CITED = 0.6  # of the notes have a number like theirs in the text of their page
LEAST_ABOVE = 1  # lines of text on a page above its notes
REACH = 12  # lines above a note that is sure, for those before it
MayBe = Callable[[Sequence[Line], int], bool]  # whether the line at a place of a page may begin a note


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """The lines of a page, and how many of them stand above its notes, each of which begins at a place."""

    lines: Sequence[Line]
    notes: Mapping[int, int]

    @property
    def above(self) -> int:
        return min(self.notes, default=len(self.lines))


def find_foot_notes(lines: Sequence[Line], pages: Mapping[int, Mark]) -> Mapping[int, tuple[int, ...]]:
    """Return the numbers of the lines of each note at the foot of a page, by that of its first line.

    Such notes are numbered on from page to page and stand below the text of each. They begin as notes do, or
    are cited in the text above.
    """
    printed = list(_pages(lines, pages))
    if len(printed) < FEWEST_PAGES:
        return {}
    found = _told(printed, _speaks_as_note) or _told(printed, lambda lines, place: True)
    notes = (page.lines[start:end] for page in found for start, end in _extents(page))
    return {note[0].number: tuple(number for line in note for number in line.numbers) for note in notes}


def _told(pages: Sequence[Sequence[Line]], may_be: MayBe) -> list[_Page]:
    """The pages with notes, where enough of these are cited or may be none but notes; else none."""
    found = [page for page in _with_notes(pages, may_be) if page.notes]
    sure = sum(
        _speaks_as_note(page.lines, place) or _is_cited(page, value)
        for page in found
        for place, value in page.notes.items()
    )
    count = sum(len(page.notes) for page in found)
    enough = len(found) >= FEWEST_PAGES and count >= FEWEST
    return found if enough and sure >= CITED * count else []


def join_foot_notes(lines: Sequence[Line], notes: Mapping[int, tuple[int, ...]]) -> tuple[Line, ...]:
    """Return the lines, each note at the foot of a page as one."""
    rest = {number for numbers in notes.values() for number in numbers[1:]}
    parts = {line.number: line for line in lines if line.number in rest}
    return tuple(
        as_one([line, *(parts[number] for number in notes[line.number][1:] if number in parts)])
        if line.number in notes
        else line
        for line in lines
        if line.number not in rest
    )


def with_bare_markers(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims; the number of a note that is glued to one word of its page alone cites it."""
    found = list(claims)
    for place, claim in enumerate(claims):
        if claim.mark is not None and claim.mark.name == FOOT_NOTE:
            places = [
                (above, match.start("number"))
                for above in _page_above(claims, place)
                for match in re.finditer(GLUED.format(claim.groups["number"]), _compared(claims[above]))
            ]
            if len(places) == 1:
                above, start = places[0]
                found[above] = replace(found[above], markers=found[above].markers | {start})
    return found


def _page_above(claims: Sequence[Claim], place: int) -> Iterator[int]:
    """The places of the text above a note, back to the end of the page before."""
    for above in range(place - 1, -1, -1):
        mark = claims[above].mark
        if mark is not None and mark.name == NUMBER:
            return
        if claims[above].kind in TEXT:
            yield above


def _compared(claim: Claim) -> str:
    return ascii_digits(" ".join(claim.text.split()))


def note_groups(text: str) -> dict[str, str]:
    """Return the number and the text of a note at the foot of a page."""
    match = NOTE.match(text.strip())
    assert match is not None
    plain = NOTE.match(ascii_digits(text.strip()))
    assert plain is not None
    return {"number": plain["number"], "text": text.strip()[plain.start("text") :]}


def _pages(lines: Sequence[Line], pages: Mapping[int, Mark]) -> Iterator[list[Line]]:
    """The lines of each page of the print, without blank ones and what pages add."""
    page: list[Line] = []
    for line in lines:
        mark = pages.get(line.number)
        if FORM_FEED in line.received or (mark is not None and mark.name == NUMBER):
            yield page
            page = []
        if mark is None and line.text.strip():
            page.append(line)
    yield page


def _with_notes(pages: Sequence[Sequence[Line]], may_be: MayBe) -> Iterator[_Page]:
    last = 0
    for lines in pages:
        notes = _notes(lines, last, may_be)
        last = max([last, *notes.values()])
        yield _Page(lines=lines, notes=notes)


def _notes(lines: Sequence[Line], last: int, may_be: MayBe) -> dict[int, int]:
    """The notes of a page by their places: the lowest line with the next number, and those that follow it."""
    values = [_value(line) for line in lines]
    reach = range(last + 1, last + 1 + LONGEST_STEP)
    starts = [
        place
        for place, value in enumerate(values)
        if value in reach and place > LEAST_ABOVE and may_be(lines, place)
        if _begins(lines, place) or _speaks_as_note(lines, place)
    ]
    if not starts:
        return {}
    value = min(values[place] or 0 for place in starts)
    first = max(place for place in starts if values[place] == value)
    notes = {first: value}
    for place in range(first - 1, max(first - REACH, LEAST_ABOVE), -1):
        before = min(notes.values()) - 1
        told = _begins(lines, place) or _speaks_as_note(lines, place)
        if values[place] == before > last and told:
            notes[place] = before
    for place in range(first + 1, len(values)):
        if 0 < (values[place] or 0) - value <= STEP_BELOW:
            value = values[place] or 0
            notes[place] = value
    return notes


def _value(line: Line) -> int | None:
    match = NOTE.match(ascii_digits(line.text.strip()))
    return int(match["number"]) if match else None


def _begins(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line goes on with none above it."""
    above = lines[place - 1]
    return lines[place].number > above.numbers[-1] + 1 or ends_sentence(above.text)


def _speaks_as_note(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the words of a line are those that notes begin with: «انظر», «المرجع نفسه»."""
    match = NOTE.match(ascii_digits(lines[place].text.strip()))
    return match is not None and folded_words(match["text"]).startswith(_openings())


@cache
def _openings() -> tuple[str, ...]:
    return tuple(folded_words(words) for words in table("arabic/printed/footnotes")["openings"]["words"])


def _is_cited(page: _Page, value: int) -> bool:
    sign = re.compile(rf"(?:^|[^\W\d_]\s?|[»\"”)\].،؛:]\s?){value}(?![\d/])")
    return any(sign.search(ascii_digits(line.text)) for line in page.lines[: page.above])


def _extents(page: _Page) -> Iterable[tuple[int, int]]:
    starts = sorted(page.notes)
    return zip(starts, [*starts[1:], len(page.lines)], strict=True)
