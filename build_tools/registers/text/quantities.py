"""The numbers of a text, in digits or in words, with what bounds them; whether a comma is decimal.

Places of years, dates, symbols and references are closed to them: what stands there counts nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from build_tools.arabic.text import fold, fold_letters
from build_tools.ground.tables import table

TABLE = "arabic/registers/numbers"
OPEN = re.compile(r"(?<![\d.,])\d{1,3}[,.]\d{3}(?![\d.,]?\d)")
DECIMAL = re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d.,]?\d)|(?<![\d.,])0,\d+")
THOUSANDS = "thousands"
BEFORE = 24  # characters that may bound a number
LEAD = r"(?:(?<![\w/.,:+-])|(?<=(?<!\w)[وفبلك])|(?<=(?<!\w)[وف][بلك]))"
_LEAD = re.compile(r"(?<!\w)|(?<=(?<!\w)[وفبلك])|(?<=(?<!\w)[وف][بلك])")


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `start` to `end`, in `words` or digits, with a scale behind it or thousands set apart."""

    start: int
    end: int
    value: int | float
    words: bool = False
    scaled: bool = False
    grouped: bool = False


def comma_of(texts: Iterable[str]) -> str:
    """Return what a comma between digits is in these texts: `decimal`, `thousands`, or `open`.

    >>> comma_of(["0,6 في المائة", "و3,5"]), comma_of(["8,717 و 5.2"]), comma_of(["1,250 شخص"])
    ('decimal', 'thousands', 'thousands')
    >>> comma_of(["0,6 في المائة من 1,250"])
    'open'
    """
    text = " ".join(text for text in texts if "," in text)
    if not text:
        return THOUSANDS
    decimal = DECIMAL.search(text) is not None
    if decimal:
        return "open" if OPEN.search(text) else "decimal"
    return THOUSANDS


def find_numbers(folded: str, comma: str, closed: Iterable[tuple[int, int]] = ()) -> Iterator[Number]:
    """Yield the numbers of a folded text in order, but for those that touch a closed place.

    >>> [number.value for number in find_numbers("ثلاثه ملايين و 8.5 مليون و 8,717", "thousands")]
    [3000000, 8500000, 8717]
    >>> [number.value for number in find_numbers("مايه وخمسين الفا ونصف مليون", "thousands")]
    [150000, 500000]
    """
    places = sorted(closed)
    end = 0
    for begun in _beginning().finditer(folded):  # some hundred times as fast as the whole pattern everywhere
        match = _pattern().match(folded, begun.start()) if begun.start() >= end else None
        if match is None:
            continue
        end = match.end()
        if any(start < match.end() and match.start() < last for start, last in places):
            continue
        number = _in_digits(match, comma) if match["digits"] else _in_words(match)
        if number is not None:
            yield number


def bound_of(folded: str, number: Number) -> tuple[str, int]:
    """Return how a number is bounded, `exact`, `about`, `over` or `under`, and where those words begin.

    >>> bound_of("ما لا يقل عن 30 شخصا", Number(13, 15, 30))
    ('over', 0)
    """
    before = folded[max(0, number.start - BEFORE) : number.start]
    if found := _bounds().search(before):
        kind = str(found.lastgroup)
        return kind, number.start - len(before) + found.start(kind)
    after = folded[number.end : number.end + 60]
    if _after().match(after):
        return "about", number.start
    return "exact", number.start


