"""The lines of a PDF as its pages show them: each knows what it is, and a paragraph is one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from build_tools.arabic.numerals import ascii_digits
from build_tools.intake.readers.pdf.structure.furniture import page_furniture
from build_tools.intake.readers.pdf.structure.headings import TITLE, Head, find_headings
from build_tools.intake.readers.pdf.structure.notes import Notes, find_notes, plain_numbers, with_markers
from build_tools.intake.readers.pdf.structure.paragraphs import joined, paragraphs
from build_tools.intake.readers.pdf.structure.places import Place, Usual
from build_tools.model import Known, Line, Source

CELLS = "\t"
LABEL = re.compile(r"^(\S{1,6})\t")
FEWEST_ROWS = 2


def read_structure(source: Source) -> Source:
    """Return a source with its lines as its pages show them; each that is not blank is in one of them."""
    places = [
        Place(line=line, at=line.printed) for line in source.lines if line.printed and line.text.strip()
    ]
    others = [line for line in source.lines if not line.printed or line.known]
    aside = page_furniture(places)
    removed = [
        replace(place.line, known=Known(role="removed", name=aside[place.line.number]))
        for place in places
        if place.line.number in aside
    ]
    text = [place for place in places if place.line.number not in aside and not place.line.known]
    found = _Text(text)
    structure = sorted([*others, *removed, *found.lines()], key=lambda line: line.number)
    return replace(source, structure=tuple(structure))


class _Text:
    """The text of a file: what its lines are, and the lines they become."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.usual = Usual(places)
        self.notes: Notes = find_notes(places, self.usual.size)
        self.tables = [place for place in places if place.at.table]
        self.noted = [place for place in places if place.line.number in self.notes]
        taken = {place.line.number for place in (*self.tables, *self.noted)}
        self.body = [place for place in places if place.line.number not in taken]
        self.headings = find_headings(self.body, self.usual)
        self.plain = self._plain_markers(places)

    def _plain_markers(self, places: Sequence[Place]) -> Mapping[int, set[int]]:
        """By page, the numbers in brackets that are markers: a note on that page has the same."""
        texts: dict[int, list[str]] = defaultdict(list)
        numbers: dict[int, set[int]] = defaultdict(set)
        for place in places:
            if place.line.number in self.notes:
                numbers[place.at.page].add(self.notes[place.line.number][0])
            else:
                texts[place.at.page].append(place.text)
        return {page: found & set(plain_numbers(texts[page])) for page, found in numbers.items()}

    def lines(self) -> Iterator[Line]:
        """Yield the lines of the text, in the order of its parts: tables, notes, headings, paragraphs."""
        yield from self._tables()
        yield from self._notes()
        headed = {number for head in self.headings.values() for number in head.lines}
        by_number = {place.line.number: place for place in self.body}
        for head in self.headings.values():
            yield self._heading(head, [by_number[number] for number in head.lines])
        for is_free, run in groupby(self.body, key=lambda place: place.line.number not in headed):
            if is_free:
                yield from self._paragraphs(list(run))

    def _heading(self, head: Head, places: Sequence[Place]) -> Line:
        is_title = head.level == TITLE and not head.told_by
        known = (
            Known(role="title") if is_title else Known(role="heading", level=head.level, name=head.told_by)
        )
        return self._line(places, known)

    def _paragraphs(self, places: Sequence[Place]) -> Iterator[Line]:
        rows = _rows(places)
        plain = bool(self.headings)
        for paragraph in paragraphs([_without_tabs(place, rows) for place in places], self.usual):
            yield self._line(paragraph, Known(role="paragraph", plain=plain))

    def _line(self, places: Sequence[Place], known: Known, start: int = 0) -> Line:
        """Some lines as one, without the markers of notes in them."""
        numbers = {number for number, _ in self.notes.values() if number}
        plain = {number for place in places for number in self.plain.get(place.at.page, ())}
        whole = joined(
            [" ".join(place.text[start if not n else 0 :].split(" ")) for n, place in enumerate(places)]
        )
        text, spans = with_markers(whole.strip(" "), numbers, plain)
        first = places[0].line
        return replace(
            first,
            text=text,
            received="\n".join(place.line.received for place in places),
            more=tuple(place.line.number for place in places[1:]),
            known=replace(known, spans=spans),
        )

    def _notes(self) -> Iterator[Line]:
        """Each note with all its lines."""
        note: list[Place] = []
        for place in self.noted:
            if self.notes[place.line.number][0] and note:
                yield self._note(note)
                note = []
            note.append(place)
        if note:
            yield self._note(note)

    def _note(self, places: Sequence[Place]) -> Line:
        number, start = self.notes[places[0].line.number]
        line = self._line(places, Known(role="footnote", note=number, label=number), start)
        return replace(line, known=replace(line.known, spans=())) if line.known else line

    def _tables(self) -> Iterator[Line]:
        for _, run in groupby(self.tables, key=lambda place: (place.at.page, place.at.table)):
            yield _table(list(run))


def _table(places: Sequence[Place]) -> Line:
    """The rows of a table as one line; the first is its head where it is set apart, or holds no figure."""
    rows = tuple(tuple(" ".join(cell.split()) for cell in place.text.split(CELLS)) for place in places)
    width = max(map(len, rows))
    rows = tuple((*row, *[""] * (width - len(row))) for row in rows)
    apart = places[0].at.bold and not all(place.at.bold for place in places)
    head = len(rows) > 1 and (apart or not any(map(_is_figure, rows[0])))
    first = places[0].line
    return replace(
        first,
        text=" ".join(cell for row in rows for cell in row if cell),
        received="\n".join(place.line.received for place in places),
        more=tuple(place.line.number for place in places[1:]),
        rows=rows,
        known=Known(role="table", head=head, cells=tuple(tuple(() for _ in row) for row in rows)),
    )


def _is_figure(cell: str) -> bool:
    return ascii_digits(cell).strip(" %.,()-").isdecimal()


def _rows(places: Sequence[Place]) -> set[int]:
    """The lines of cells that stand in a row with others: a gap in one line alone is none of a table."""
    rows: set[int] = set()
    for tabbed, run in groupby(places, key=lambda place: CELLS in LABEL.sub(r"\1 ", place.text)):
        found = list(run)
        if tabbed and len(found) >= FEWEST_ROWS:
            rows |= {place.line.number for place in found}
    return rows


def _without_tabs(place: Place, rows: set[int]) -> Place:
    if place.line.number in rows or CELLS not in place.text:
        return place
    return replace(place, line=replace(place.line, text=place.text.replace(CELLS, " ")))
