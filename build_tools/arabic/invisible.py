"""Characters that cannot be seen: which of them say nothing, and which a word would be misspelt without."""

import unicodedata
from collections.abc import Iterator

CATEGORIES = ("Cc", "Cf", "Cs", "Co", "Cn")
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
FIRST, LAST = "\N{ARABIC LETTER HAMZA}", "\N{ARABIC LETTER YEH}"
LONGEST_WORD = 40
PRINTED = frozenset(  # signs around a number or a verse: they format, and are printed
    "\N{ARABIC NUMBER SIGN}\N{ARABIC SIGN SANAH}\N{ARABIC FOOTNOTE MARKER}\N{ARABIC SIGN SAFHA}"
    "\N{ARABIC SIGN SAMVAT}\N{ARABIC NUMBER MARK ABOVE}\N{ARABIC END OF AYAH}\N{ARABIC DISPUTED END OF AYAH}"
)


def find_hidden(text: str) -> Iterator[int]:
    """Yield the places of the characters that cannot be seen and carry no meaning; a tab is a space.

    A joiner carries meaning inside a word of another language in Arabic letters, as Persian, in a
    script that needs it, and between two pictures.

    >>> list(find_hidden("أ\\N{RIGHT-TO-LEFT OVERRIDE}ب\\N{ZERO WIDTH NON-JOINER}ج"))
    [1, 3]
    >>> list(find_hidden("می\\N{ZERO WIDTH NON-JOINER}خواهم"))
    []
    """
    if text.isprintable():
        return
    for place, char in enumerate(text):
        hides = unicodedata.category(char) in CATEGORIES and char != "\t" and char not in PRINTED
        if hides and (char not in JOINERS or not _is_meant(text, place)):
            yield place


def _is_meant(text: str, place: int) -> bool:
    """A joiner between two letters of a word that is neither Arabic nor Latin, or between pictures."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if unicodedata.category(before or " ") == "So":
        return unicodedata.category(after or " ") == "So"
    start, end = place, place + 1
    while start > 0 and place - start < LONGEST_WORD and _in_word(text[start - 1]):
        start -= 1
    while end < len(text) and end - place < LONGEST_WORD and _in_word(text[end]):
        end += 1
    return _in_word(before) and _in_word(after) and any(map(_is_of_another_script, text[start:end]))


def _in_word(char: str) -> bool:
    return bool(char) and (unicodedata.category(char)[0] in "LM" or char in JOINERS)


def _is_of_another_script(char: str) -> bool:
    return char.isalpha() and not FIRST <= char <= LAST and "LATIN" not in unicodedata.name(char, "")