def references(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the places of numbers that name something: «الفقرات 3 إلى 13», «هاتف 218 91».

    >>> [*references("انظر الفقرتين 5 و 7 من 30 فقره")]
    [(5, 19)]
    """
    for match in _references().finditer(folded):
        if _LEAD.match(folded, match.start()):
            yield match.span()


def _in_digits(match: re.Match[str], comma: str) -> Number | None:
    digits = match["digits"]
    value = _value(digits, comma)
    if value is None:
        return None
    worth = _scales().get(match["scale"] or "", 1)
    value += _parts().get(match["half"] or "", 0)
    grouped = bool(re.search(r"[ ,\N{ARABIC THOUSANDS SEPARATOR}]", digits)) and not isinstance(value, float)
    return Number(match.start("digits"), match.end(), _whole(value * worth), False, worth > 1, grouped)


def _value(digits: str, comma: str) -> int | float | None:
    """The worth of digits; None where it is open whether their sign parts thousands or fractions."""
    plain = digits.replace("\N{ARABIC THOUSANDS SEPARATOR}", "").replace("\N{ARABIC DECIMAL SEPARATOR}", ".")
    plain = re.sub(r"\s", "", plain)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", plain):
        plain = plain.replace(".", "")
    if re.fullmatch(r"\d{1,3}\.\d{3}", plain) and comma != "thousands":
        return None
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", plain):
        if comma != "thousands" and plain.count(",") == 1:
            return None
        plain = plain.replace(",", "")
    elif plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    elif "," in plain:
        return None
    if not re.fullmatch(
        r"\d{1,15}(?:\.\d{1,9})?", plain
    ):  # «1.12.62» is a reference, longer ones are no amounts
        return None
    return float(plain) if "." in plain else int(plain)


def _in_words(match: re.Match[str]) -> Number | None:
    total: int | float = 0
    current: int | float = 0
    scaled = False
    known, scales = _words(), _scales()
    tokens = _token().findall(match["words"])
    for token in tokens:
        word = token if token in known or token in scales or token in _parts() else token[1:]
        if word in scales:
            total += (current or 1) * scales[word]
            current, scaled = 0, True
        elif word in _parts():
            current = _parts()[word]
        else:
            value = known[word]
            if value >= 1000:
                total += value
                scaled = True
            else:
                current += value
    if isinstance(current, float):  # «مليون ونصف»: a part of the last scale
        last = next((scales[t] for t in reversed(tokens) if t in scales), 0)
        current = current * last
        if not last:
            return None
    value = _whole(total + current)
    if len(tokens) == 1 and tokens[0].removeprefix("و") in _several():  # «ملايين» alone is no number
        return None
    return Number(match.start("words"), match.end("words"), value, True, scaled) if value > 1 else None


def _whole(value: int | float) -> int | float:
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


@cache
def _folded(key: str) -> dict[str, int | float]:
    return {fold(word): worth for word, worth in table(TABLE)[key].items()}


def _parts() -> dict[str, int | float]:
    return _folded("parts")


def _scales() -> dict[str, int | float]:
    return _folded("scales")


@cache
def _several() -> frozenset[str]:
    return frozenset(fold(word) for word in table(TABLE)["several"]["words"])


@cache
def _words() -> dict[str, int | float]:
    return {**_folded("words"), **_folded("joined")}


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _token() -> re.Pattern[str]:
    every = _any({*_words(), *_scales(), *_parts()})
    return re.compile(rf"و?(?:{every})(?!\w)")


@cache
def _beginning() -> re.Pattern[str]:
    """Where a number may begin; what follows is one or not."""
    return re.compile(rf"\d+|{_any({*_words(), *_scales(), *_parts()})}")


@cache
def _pattern() -> re.Pattern[str]:
    scales, parts, joined = _any(_scales()), _any(_parts()), _any(_folded("joined"))
    words, every = _any(_folded("words")), _any({*_folded("words"), *_scales()})
    separators = ",.\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}"
    digits = rf"\d{{1,3}}(?:[ \N{{NO-BREAK SPACE}}]\d{{3}})+(?![\d{separators}])|\d+(?:[{separators}]\d+)*"
    first = rf"(?:(?:{joined}) (?=و(?:{words}))|(?:{parts}) (?=(?:{scales})(?!\w)))?"
    return re.compile(
        rf"{LEAD}(?:(?P<digits>{digits})(?![\w/-]?\d)(?![/\w])"
        rf"(?:\)?\s+(?P<scale>{scales})(?!\w)(?:\s+و(?P<half>{parts})(?!\w)(?:\s+ال(?:{scales}))?)?)?"
        rf"|(?P<words>{first}(?:{every})(?!\w)(?:(?:\s+و?|\)\s+(?=(?:{scales})(?!\w)))(?:{every}|{joined}|(?:{parts})(?!\s+(?:{scales})(?!\w)))(?!\w))*))"
    )


@cache
def _bounds() -> re.Pattern[str]:
    """The last words before a number; those that deny another bound stand first: «لا يتجاوز»."""
    table_of = table(TABLE)["bounds"]
    kinds = "|".join(
        rf"(?P<{kind}>(?:{_any(map(fold, table_of[kind]))}))" for kind in ("under", "over", "about")
    )
    return re.compile(rf"(?:(?<!\w)|(?<=(?<!\w)[وفبل]))(?:{kinds})\s*(?:من |عددهم )?[وبل]?\s*$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"[^.،,؛:()]{{0,40}}?(?<!\w)(?:{_any(map(fold, table(TABLE)['bounds']['after']))})(?!\w)"
    )


@cache
def _references() -> re.Pattern[str]:
    words = _any(map(fold_letters, table(TABLE)["references"]["words"]))
    number = r"\(?\s?\+?\d[\d.,/-]*(?: ?\(\d{4}\))?\)?"
    more = rf"(?:\s*(?:،|,|-|–|و|الي|حتي|او)\s*و?\s*{number})*"
    return re.compile(rf"(?:{words})\s*[:.-]?\s*{number}{more}")
