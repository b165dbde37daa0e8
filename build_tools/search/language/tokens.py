"""Text becomes words as search compares them: folded pieces, numbers, document codes, acronyms.

`theme/assets/js/search/analysis.js` does the same in the browser, and `tests/cases/search/tokens.json` holds
both to it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from build_tools.search.language.dates import read_date
from build_tools.search.language.numbers import digits_of, is_figure
from build_tools.search.language.rules import DIGIT, rules

SEGMENT = rf"[A-Za-z{DIGIT}]+(?:\.[{DIGIT}]+)*"
HALF = rf"[A-Za-z]{{1,6}}(?:/{SEGMENT})+"
THOUSANDS = re.compile(r"\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?")


def normalise(text: str) -> str:
    """Return `text` with compatibility forms resolved: presentation forms, superscripts, wide letters."""
    return text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)


def split(text: str) -> list[str]:
    """Return the raw tokens of a normalised text: codes, numbers, acronyms, words.

    >>> split("الوثيقة A/75/982 عن س.ص، 8,717 مقاتلا")
    ['الوثيقة', 'A/75/982', 'عن', 'س.ص', '8,717', 'مقاتلا']
    """
    return _token().findall(text)


def pieces(token: str) -> tuple[str, ...]:
    """Return what a raw token is compared as: usually one folded word, of a code its halves.

    Of a piece that is longer than any word its beginning alone is compared.

    >>> pieces("البَعثــة"), pieces("5,319"), pieces("٠٫٦"), pieces("A/62/659-S/2008/39"), pieces("س. ص")
    (('البعثه',), ('5319',), ('0.6',), ('a/62/659', 's/2008/39'), ('سص',))
    >>> pieces("٢٥/٧/٢٠٢٣")
    ('25', 'يوليو', '2023')
    >>> pieces("عبدالحميد"), pieces("لكيفيةعمل"), pieces("سبعة")
    (('عبد', 'الحميد'), ('لكيفيه', 'عمل'), ('7',))
    """
    longest = rules()["longest"]
    return tuple(piece[:longest] for piece in _pieces(without_marks(token)))


def without_marks(token: str) -> str:
    """Return a raw token without harakat, tatweel and what is not seen."""
    return _dropped().sub("", token)


def fold(text: str) -> str:
    """Return `text` folded like `arabic.text.fold`, which is made for whole texts: this one for words."""
    return text.translate(_letters()).lower()


def _pieces(bare: str) -> tuple[str, ...]:
    if not bare:
        return ()
    if is_figure(bare):
        return read_date(fold(bare)) or (_number(fold(bare)),)
    if "/" in bare:
        return tuple(fold(half) for half in bare.split("-"))
    if bare in rules()["percent"]["signs"]:
        return (rules()["percent"]["piece"],)
    if "." in bare or " " in bare:
        return (re.sub(r"[. ]", "", fold(bare)),)
    return tuple(_words(bare))


def _words(bare: str) -> Iterator[str]:
    glued = rules()["glued"]
    for part in _ender().split(bare):
        word = _spell(fold(_spell(part, folded=False)), folded=True).replace(rules()["hamza"], "")
        if not word:
            continue
        opener = found[1] if (found := _opener().match(word)) else ""
        rest = word[len(opener) :]
        if opener and len(rest) - len(glued["article"]) > glued["least"]:
            yield opener
            word = rest
        yield digits_of(word) or word


def _spell(word: str, *, folded: bool) -> str:
    if not _misspelt(folded).search(word):
        return word
    for form, to in _spellings(folded):
        word = word.replace(form, to)
    return word


def _number(text: str) -> str:
    if THOUSANDS.fullmatch(text):
        text = re.sub("[,٬]", "", text)
    return re.sub("[,٫٬]", ".", text)


@cache
def _spellings(folded: bool) -> tuple[tuple[str, str], ...]:
    rows = [row for row in rules()["spelling"] if row["folded"] == folded]
    return tuple((form, row["to"]) for row in rows for form in row["from"])


@cache
def _misspelt(folded: bool) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(form) for form, _ in _spellings(folded)))


@cache
def _letters() -> dict[int, str]:
    return str.maketrans(*rules()["fold"])


@cache
def _token() -> re.Pattern[str]:
    mark = rules()["dropped"]
    letter = rf"(?:[^\W\d_]|[{mark}])"
    rest = rf"(?:[^\W\d_]+|[{mark}]+)"
    usual = rf"[ء-غف-ي]{{2,}}{rest}*"  # nearly every word; tried first for speed alone
    acronym = r"[^\W\d_](?:\.[^\W\d_])+|[ء-هىي](?:(?:\. ?| )[ء-هىي])+"  # «و» is a word
    return re.compile(
        rf"{usual}|{HALF}(?:-{HALF})*|{rules()['dates']['pattern']}|[{DIGIT}]+(?:[.,٫٬][{DIGIT}]+)*|(?:{acronym})(?!{letter})|{rest}+"
        rf"|[{rules()['percent']['signs']}]"
    )


@cache
def _dropped() -> re.Pattern[str]:
    return re.compile(f"[{rules()['dropped']}]")


@cache
def _ender() -> re.Pattern[str]:
    glued = rules()["glued"]
    return re.compile(rf"(?<=[{glued['enders']}])(?=[^\W\d_]{{{glued['least']}}})")


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"({'|'.join(rules()['glued']['openers'])}){rules()['glued']['article']}")
