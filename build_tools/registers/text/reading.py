"""A passage as the registers read it: folded once, with its dates, its closed places and its clauses."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from build_tools.arabic.dates import DateMention, find_dates, has_year
from build_tools.arabic.symbols import with_symbols
from build_tools.arabic.text import folded_with_offsets
from build_tools.checks.timeline import dated_passages
from build_tools.model import Document, Passage
from build_tools.model.tree import passages
from build_tools.registers.text.hijri import hijri_dates
from build_tools.registers.text.quantities import Number, comma_of, find_numbers, references

NOTE = "footnote"
KINDS = ("paragraph", "quotation", "list_item", "recommendation", NOTE)
DIGIT = re.compile(r"\d")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
TELEPHONE = re.compile(r"(?<!\w)(?:\+|00)\d[\d -]{6,}\d")
LETTER = r"(?<!(?<!\w)[^\W\d])"  # «س.ص» is one word
COMMA = re.compile(
    rf"[،؛;\n؟!?]|(?<!\d),|,(?!\d)|{LETTER}(?<!\d)\.(?!\d)|{LETTER}\.(?=\s|$)|(?<=[\w»”\")])\s*:(?=\s)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A passage and what all registers need of it. Places count in `text`; `folded` has `offsets`.

    `letters` are how many letters each of its received lines has, where there are several; `numbers` stand in
    `folded`, but for those that count nothing.
    """

    place: int
    passage: Passage
    text: str
    folded: str
    offsets: tuple[int, ...]
    dates: tuple[DateMention, ...]
    letters: tuple[int, ...]
    numbers: tuple[Number, ...]

    def outside(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in `text` of a place in `folded`."""
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in `folded` of a place in `text`."""
        return bisect_left(self.offsets, start), bisect_left(self.offsets, end)


def readings(document: Document) -> Iterator[Reading]:
    """Yield the passages of a document that say something in sentences, as the registers read them."""
    comma = comma_of(passage.own for passage in passages(document))
    dates: dict[str, list[DateMention]] = defaultdict(list)
    for passage, date in dated_passages(document):
        dates[passage.anchor].append(date)
    for place, passage in enumerate(passages(document)):
        if passage.kind in KINDS and (text := passage.own).strip():
            yield _reading(document, place, passage, text, comma, dates.get(passage.anchor, []))


def _reading(
    document: Document, place: int, passage: Passage, text: str, comma: str, found: list[DateMention]
) -> Reading:
    folded, told = folded_with_offsets(text)
    offsets = tuple(told)
    if passage.kind == NOTE and has_year(folded):
        found = [*find_dates(text)]
    dates = tuple(found)
    counts = DIGIT.search(folded) is not None
    if counts:
        dates = tuple(sorted((*dates, *hijri_dates(text, dates)), key=lambda date: date.start))
    closed = _closed(folded, offsets, dates) if counts else ()
    lines = passage.lines if len(passage.lines) > 1 else ()
    return Reading(
        place=place,
        passage=passage,
        text=text,
        folded=folded,
        offsets=offsets,
        dates=dates,
        letters=tuple(letters_in(line) for line in _texts(document, lines)),
        numbers=tuple(find_numbers(folded, comma, closed)),
    )


def letters_in(text: str) -> int:
    """Return how many letters and digits stand in a text."""
    return sum(map(str.isalnum, text))


def _texts(document: Document, numbers: tuple[int, ...]) -> Iterator[str]:
    """The published texts of some received lines; a line that a format took out has none."""
    known = document.source.lines
    first = known[0].number if known else 1
    for number in numbers:
        at = number - first
        there = 0 <= at < len(known) and known[at].number == number
        yield known[at].text if there else next((line.text for line in known if line.number == number), "")


def _closed(
    folded: str, offsets: tuple[int, ...], dates: tuple[DateMention, ...]
) -> Iterator[tuple[int, int]]:
    yield from references(folded)
    if "/" in folded:
        yield from (match.span() for match in _SYMBOL.finditer(folded.upper()))
    for sign, pattern in (("/", ADDRESS), ("@", ADDRESS), (":", CLOCK), (" ", TELEPHONE)):
        if sign in folded:
            yield from (match.span() for match in pattern.finditer(folded))
    for date in dates:
        yield bisect_left(offsets, date.start), bisect_left(offsets, date.end)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the sentence that holds a place; a colon before a list of parts does not end it.

    >>> text = "قال ذلك. خصصت إيطاليا 8.5 مليون يورو. ثم عاد."
    >>> text[slice(*sentence_around(text, 20, 25))]
    'خصصت إيطاليا 8.5 مليون يورو'
    """
    return _between(SENTENCE, text, start, end)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the shortest clause that holds a place: between commas, stops and colons.

    >>> text = "وأعلنت المفوضية، في ذلك اليوم، 120 مليون يورو للمدن."
    >>> text[slice(*clause_around(text, 32, 40))]
    '120 مليون يورو للمدن'
    """
    return _between(COMMA, text, start, end)


SENTENCE = re.compile(rf"[؟!?\n]|{LETTER}(?<!\d)\.(?!\d)|{LETTER}\.(?=\s|$)|{LETTER}\.(?=[^\W\d])")
_SYMBOL = re.compile(with_symbols(r"(?<![\w/.])SYMBOL(?:-SYMBOL)?(?![\w/])"))


def _between(signs: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int]:
    begins, ends = _signs(signs, text)
    place = bisect_right(ends, start)
    first = ends[place - 1] if place else 0
    place = bisect_left(begins, end)
    last = begins[place] if place < len(begins) else len(text)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


@lru_cache(maxsize=64)
def _signs(signs: re.Pattern[str], text: str) -> tuple[list[int], list[int]]:
    """Where the signs of a text begin and end: each of its rows asks for its clause."""
    found = [sign.span() for sign in signs.finditer(text)]
    return [start for start, _ in found], [end for _, end in found]
