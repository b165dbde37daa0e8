"""Where the whole text prints a number, in any way of writing it: what is found anywhere is not missing."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from build_tools.arabic.numerals import ascii_digits, ordinal_pattern, printed_number
from build_tools.arabic.text import fold_letters, folded_text
from build_tools.ground.tables import table
from build_tools.model import Line

AT_HEAD = re.compile(r"[^\w«\"“]{0,4}(?P<number>\d{1,3})(?!\d|[.,٫٬/]\d)[^\w\s]")
NOTE = re.compile(r"[(\[](?P<number>\d{1,3})[)\]]")
FOOT_NOTE = re.compile(r"[-–]?\s?(?P<number>\d{1,3})(?!\d|[.,٫٬/]\d)(?:[.\-–]|\s?(?=[^\W\d_]))")
HEADS = {"footnote": NOTE, "foot_note": FOOT_NOTE}
LABELLED = {"article": ("article", "chapter"), "recommendation": ("recommendation",)}


def find_printed(lines: Sequence[Line], what: str) -> dict[int, int]:
    """Return the numbers that the lines print of a kind of passage, each with the first line that does.

    `what` is article, recommendation, paragraph, footnote, or foot_note, which has no brackets. An article
    counts wherever it is named, in a sentence too; a paragraph or a note at the head of a line.
    """
    read = _named(what) if what in LABELLED else _at_head(HEADS.get(what, AT_HEAD))
    found: dict[int, int] = {}
    for line in lines:
        for number in read(line.text):
            found.setdefault(number, line.number)
    return found


def is_named(what: str) -> bool:
    """Tell whether a word stands before the numbers of a kind of passage, so that they count in sentences."""
    return what in LABELLED


def _at_head(pattern: re.Pattern[str]) -> Callable[[str], Iterator[int]]:
    def read(text: str) -> Iterator[int]:
        if match := pattern.match(ascii_digits(text.strip())):
            yield int(match["number"])

    return read


def _named(what: str) -> Callable[[str], Iterator[int]]:
    pattern, hint = _pattern(what)

    def read(text: str) -> Iterator[int]:
        folded = folded_text(text)
        if hint.search(folded):
            for match in pattern.finditer(folded):
                if number := printed_number(match["number"]):
                    yield number

    return read


@cache
def _pattern(what: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = [
        word for system in LABELLED[what] for word in table("arabic/printed/labels")["words"][system]["words"]
    ]
    bare = "|".join(sorted({fold_letters(word).removeprefix("ال") for word in words}))
    number = rf"\d{{1,4}}|{ordinal_pattern().pattern}"
    return re.compile(rf"(?:{bare})(?: رقم)?\W{{0,4}}(?P<number>{number})"), re.compile(bare)
