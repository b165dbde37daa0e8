"""Which lines are footnotes, and where their plain markers stand: the one is evidence for the other."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from build_tools.arabic.numerals import ascii_digits
from build_tools.recognition.claims import Claim
from build_tools.recognition.genre import Genre
from build_tools.recognition.inline import definite_numbers, one_line, plain_markers
from build_tools.recognition.unwrapping import as_one
from build_tools.sentences import ends_sentence, is_dangling
from build_tools.tables import table

HEADING = "notes_heading"
SEPARATOR = "separator"
TEXT = ("heading", "paragraph", "item", "recommendation", "quotation")
BARE_NOTE = re.compile(r"(?P<number>(?![0٠])\d{1,3})\s+(?P<text>[^\W\d].*)")
PROCLITICS = re.compile(r"[وفبلك]{0,2}(?:ال|(?<=ل)ل)?")
LAST_WORD = re.compile(r"(\w+)\s*$")
LEADING = (":", "؛", "(", "[", "«", "“", "/", "-", "–")  # an enumeration goes on, or a bracket opens
STOPS = (".", "؟", "!", "»", "”")
AFTER = re.compile(r"\s*(في الما?ئة|\w+|[^\w\s(]|$)")
SURE, LIKELY = 3, 2
LOOSE = ("paragraph", "heading", "loose")  # kinds of a line without a mark
FULL_LINE = 60  # characters: a shorter line was hardly wrapped
AROUND = 60  # characters: longer than any word
REACH = 50  # notes of one number: as many pages or chapters may number theirs anew before all are told


def settle_footnotes(claims: Sequence[Claim], genre: Genre) -> tuple[Claim, ...]:
    """Return the claims with every footnote told from items that look alike, and with its plain marker.

    Lines «(1) …» that no marker cites are items where a list begins; numbered lines that markers
    cite are footnotes under a heading of notes. A heading with nothing but notes under it is furniture.
    A line close below an unfinished note is the rest of it.
    """
    cited = _cited(claims)
    claims = _with_items(claims, cited, genre)
    claims = _with_rests(_with_listed_notes(claims, cited))
    return _without_empty_headings(_with_markers(claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marker:
    """A number in a text that may be a footnote's marker: the claim, its place there, and how likely."""

    claim: int
    start: int
    number: int
    weight: int


def _cited(claims: Sequence[Claim]) -> Mapping[int, int]:
    """The numbers that surely are markers, or may well be, each with the first claim that has it."""
    cited: dict[int, int] = {}
    for place, claim in enumerate(claims):
        if claim.kind in TEXT:
            plain = [marker.number for marker in _markers(place, claim) if marker.weight == SURE]
            for number in (*definite_numbers(claim.text), *plain):
                cited.setdefault(number, place)
    return cited


def _with_items(claims: Sequence[Claim], cited: Mapping[int, int], genre: Genre) -> list[Claim]:
    """A run of lines «(1) …» is a list unless its numbers are cited before it, and nowhere else explained."""
    runs = [run for run in _runs(claims) if claims[run[0]].line.text.lstrip().startswith("(")]
    led = {run[0] for run in runs if _leads_in(claims, run[0])}
    elsewhere = {_number(claims[place]) for run in runs if run[0] not in led for place in run}
    settled = list(claims)
    last = 0
    for run in runs:
        numbers = [_number(claims[place]) for place in run]
        explained = {n for n in numbers if cited.get(n, run[0]) < run[0]}
        if run[0] in led:
            explained -= elsewhere
        begins = numbers[0] == 1 or numbers[0] == last + 1 > 1
        told = _is_told(claims, run[0]) or (genre.continues_numbers and run[0] not in led and not last)
        if begins and not explained and not told:
            last = numbers[-1]
            for place in run:
                mark = claims[place].mark
                item = replace(mark, kind="item", style="number") if mark else None
                settled[place] = replace(claims[place], kind="item", mark=item)
        else:
            last = 0
    return settled


def _runs(claims: Sequence[Claim]) -> list[list[int]]:
    """The places of claimed footnotes that follow one another, but for furniture between them."""
    runs: list[list[int]] = []
    rests = _rests(claims)
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


def _is_told(claims: Sequence[Claim], place: int) -> bool:
    """A heading of notes or a line across the page says what follows."""
    mark = claims[place - 1].mark if place else None
    return mark is not None and mark.name in (HEADING, SEPARATOR)


def _with_listed_notes(claims: Sequence[Claim], cited: Mapping[int, int]) -> list[Claim]:
    """Numbered lines under a heading of notes, and «5 …» where «⁵» stands in the text, are footnotes."""
    settled = list(claims)
    for start, claim in enumerate(claims):
        if claim.mark is not None and claim.mark.name == HEADING:
            listed = _listed(claims, start + 1)
            if any(_number(claims[place]) in cited for place in listed):
                for place in listed:
                    settled[place] = replace(claims[place], kind="footnote", mark=None)
    raised = {number for claim in claims for number in _raised(claim)}
    for place, claim in enumerate(claims):
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
        elif claims[place].kind != "furniture" and not (places and _is_rest(claims, place, cut=False)):
            break
    return places


def _with_rests(claims: Sequence[Claim]) -> list[Claim]:
    """Notes that were wrapped are whole."""
    settled: list[Claim] = []
    rests = _rests(claims)
    for place, claim in enumerate(claims):
        if place in rests:
            note = settled[-1]
            text = f"{note.text} {claim.text}"
            line = as_one((note.line, claim.line))
            settled[-1] = replace(note, line=line, groups={**note.groups, "text": text})
        else:
            settled.append(claim)
    return settled


