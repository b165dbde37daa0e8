"""Letters that are not what was written. They are told, never changed."""

import re
from collections.abc import Iterator

from build_tools.intake.readers.disguises import READ_AS_LATIN, disguise
from build_tools.intake.readers.markup import entities
from build_tools.model import Document, Finding

LETTER = re.compile(r"[^\W\d_]")
FOREIGN_LETTER = re.compile(
    "[^\\W\\d_a-zA-Z\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH BARREE}\ufb50-\ufdff\ufe70-\ufefc]"
)
ARABIC_LETTER = re.compile("[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH BARREE}\ufb50-\ufdff\ufe70-\ufefc]")
FEWEST = 40  # letters that tell of a language
HARDLY = 0.2


def check_disguises(document: Document) -> Iterator[Finding]:
    """C22: lines hold Arabic that was read in another encoding before it came, or is written in entities."""
    told = [(line.number, said) for line in document.source.lines if (said := _disguise(line.received))]
    if told:
        values = {"times": len(told), "what": told[0][1]}
        yield Finding(id="C22", file=document.source.file, line=told[0][0], values=values)


def check_script(document: Document) -> Iterator[Finding]:
    """C23: hardly a letter of the text is Arabic."""
    received = [line.received for line in document.source.lines]
    enough, arabic = HARDLY * sum(map(len, received)), 0
    for line in received:
        arabic += len(ARABIC_LETTER.findall(line))
        if arabic >= enough:  # whatever the other signs are, as in most texts
            return
    letters = sum(len(LETTER.findall(line)) for line in received)
    if letters >= FEWEST and arabic < HARDLY * letters:
        values = {"share": 100 * arabic // letters}
        yield Finding(id="C23", file=document.source.file, line=1, values=values)


def _disguise(line: str) -> str | None:
    if told := entities(line):
        return told
    if line.isascii() or not (READ_AS_LATIN.search(line) or _is_foreign(line)):
        return None
    return disguise(line)


def _is_foreign(line: str) -> bool:
    """Most letters are of no language that is written in Arabic or in English letters."""
    if FOREIGN_LETTER.search(line) is None:
        return False
    letters = LETTER.findall(line)
    plain = sum(letter.isascii() or ARABIC_LETTER.match(letter) is not None for letter in letters)
    return bool(2 * plain < len(letters))
