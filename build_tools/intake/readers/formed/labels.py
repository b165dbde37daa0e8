"""Labels that are words of the text, and first rows that name columns."""

from build_tools.arabic.numerals import ascii_digits
from build_tools.intake.readers.formed.counting import label
from build_tools.intake.readers.formed.words import Passage, joined

WORDS_IN_LABEL = 2  # letters that follow one another


def behind(printed: str, words: Passage) -> Passage:
    """Return words behind the label that is printed before them; of a bullet nothing stands in a text.

    A page parts a label of words from the text by a space that is wide; in a line a colon does.

    >>> behind("المادة 3", Passage(text="يسري")).text
    'المادة 3: يسري'
    """
    bare = printed.strip()
    if not any(map(str.isalnum, bare)):
        return words
    parted = f"{bare}:" if words.text and bare[-1:].isalnum() and has_words(bare) else bare
    return joined([Passage(text=parted), words])


def has_words(printed: str) -> bool:
    """Tell whether a label holds words, as that of an article does: «المادة 3», and is no ordinal.

    >>> has_words("المادة 3"), has_words("أولا:"), has_words("(أ)")
    (True, False, False)
    """
    run = 0
    for char in printed:
        run = run + 1 if char.isalpha() and not char.isascii() else 0
        if run > WORDS_IN_LABEL:
            return label(printed).style != "ordinal"
    return False


def names_columns(row: list[str]) -> bool:
    """Tell whether the words of a first row may name columns: none of them is a figure."""
    return all(not ascii_digits(cell).strip(" %.,()-").isdecimal() for cell in row)