def _rests(claims: Sequence[Claim]) -> set[int]:
    """The places of the lines that go on with the note above them."""
    rests: set[int] = set()
    in_note = cut = False
    for place, claim in enumerate(claims):
        if in_note and _is_rest(claims, place, cut=cut):
            rests.add(place)
        elif claim.kind != "furniture":
            in_note = claim.kind == "footnote"
            if not in_note:
                cut = claim.kind == "paragraph" and not ends_sentence(claim.line.text)
    return rests


def _is_rest(claims: Sequence[Claim], place: int, *, cut: bool) -> bool:
    """Tell whether a line without a mark goes on with the unfinished note, or a line of it, close above.

    Below a short one, it may be a heading, or the rest of the sentence that stands `cut` above the notes.
    """
    above, claim = claims[place - 1], claims[place]
    text = above.line.text.strip()
    free = claim.mark is None and claim.kind in LOOSE and not claim.line.rows
    below = above.kind != "furniture" and claim.line.number == above.line.numbers[-1] + 1
    if not (free and below) or "rest" in above.groups or ends_sentence(text):
        return False
    if len(text) >= FULL_LINE or is_dangling(text):
        return True
    if claim.kind == "heading":
        return place + 1 < len(claims) and "number" in claims[place + 1].groups
    return not cut


def _raised(claim: Claim) -> list[int]:
    if claim.kind not in TEXT:
        return []
    return [number for _, _, number, is_raised in plain_markers(claim.text) if is_raised]


def _with_markers(claims: Sequence[Claim]) -> list[Claim]:
    """Each footnote has at most one plain marker; they stand in the order of the notes, before them."""
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
        for marker in _markers(place, claim)
        if marker.number in wanted
    ]
    starts: dict[int, set[int]] = defaultdict(set)
    for marker in _best_chain(notes, found):
        starts[marker.claim].add(marker.start)
    return [
        replace(claim, markers=frozenset(starts[place])) if place in starts else claim
        for place, claim in enumerate(claims)
    ]


def _markers(place: int, claim: Claim) -> Iterator[_Marker]:
    text = one_line(claim.text)
    for start, end, number, is_raised in plain_markers(text):
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        weight = SURE if is_raised else _weight(before, text[start:end], after)
        if weight:
            yield _Marker(claim=place, start=start, number=number, weight=weight)


def _weight(before: str, marker: str, after: str) -> int:
    """How likely «(5)» is a marker by what stands around it; 0 if it belongs to the sentence."""
    if not before.strip() or before.rstrip().endswith(LEADING) or _is_of(before):
        return 0
    spaced = marker.startswith(" ")
    follows = AFTER.match(after)
    if follows is None or (not spaced and after[:1].isalnum()):
        return 0
    if not spaced or not follows[1][:1].isalnum() or before.endswith(STOPS):
        return SURE
    return LIKELY if follows[1] in _words("clauses") else 0


def _is_of(before: str) -> bool:
    """Tell whether a number in brackets belongs to the word before it: «المادة (5)», «سبعة (7)», «3(2)»."""
    word = LAST_WORD.search(before)
    if word is None:
        return False
    short_number = word[1].isdigit() and len(word[1]) < len("2015")
    return short_number or bool(_bare(word[1]) & (_words("labels") | _words("counts") | {"و", "أو"}))


def _bare(word: str) -> set[str]:
    """The word, and what is left of it without each run of proclitics at its head."""
    found = PROCLITICS.match(word)
    return {word, *(word[end:] for end in range(1, found.end() + 1))} if found else {word}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(table("arabic/footnotes")[kind]["words"])


def _best_chain(notes: Sequence[tuple[int, int]], markers: Sequence[_Marker]) -> list[_Marker]:
    """The markers that together weigh most, one for each note, in the order of the notes and before them.

    A marker may be that of the `REACH` notes of its number that are next below it, no other.
    """
    places: dict[int, list[int]] = defaultdict(list)
    for index, (_, number) in enumerate(notes):
        places[number].append(index)
    chains = _Chains(len(notes))
    for marker in markers:
        of_number = places[marker.number]
        first = bisect_right(of_number, marker.claim, key=lambda index: notes[index][0])
        for index in reversed(of_number[first : first + REACH]):
            chains.add(index, marker)
    return list(_links(chains.best(len(notes))))[::-1]


class _Chain(NamedTuple):
    """A chain of markers by its last one: what all weigh, where its note stands (negative), and the rest."""

    weight: int = 0
    place: int = 0
    marker: _Marker | None = None
    before: "_Chain | None" = None


class _Chains:
    """The best chain that ends at each note, and the best of all up to a note (a Fenwick tree of maxima).

    Of chains that weigh the same, the one that ends first is the better.
    """

    def __init__(self, notes: int) -> None:
        self._tree = [_Chain()] * (notes + 1)

    def best(self, end: int) -> _Chain:
        """Return the best chain whose last note stands before note `end`."""
        found = self._tree[0]
        while end:
            found = max(found, self._tree[end], key=_rank)
            end &= end - 1
        return found

    def add(self, index: int, marker: _Marker) -> None:
        """Let the best chain before note `index` go on with `marker`."""
        before = self.best(index)
        chain = _Chain(before.weight + marker.weight, -index, marker, before)
        at = index + 1
        while at < len(self._tree):
            self._tree[at] = max(self._tree[at], chain, key=_rank)
            at += at & -at


def _rank(chain: _Chain) -> tuple[int, int]:
    return chain.weight, chain.place


def _links(chain: _Chain) -> Iterator[_Marker]:
    while chain.marker is not None and chain.before is not None:
        yield chain.marker
        chain = chain.before


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
