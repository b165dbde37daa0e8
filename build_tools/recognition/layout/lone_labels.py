"""Labels that a PDF program set on a line of their own, above what they label: «•», «المادة» above «79».

So it sets the raised number of a note, within the sentence that cites it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from build_tools.arabic.numerals import ascii_digits
from build_tools.arabic.sentences import ends_sentence
from build_tools.model import Line
from build_tools.recognition.kinds.genre import Mark, shared_mark
from build_tools.recognition.layout.unwrapping import as_one
from build_tools.recognition.outline.labels import read_labels

BULLET = re.compile(r"[•●▪◦‣·⦁○■□◆◇►◄▶◀➢➤✓✔★]")
RAISED = re.compile("[1-9][0-9]?")
LONG = 40  # characters of a line that a sentence goes on in
PROBE = " 1"  # what a word alone lacks to be a label
LONGEST_WORD = 12


def join_lone_labels(lines: Sequence[Line], pages: Mapping[int, Mark]) -> tuple[Line, ...]:
    """Return the lines; a bullet alone has the lines below it, a word for a part the number below it.

    The number of a note, which is none of those of `pages`, is the end of the line it is cited on.
    """
    joined: list[Line] = []
    place = 0
    while place < len(lines):
        end = _end(lines, place)
        end += _cites(lines, end) and lines[end].number not in pages and lines[place].number not in pages
        joined.append(as_one(lines[place:end]))
        place = end
    return tuple(joined)


def _cites(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a small number alone stands close between the two lines of a sentence."""
    if not 0 < place < len(lines) - 1 or not RAISED.fullmatch(ascii_digits(lines[place].text.strip())):
        return False
    above, below = lines[place - 1].text.strip(), lines[place + 1].text.strip()
    return (
        len(above) >= LONG
        and not ends_sentence(above)
        and "\t" not in above
        and below[:1].isalpha()
        and not read_labels(below)
    )


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
