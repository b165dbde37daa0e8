"""What was taken out of a text as what stood around it: how much, and what stood there once only."""

import re
from collections import Counter
from collections.abc import Iterator

from build_tools.ground.tables import table
from build_tools.model import Document, Finding, Furniture, Line
from build_tools.recognition.kinds.genre import Mark, read_genre
from build_tools.recognition.kinds.marks import matches

QUOTED = 60  # characters
NO_LETTERS = re.compile(r"[\W\d_]+")


def check_removed_share(document: Document) -> Iterator[Finding]:
    """C25: more than a small share of the letters was removed; what stands elsewhere, too, is not lost."""
    letters = {line.number: _letters(line.text) for line in document.source.lines}
    times = Counter(letters.values())
    removed = [number for furniture in document.furniture for number in furniture.lines]
    whole = sum(map(len, letters.values()))
    taken = sum(len(letters[number]) for number in removed if times[letters[number]] == 1)
    limits = table("checks/thresholds")["removed"]
    if whole >= limits["letters"] and taken > limits["share"] * whole:
        values = {"share": 100 * taken // whole, "lines": len(removed)}
        yield Finding(id="C25", file=document.source.file, line=min(removed), values=values)


def check_removed_once(document: Document) -> Iterator[Finding]:
    """C26: lines that stand once only were removed for what stands around them, and not for their own words.

    Those that follow one another are told once. Figures do not count: the head of a page bears another
    number each time.
    """
    if not document.furniture:
        return
    times = Counter(_letters(line.text) for line in document.source.lines)
    marks = read_genre(document.genre).marks
    filled = [line for line in document.source.lines if line.text.strip()]
    place = {line.number: place for place, line in enumerate(filled)}
    told = {number for line in document.source.told if _is_removed(line) for number in line.numbers}
    last = -1
    for found in sorted(document.furniture, key=lambda furniture: furniture.lines[0]):
        first, bare = place[found.lines[0]], _letters(found.text)
        guessed = filled[first].number not in told and not _names_itself(found.text, marks)
        if guessed and bare and times[bare] == 1:
            if first != last + 1:
                yield _finding(document, found)
            last = place[found.lines[-1]]


def _names_itself(text: str, marks: tuple[Mark, ...]) -> bool:
    return any(mark.reason for mark, _ in matches(text, marks))


def _letters(text: str) -> str:
    return NO_LETTERS.sub("", text)


def _is_removed(line: Line) -> bool:
    """Tell whether the format of the source says that a line is no text."""
    return line.known is not None and line.known.role in ("front", "removed")


def _finding(document: Document, found: Furniture) -> Finding:
    values = {"words": found.text[:QUOTED].strip(), "reason": found.reason}
    return Finding(id="C26", file=document.source.file, line=found.lines[0], values=values)
