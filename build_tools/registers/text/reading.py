"""A passage as the registers read it: folded once, with its dates, its closed places and its clauses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.arabic.dates import DateMention, find_dates
from build_tools.arabic.symbols import with_symbols
from build_tools.arabic.text import folded_with_offsets
from build_tools.model import Document, Passage, Source
from build_tools.model.tree import passages
from build_tools.registers.text.hijri import hijri_dates
from build_tools.registers.text.quantities import comma_of, references

KINDS = ("paragraph", "quotation", "list_item", "recommendation", "footnote")
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
    """A passage and what all registers need of it. Places count in `text`; `folded` has `offsets`."""

    place: int
    source: Source
    passage: Passage
    text: str
    folded: str
    offsets: tuple[int, ...]
    dates: tuple[DateMention, ...]
    comma: str

    def outside(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in `text` of a place in `folded`."""
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in `folded` of a place in `text`."""
        first = next((at for at, offset in enumerate(self.offsets) if offset >= start), len(self.folded))
        last = next((at for at, offset in enumerate(self.offsets) if offset >= end), len(self.folded))
        return first, last

    def closed(self) -> Iterator[tuple[int, int]]:
        """Yield the places in `folded` whose numbers count nothing."""
        yield from references(self.folded)
        for pattern in (_SYMBOL, ADDRESS, CLOCK, TELEPHONE):
            for match in pattern.finditer(self.folded if pattern is not _SYMBOL else self.folded.upper()):
                yield match.span()
        for date in self.dates:
            yield self.inside(date.start, date.end)


def readings(document: Document) -> Iterator[Reading]:
    """Yield the passages of a document that say something in sentences, as the registers read them."""
    comma = comma_of(passage.own for passage in passages(document))
    written = document.metadata.date.value
    for place, passage in enumerate(passages(document)):
        text = passage.own
        if passage.kind not in KINDS or not text.strip():
            continue
        folded, offsets = folded_with_offsets(text)
        dates = tuple(find_dates(text, written=written))
        if DIGIT.search(folded):
            dates = tuple(sorted((*dates, *hijri_dates(text, dates)), key=lambda date: date.start))
        yield Reading(
            place=place,
            source=document.source,
            passage=passage,
            text=text,
            folded=folded,
            offsets=tuple(offsets),
            dates=dates,
            comma=comma,
        )


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
    first = 0
    for sign in signs.finditer(text, 0, start):
        first = sign.end()
    after = signs.search(text, end)
    last = after.start() if after else len(text)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last
