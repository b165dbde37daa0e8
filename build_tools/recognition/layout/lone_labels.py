"""Labels that a PDF program set on a line of their own, above what they label: «•», «المادة» above «79»."""

import re
from collections.abc import Iterator, Sequence

from build_tools.arabic.sentences import ends_sentence
from build_tools.model import Line
from build_tools.recognition.kinds.genre import shared_mark
from build_tools.recognition.layout.unwrapping import as_one
from build_tools.recognition.outline.labels import read_labels

BULLET = re.compile(r"[•●▪◦‣·⦁○■□◆◇►◄▶◀➢➤✓✔★]")
PROBE = " 1"  # what a word alone lacks to be a label
LONGEST_WORD = 12


def join_lone_labels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines; a bullet alone has the lines below it, a word for a part the number below it."""
    joined: list[Line] = []
    place = 0
    while place < len(lines):
        end = _end(lines, place)
        joined.append(as_one(lines[place:end]))
        place = end
    return tuple(joined)


def _end(lines: Sequence[Line], place: int) -> int:
    """The end of the lines that belong together from `place` on."""
    text = lines[place].text.strip()
    if BULLET.fullmatch(text):
        return place + 1 + sum(1 for _ in _text_below(lines, place + 1))
    if _is_word(text) and place + 1 < len(lines) and _is_number(text, lines[place + 1].text.strip()):
        return place + 2
    return place + 1


def _text_below(lines: Sequence[Line], start: int) -> Iterator[Line]:
    """The lines close below a bullet, up to the end of their sentence or the next label."""
    for line in lines[start:]:
        text = line.text.strip()
        if (
            not text
            or BULLET.fullmatch(text)
            or shared_mark("bullet").pattern.fullmatch(text)
            or read_labels(text)
        ):
            return
        yield line
        if ends_sentence(text):
            return


def _is_number(word: str, text: str) -> bool:
    """Tell whether a line is the number that a word lacks, in digits or as an ordinal, and nothing else."""
    labels = read_labels(f"{word} {text}")
    return bool(labels) and labels[0].form == "word" and not labels[0].text


def _is_word(text: str) -> bool:
    labels = read_labels(text + PROBE) if text and len(text) <= LONGEST_WORD and " " not in text else ()
    return bool(labels) and labels[0].form == "word"
