"""What an editor corrects in the lines of a source: each correction stands on the received words alone."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from build_tools.ground.errors import Mistakes, SourceError
from build_tools.ground.invisible import find_hidden
from build_tools.intake.editor_notes import EditorNotes
from build_tools.model import Line, Repair


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A correction, where its words begin in their line, and the line of the notes that says so."""

    correction: Repair
    start: int
    place: int

    @property
    def end(self) -> int:
        return self.start + len(self.correction.received)


def correct_lines(lines: tuple[Line, ...], notes: EditorNotes, file: str) -> tuple[Line, ...]:
    """Return the lines of a source, each correction of its editor made in what was received.

    Raises SourceError where the words of a correction do not stand in its line, stand there twice, or
    are those of another correction, too.
    """
    by_number = {line.number: line for line in lines}
    found: dict[int, list[_Placed]] = defaultdict(list)
    mistakes = Mistakes()
    for correction, place in zip(notes.corrections, notes.places, strict=True):
        with mistakes:
            placed = _placed(correction, by_number, notes.file or file, place)
            found[correction.line].append(placed)
    mistakes.tell()
    return tuple(
        replace(line, text=_corrected(line.text, found[line.number], notes.file or file))
        if line.number in found
        else line
        for line in lines
    )


def placed_by_page(lines: Sequence[Line], notes: EditorNotes, file: str) -> EditorNotes:
    """Return the notes, each correction by page with the line of that page where its words stand.

    Raises SourceError where they stand on no line of the page, or on several.
    """
    mistakes = Mistakes()
    found = list(notes.corrections)
    for n, (correction, place) in enumerate(zip(notes.corrections, notes.places, strict=True)):
        if correction.page:
            with mistakes:
                line = _line_on_page(correction, lines, notes.file or file, place)
                found[n] = replace(correction, line=line)
    mistakes.tell()
    return replace(notes, corrections=tuple(found))


def _line_on_page(correction: Repair, lines: Sequence[Line], file: str, place: int) -> int:
    page = [line for line in lines if line.printed is not None and line.printed.page == correction.page]
    there = [line.number for line in page if correction.received in line.text]
    if len(there) == 1:
        return there[0]
    told = f"in lines {', '.join(map(str, there))}" if there else "on no line"
    told = told if page else "no such page in the source"
    raise SourceError(
        file=file,
        line=place,
        found=f"a correction for page {correction.page}: «{correction.received}» {told}",
        expected=f"«{correction.received}» on one line of that page",
        advice="Copy words of one received line, with enough of their neighbours, or name `line`.",
    )


def _placed(correction: Repair, lines: Mapping[int, Line], file: str, place: int) -> _Placed:
    """The correction at the only place of its line where its words stand."""
    line = lines.get(correction.line)
    starts = () if line is None else _starts(line.text, correction.received)
    if len(starts) == 1:
        return _Placed(correction=correction, start=starts[0], place=place)
    times = "2 times or more" if starts else "0 times"
    there = "no such line" if line is None else f"«{correction.received}» {times} in line {line.number}"
    advice = "Copy the received words, and enough of their neighbours, from the source."
    if line and not starts and _looks(correction.received) in _looks(line.text):
        there += ", where words look like that, of other characters"
        advice = (
            "Copy them from the file itself, with what looks like a space or cannot be seen between them."
        )
    raise SourceError(
        file=file,
        line=place,
        found=f"a correction for line {correction.line}: {there}",
        expected=f"«{correction.received}» exactly once in that line",
        advice=advice,
    )


def _looks(text: str) -> str:
    """What a reader sees of a text: all that is the same to the eye is the same here."""
    hidden = set(find_hidden(text))
    seen = "".join(char for place, char in enumerate(text) if place not in hidden)
    return unicodedata.normalize("NFKC", " ".join(seen.split()))


def _starts(text: str, words: str) -> tuple[int, ...]:
    """Where words begin in a text: at most two places, which may overlap."""
    first = text.find(words)
    second = text.find(words, first + 1) if first >= 0 else -1
    return tuple(start for start in (first, second) if start >= 0)


def _corrected(text: str, found: Sequence[_Placed], file: str) -> str:
    in_order = sorted(found, key=lambda placed: placed.start)
    for one, other in pairwise(in_order):
        if other.start < one.end:
            raise _overlap(*sorted((one, other), key=lambda placed: placed.place), file=file)
    parts, end = [], 0
    for placed in in_order:
        parts += [text[end : placed.start], placed.correction.published]
        end = placed.end
    return "".join((*parts, text[end:]))


def _overlap(first: _Placed, second: _Placed, *, file: str) -> SourceError:
    words, others = second.correction.received, first.correction.received
    line = second.correction.line
    return SourceError(
        file=file,
        line=second.place,
        found=f"a correction of «{words}» in line {line} that shares letters with that of «{others}» "
        f"(line {first.place} of the notes)",
        expected="corrections of different words",
        advice="Write one correction of all these words: each is made in what was received.",
    )
