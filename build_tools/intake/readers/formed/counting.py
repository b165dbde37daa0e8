"""Numbers of items as programs show them: digits, letters of two orders, Roman numerals."""

from build_tools.arabic.numerals import ascii_digits
from build_tools.ground.tables import table
from build_tools.intake.readers.formed.parts import Label

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
         (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
MOST_ROMAN = 3_999
LATIN = "abcdefghijklmnopqrstuvwxyz"
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LONGEST_RUN = 20  # letters of one label
AROUND = " .-()[]–:،\N{ARABIC TATWEEL}/"


def counted(number: int, way: str) -> str:
    """Return a number as it is shown in one way of counting: number, alphabet, abjad, latin, roman, ordinal.

    Behind the last letter they begin anew doubled, as in Word.

    >>> counted(3, "abjad"), counted(4, "roman"), counted(27, "latin"), counted(7, "number")
    ('ج', 'iv', 'aa', '7')
    """
    if number < 1 or way == "number":
        return str(number)
    if way == "roman":
        return _roman(number) if number <= MOST_ROMAN else str(number)
    if way == "ordinal":
        names = {value: name for name, value in table("arabic/language/numerals")["ordinals"].items()}
        return str(names.get(number, number))
    letters = LATIN if way == "latin" else table("arabic/language/numerals")["letters"][way]
    times, place = divmod(number - 1, len(letters))
    return str(letters[place]) * (times + 1) if times < LONGEST_RUN else str(number)


def label(printed: str) -> Label:
    """Return a label by how it is printed: its signs are those of a page, its letters what it is.

    >>> label("(ب)").value, label("١٢-").value, label("1.2.").value, label("•").style
    ('ب', 12, '1.2', 'bullet')
    """
    bare = printed.strip(AROUND)
    plain = ascii_digits(bare)
    if not any(map(str.isalnum, bare)):
        return Label(style="bullet", value=None)
    if plain.isascii() and plain.isdecimal():
        return Label(style="number", value=int(plain), printed=printed)
    if bare[0].isdecimal():
        return Label(style="number", value=plain, printed=printed)
    names = table("arabic/language/numerals")["ordinals"]
    return Label(style="ordinal" if bare in names else "letter", value=bare, printed=printed)


def _roman(number: int) -> str:
    found = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        found += sign * times
    return found
