"""Characters that cannot be seen: which of them say nothing, and which a word would be misspelt without."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from build_tools.ground.tables import table

CATEGORIES = ("Cc", "Cf", "Cs", "Co", "Cn")
PARTING = ("Zl", "Zp")
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
FIRST, LAST = "\N{ARABIC LETTER HAMZA}", "\N{ARABIC LETTER YEH}"
SELECTOR = "\N{VARIATION SELECTOR-16}"
TATWEEL = "\N{ARABIC TATWEEL}"
LONGEST_WORD = 40
PRINTED = frozenset(  # signs around a number or a verse: they format, and are printed
    "\N{ARABIC NUMBER SIGN}\N{ARABIC SIGN SANAH}\N{ARABIC FOOTNOTE MARKER}\N{ARABIC SIGN SAFHA}"
    "\N{ARABIC SIGN SAMVAT}\N{ARABIC NUMBER MARK ABOVE}\N{ARABIC END OF AYAH}\N{ARABIC DISPUTED END OF AYAH}"
)


def find_hidden(text: str) -> Iterator[int]:
    """Yield the places of the characters that cannot be seen and carry no meaning; a tab is a space.

    A joiner carries meaning inside a word of another language in Arabic letters, as Persian, in a
    script that needs it, and between two pictures; a selector where it chooses one of several forms.

    >>> list(find_hidden("أ\\N{RIGHT-TO-LEFT OVERRIDE}ب\\N{ZERO WIDTH NON-JOINER}ج\\N{HANGUL FILLER}"))
    [1, 3, 5]
    >>> list(find_hidden("می\\N{ZERO WIDTH NON-JOINER}خواهم \\N{SNOWMAN}\\N{VARIATION SELECTOR-16}"))
    []
    """
    if not holds_hidden(text):
        return
    for place, char in enumerate(text):
        hides = is_invisible(char) and char != "\t" and unicodedata.category(char) not in PARTING
        if hides and not (_joins(text, place) if char in JOINERS else _selects(text, place)):
            yield place


def drop_invisible(text: str) -> str:
    """Remove control characters, marks of direction and of width zero, where they carry no meaning.

    >>> drop_invisible("أ\\N{RIGHT-TO-LEFT OVERRIDE}ب\\N{ZERO WIDTH SPACE}")
    'أب'
    """
    hidden = set(find_hidden(text))
    return "".join(char for place, char in enumerate(text) if place not in hidden) if hidden else text


def holds_hidden(text: str) -> bool:
    """Tell whether any character of `text` may not be seen; spaces of any kind but the plain one count."""
    return not text.isprintable() or unseen().search(text) is not None


def is_invisible(char: str) -> bool:
    """Tell whether a character has no shape of its own, or none that is known.

    >>> is_invisible("\\N{HANGUL FILLER}"), is_invisible("\\N{LINE SEPARATOR}"), is_invisible(" ")
    (True, True, False)
    """
    category = unicodedata.category(char)
    return (category in CATEGORIES and char not in PRINTED) or category in PARTING or is_unseen(char)


def is_unseen(char: str) -> bool:
    """Tell whether a character is a letter or a sign by its category, and nothing on the page."""
    return unseen().match(char) is not None


@cache
def unseen() -> re.Pattern[str]:
    """Return what matches a character that `is_unseen`."""
    known = table("ground/invisible")
    return _one_of((*known["ignorable"]["ranges"], *known["blank"]["ranges"]))


def part_blanks(text: str) -> str:
    """Return `text` with a space for each sign that is drawn as an empty place.

    >>> part_blanks("نهر\\N{BRAILLE PATTERN BLANK}وجسر")
    'نهر وجسر'
    """
    return _blank().sub(" ", text)


def visible(text: str) -> str:
    """Return `text` with each character that cannot be seen, meant or not, by its number.

    >>> visible("a\\N{RIGHT-TO-LEFT OVERRIDE}b\\N{HANGUL FILLER}")
    'a⟨U+202E⟩b⟨U+3164⟩'
    """
    if not holds_hidden(text):
        return text
    return "".join(f"⟨U+{ord(char):04X}⟩" if is_invisible(char) else char for char in text)


def says_something(text: str) -> bool:
    """Tell whether a letter or a digit that can be seen is in `text`.

    >>> says_something("5"), says_something("..."), says_something("\\N{HANGUL FILLER}\\N{ARABIC TATWEEL}")
    (True, False, False)
    """
    return any(char.isalnum() and char != TATWEEL and not is_unseen(char) for char in text)


def _joins(text: str, place: int) -> bool:
    """A joiner between two letters of a word that is neither Arabic nor Latin, or between pictures."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if _is_picture(text, place - 1):
        return unicodedata.category(after or " ") == "So"
    start, end = place, place + 1
    while start > 0 and place - start < LONGEST_WORD and _in_word(text[start - 1]):
        start -= 1
    while end < len(text) and end - place < LONGEST_WORD and _in_word(text[end]):
        end += 1
    return _in_word(before) and _in_word(after) and any(map(_is_of_another_script, text[start:end]))


def _selects(text: str, place: int) -> bool:
    """A selector behind a character that has several forms."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not before or is_unseen(before):
        return False
    return any(
        pattern.match(text[place])
        and (unicodedata.category(before) in categories or unicodedata.name(before, "").startswith(names))
        and (not wanted or after == wanted)
        for pattern, categories, names, wanted in _meant()
    )


def _is_picture(text: str, place: int) -> bool:
    """A picture at `place`, or the selector or the colour of the skin behind one."""
    char = text[place : place + 1] if place >= 0 else ""
    if place > 0 and (char == SELECTOR or _is_skin(char)):
        char = text[place - 1]
    return bool(char) and unicodedata.category(char) == "So" and not is_unseen(char)


def _is_skin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("EMOJI MODIFIER")


def _in_word(char: str) -> bool:
    return bool(char) and (unicodedata.category(char)[0] in "LM" or char in JOINERS) and not is_unseen(char)


def _is_of_another_script(char: str) -> bool:
    return char.isalpha() and not FIRST <= char <= LAST and "LATIN" not in unicodedata.name(char, "")


@cache
def _blank() -> re.Pattern[str]:
    return _one_of(table("ground/invisible")["blank"]["ranges"])


@cache
def _meant() -> tuple[tuple[re.Pattern[str], tuple[str, ...], tuple[str, ...], str], ...]:
    """What means something: the characters, the kinds and names of those before it, and the one after it."""
    rows: list[dict[str, Any]] = table("ground/invisible")["meant"]
    return tuple(
        (
            _one_of(row["ranges"]),
            tuple(row.get("categories", ())),
            tuple(row["names"]),
            chr(int(row["before"], 16)) if "before" in row else "",
        )
        for row in rows
    )


def _one_of(ranges: Iterable[str]) -> re.Pattern[str]:
    ends = ([chr(int(end, 16)) for end in written.split("-")] for written in ranges)
    return re.compile(f"[{''.join('-'.join(map(re.escape, pair)) for pair in ends)}]")
