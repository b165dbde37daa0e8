"""Which lines are footnotes, and where their plain markers stand: the one is evidence for the other."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from build_tools.arabic.numerals import ascii_digits
from build_tools.recognition.claims import Claim
from build_tools.recognition.inline import definite_numbers, plain_markers, squared_numbers
from build_tools.recognition.kinds.genre import Genre
from build_tools.recognition.notes.foot_notes import with_bare_markers
from build_tools.recognition.notes.marker_chains import settled_markers
from build_tools.recognition.notes.markers import LONE, SURE, possible_markers
from build_tools.recognition.notes.wrapped_notes import is_rest, join_notes, note_rests

HEADING = "notes_heading"
SEPARATOR = "separator"
TEXT = ("heading", "paragraph", "item", "recommendation", "quotation")
TABLE = "table"
BELOW = ("footnote", "furniture", "front", "loose")
BARE_NOTE = re.compile(r"(?P<number>(?![0٠])\d{1,3})\s+(?P<text>[^\W\d].*)")


def settle_footnotes(claims: Sequence[Claim], genre: Genre) -> tuple[Claim, ...]:
    """Return the claims with every footnote told from items that look alike, and with its plain marker.

    Lines «(1) …» that no marker cites are items where a list begins; numbered lines that markers
    cite are footnotes under a heading of notes. A heading with nothing but notes under it is furniture.
    A line close below an unfinished note is the rest of it. What stands in square brackets is a marker
    only where notes explain it.
    """
    cited = _cited(claims)
    claims = _with_items(claims, cited, genre)
    claims = join_notes(_with_listed_notes(claims, cited))
    return _without_empty_headings(_with_squared_markers(with_bare_markers(_with_markers(claims))))


def _cited(claims: Sequence[Claim], least: int = SURE) -> Mapping[int, int]:
    """The numbers that are markers, or at `least` as likely so, each with the first claim that has it."""
    cited: dict[int, int] = {}
    for place, claim in enumerate(claims):
        if claim.kind in (*TEXT, TABLE):
            possible = () if claim.kind == TABLE else possible_markers(place, claim.text)
            plain = [marker.number for marker in possible if marker.weight >= least]
            for number in (*definite_numbers(claim.text), *plain):
                cited.setdefault(number, place)
    return cited


def _with_items(claims: Sequence[Claim], cited: Mapping[int, int], genre: Genre) -> list[Claim]:
    """A run of lines «(1) …» is a list unless its numbers are cited before it, and nowhere else explained.

    In a text that cites no note at all, any run is one: «(60) …».
    """
    runs = _runs(claims)
    cites = _cites(claims, runs, cited) or (runs != [] and _cites(claims, runs, _cited(claims, LONE)))
    pages = genre.continues_numbers and (cites or any(map(_is_numbered, claims)))
    opening = "(" if cites else ("(", "[")
    runs = [run for run in runs if claims[run[0]].line.text.lstrip().startswith(opening)]
    led = {run[0] for run in runs if _leads_in(claims, run[0])}
    elsewhere = {_number(claims[place]) for run in runs if run[0] not in led for place in run}
    settled = list(claims)
    last = 0
    for run in runs:
        numbers = [_number(claims[place]) for place in run]
        explained = {n for n in numbers if cited.get(n, run[0]) < run[0]}
        if run[0] in led:
            explained -= elsewhere
        begins = not cites or numbers[0] == 1 or numbers[0] == last + 1 > 1
        told = _is_told(claims, run[0]) or (pages and run[0] not in led and not last)
        told = told or (run[0] not in led and _ends_text(claims, run))
        if begins and not explained and not told:
            last = numbers[-1]
            for place in run:
                if "rest" in claims[place].groups:
                    continue  # a note whose number is printed inside it is no item of any list
                mark = claims[place].mark
                item = replace(mark, kind="item", style="number") if mark else None
                settled[place] = replace(claims[place], kind="item", mark=item)
        else:
            last = 0
    return settled


def _cites(claims: Sequence[Claim], runs: Sequence[Sequence[int]], cited: Mapping[int, int]) -> bool:
    """Tell whether a number of any run is cited before it."""
    return any(cited.get(_number(claims[place]), place) < place for run in runs for place in run)


def _runs(claims: Sequence[Claim]) -> list[list[int]]:
    """The places of claimed footnotes that follow one another, but for furniture between them."""
    runs: list[list[int]] = []
    rests = note_rests(claims)
    goes_on = False
    for place, claim in enumerate(claims):
        if claim.kind == "footnote":
            if not goes_on:
                runs.append([])
            runs[-1].append(place)
            goes_on = True
        elif claim.kind != "furniture" and place not in rests:
            goes_on = False
    return runs


def _leads_in(claims: Sequence[Claim], place: int) -> bool:
    above = (claims[i] for i in range(place - 1, -1, -1) if claims[i].kind != "furniture")
    before = next(above, None)
    return before is not None and before.kind != "footnote" and before.line.text.rstrip(" -").endswith(":")


def _is_numbered(claim: Claim) -> bool:
    return claim.mark is not None and claim.mark.name == "numbered_paragraph"


def _ends_text(claims: Sequence[Claim], run: Sequence[int]) -> bool:
    """Tell whether notes in square brackets stand below all text, which cites them by other signs."""
    first = claims[run[0]]
    below = (claim.kind in BELOW for claim in claims[run[-1] + 1 :])
    return "[" in first.line.text[:2] and _number(first) == 1 and all(below)


def _is_told(claims: Sequence[Claim], place: int) -> bool:
    """A heading of notes or a line across the page says what follows."""
    mark = claims[place - 1].mark if place else None
    return mark is not None and mark.name in (HEADING, SEPARATOR)


def _with_listed_notes(claims: Sequence[Claim], cited: Mapping[int, int]) -> list[Claim]:
    """Numbered lines under a heading of notes, and «5 …» where «⁵» stands in the text, are footnotes."""
    settled = list(claims)
    headings = [place for place, claim in enumerate(claims) if claim.mark and claim.mark.name == HEADING]
    told = _cited(claims, LONE) if headings else {}
    for start in headings:
        listed = _listed(claims, start + 1)
        if any(_number(claims[place]) in told for place in listed):
            for place in listed:
                settled[place] = replace(claims[place], kind="footnote", mark=None)
    raised = {number for claim in claims for number in _raised(claim)}
    for place, claim in enumerate(claims) if raised else ():
        note = BARE_NOTE.fullmatch(claim.line.text.strip()) if claim.mark is None else None
        if (
            note
            and cited.get(number := int(ascii_digits(note["number"])), place) < place
            and number in raised
        ):
            settled[place] = replace(claim, kind="footnote", groups=note.groupdict())
    return settled


def _listed(claims: Sequence[Claim], start: int) -> list[int]:
    """The places of the numbered lines that stand together from `start` on."""
    places = []
    for place in range(start, len(claims)):
        if "number" in claims[place].groups and claims[place].kind in ("item", "paragraph"):
            places.append(place)
        elif claims[place].kind != "furniture" and not (places and is_rest(claims, place, cut=False)):
            break
    return places


def _raised(claim: Claim) -> list[int]:
    if claim.kind not in TEXT:
        return []
    return [number for _, _, number, is_raised in plain_markers(claim.text) if is_raised]


def _with_markers(claims: Sequence[Claim]) -> list[Claim]:
    """Each footnote has at most one plain marker; they stand in the order of the notes, before them."""
    if all(claim.kind != "footnote" for claim in claims):
        return list(claims)
    definite = {number for c in claims if c.kind in TEXT for number in definite_numbers(c.text)}
    notes = [
        (place, number)
        for place, claim in enumerate(claims)
        if claim.kind == "footnote" and (number := _number(claim)) not in definite
    ]
    wanted = {number for _, number in notes}
    found = [
        marker
        for place, claim in enumerate(claims)
        if claim.kind in TEXT and wanted
        for marker in possible_markers(place, claim.text)
        if marker.number in wanted
    ]
    starts: dict[int, set[int]] = defaultdict(set)
    for marker in settled_markers(notes, found):
        starts[marker.claim].add(marker.start)
    return [
        replace(claim, markers=frozenset(starts[place])) if place in starts else claim
        for place, claim in enumerate(claims)
    ]


def _with_squared_markers(claims: Sequence[Claim]) -> Sequence[Claim]:
    """«[5]» is a marker in a text that explains one of them; in any other it is a number in brackets."""
    notes = {_number(claim) for claim in claims if claim.kind == "footnote"}
    if all(notes.isdisjoint(squared_numbers(claim.text)) for claim in claims if notes):
        return claims
    return [replace(claim, squared=True) for claim in claims]


def _without_empty_headings(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    settled = list(claims)
    below: str | None = None
    for place in range(len(claims) - 1, -1, -1):
        claim = claims[place]
        if claim.mark is not None and claim.mark.name == HEADING and below == "footnote":
            settled[place] = replace(claim, kind="furniture")
        if claim.kind != "furniture":
            below = claim.kind
    return tuple(settled)


def _number(claim: Claim) -> int:
    return int(ascii_digits(claim.groups["number"]))
