"""Figures that are no money: how many of what, in the words that count them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from build_tools.arabic.numerals import ascii_digits
from build_tools.arabic.text import fold
from build_tools.ground.tables import table
from build_tools.model import Money, Quantity
from build_tools.registers.text.quantities import Number, bound_of
from build_tools.registers.text.quoting import quote
from build_tools.registers.text.reading import Reading
from build_tools.registers.text.times import per_of, period_of
from build_tools.transforms.figures import FEWEST_ROWS, FIGURE, ROW, SERIES

TABLE = "arabic/registers/figures"
PERCENT = "percent"
YEARS = range(1900, 2101)
NEAR = 30  # characters before a number that may say what it is
OF_WHAT_WORDS = 4
FEWEST, SHORT = 3, 4  # a number that counts, the letters of a noun
FEW = 100  # a smaller number in words counts what is spoken of, unless people or countries
TO = re.compile(r"\s*(?:-|–|الي|و(?=\s?\d))\s*")
BETWEEN = re.compile(r"(?<!\w)[وف]?(?:ما )?بين\s+$")
TRAILING = re.compile(
    r"(?:(?:^|\s)(?:و|في|من|إلى|الي|على|عن|أن|ما|التي|الذي|الذين|اللواتي|ل|ب|يقع|بين|هي|كانت|كان))+$"
)
WORD = re.compile(r"\s+(\w+)")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: its unit, and where the words of it end."""

    unit: str | None
    start: int
    end: int


def draw_figures(reading: Reading, money: tuple[Money, ...]) -> Iterator[Quantity]:
    """Yield the figures of a passage in order; sums of money are not among them."""
    if not reading.numbers and "(" not in reading.text:
        return
    text = reading.folded
    series = list(_series(reading))
    told = [reading.inside(start, end) for start, end, _ in series]
    numbers = [
        number
        for number in reading.numbers
        if not any(start < number.end and number.start < end for start, end in told)
    ]
    found: list[tuple[int, Quantity]] = []
    before: Number | None = None
    for place, number in enumerate(numbers):
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        counted = _counted(text, number)
        if counted is None and following and _is_range(text, number, following):
            before = number
            continue
        ranged = before if counted and before and _is_range(text, before, number) else None
        before = None
        if counted is None or _is_money(reading, number, money):
            continue
        nearest = (numbers[place - 1].end if place else 0, following.start if following else len(text))
        found.append((number.start, _row(reading, number, ranged, counted, nearest)))
    found += [(reading.inside(start, end)[0], row) for start, end, row in series]
    yield from (row for _, row in sorted(found, key=lambda pair: pair[0]))


def _is_range(text: str, one: Number, other: Number) -> bool:
    """Tell whether two numbers are the ends of one range: «من 3 إلى 6», «بين 5 و7», «10-15»."""
    gap = text[one.end : other.start]
    if not TO.fullmatch(gap) and gap.strip() != "و":
        return False
    return "و" not in gap or bool(BETWEEN.search(text[: one.start]))


def _is_money(reading: Reading, number: Number, money: tuple[Money, ...]) -> bool:
    start, _ = reading.outside(number.start, number.end)
    return any(
        row.start <= start < row.end and row.amount == number.value and number.scaled for row in money
    ) or any(row.start <= start < row.end and row.amount == number.value for row in money)


def _counted(text: str, number: Number) -> Counted | None:
    """What a number counts, or None: a year, a number alone and a time count nothing."""
    if _never_before().search(text[max(0, number.start - NEAR) : number.start]) or (
        number.words and _is_quoted(text, number)
    ):
        return None
    if match := _percent().match(text, number.end):
        return Counted(PERCENT, match.start(), match.end())
    match = _unit().match(text, number.end)
    if match and not (number.words and number.value < FEW and match["word"] not in _counted_in_words()):
        people = _units().get(match["word"]) in ("persons", "countries")
        if number.value in YEARS and not number.grouped and (not people or _is_year(text, number)):
            return None
        return Counted(_units().get(match["word"]), match.start("word"), match.end())
    if number.words and not number.scaled:
        return None
    if word := WORD.match(text, number.end):
        if word[1] in _never():
            return None
        if not number.words and number.value not in YEARS and _is_counted_noun(word[1], number.value):
            return Counted(None, word.start(1), word.end())
    bounded = bound_of(text, number)[0] != "exact"
    if (
        number.grouped
        or (number.scaled and not _money_next(text, number))
        or (bounded and _alone(text, number))
    ):
        return Counted(None, number.end, number.end)
    return None


def _is_quoted(text: str, number: Number) -> bool:
    """Tell whether a number stands in a title or another short quotation: «خمسة بلدان»."""
    before, after = text[max(0, number.start - 80) : number.start], text[number.end : number.end + 80]
    return bool(re.search(r"[«“][^»”]*$", before) and re.match(r"[^«“]*[»”]", after))


def _is_year(text: str, number: Number) -> bool:
    return bool(
        re.search(
            r"(?<!\w)[وف]?(?:في|منذ|من|حتي|عام|سنه|قبل|بعد|(?:19|20)\d\d)\s*(?:و\s?)?$", text[: number.start]
        )
    )


def _is_counted_noun(word: str, value: int | float) -> bool:
    """Tell whether a word has the form that a number in digits asks for.

    3 to 10 ask for a plural, «ات»; 11 to 99 for a singular in the accusative, «18 تقييما» and «14 مقابلة»;
    hundreds for any noun.
    """
    if (
        not isinstance(value, int)
        or value < FEWEST
        or len(word) < SHORT
        or word.startswith(("ال", "وال", "ي"))
    ):
        return False
    last = value % 100
    if 11 <= last <= 99:
        return word.endswith(("ا", "ه")) and not word.endswith(("ها", "وا"))
    return word.endswith("ات") if last else not word.startswith("و")


def _alone(text: str, number: Number) -> bool:
    """Tell whether a clause ends behind a number."""
    return number.value not in YEARS and bool(
        re.match(r"\s*(?:$|[،.؛:)]|(?:الي|في|قبل|خلال|فقط)(?!\w))", text[number.end :])
    )


def _money_next(text: str, number: Number) -> bool:
    return bool(re.match(r"\s*(?:$|[،.؛:()«»]|و|في |من |ل|الي |تقريبا)", text[number.end :]))


def _row(
    reading: Reading, number: Number, ranged: Number | None, counted: Counted, nearest: tuple[int, int]
) -> Quantity:
    first = ranged or number
    bound, begin = bound_of(reading.folded, first)
    start, end, words, lines = quote(reading, begin, counted.end)
    return Quantity(
        passage=reading.place,
        start=start,
        end=end,
        quote=words,
        lines=lines,
        value=first.value,
        value_to=number.value if ranged else None,
        unit=counted.unit,
        bound=bound,
        period=period_of(reading, begin, counted.end, counted.end),
        per=per_of(reading.folded, number.end),
        of_what=_of_what(reading, counted, nearest[1]),
    )


def _of_what(reading: Reading, counted: Counted, last: int) -> str:
    """The words behind a number, up to a sign or another number: «مهاجر وصلوا في»."""
    if counted.start == counted.end:  # nothing that is counted stands behind it
        return ""
    begin = counted.start if counted.unit != PERCENT else counted.end
    rest = re.match(r"[^.،؛:()\d\n«»\"“”]*", reading.folded[begin:last])
    end = begin + (rest.end() if rest else 0)
    start, until = reading.outside(begin, end)
    return TRAILING.sub("", " ".join(reading.text[start:until].split()[:OF_WHAT_WORDS]))


def _series(reading: Reading) -> Iterator[tuple[int, int, Quantity]]:
    """The rows of a table that a sentence holds: «أوروبا الغربية (5,718)، البلقان (845)»."""
    if len(FIGURE.findall(reading.text)) < FEWEST_ROWS:
        return
    for series in SERIES.finditer(reading.text):
        for row in ROW.finditer(series[0]):
            start, end = series.start() + row.start("name"), series.start() + row.end()
            place = reading.inside(start, end)
            first, last, words, lines = quote(reading, *place, place)
            value = int(re.sub(r"\D", "", ascii_digits(row["figure"])))
            name = row["name"].strip()
            yield (
                start,
                end,
                Quantity(
                    passage=reading.place,
                    start=first,
                    end=last,
                    quote=words,
                    lines=lines,
                    value=value,
                    of_what=name,
                ),
            )


@cache
def _units() -> dict[str, str]:
    return {fold(word): unit for unit, found in table(TABLE)["units"].items() for word in found["words"]}


@cache
def _counted_in_words() -> frozenset[str]:
    return frozenset(word for word, unit in _units().items() if unit in ("persons", "countries"))


@cache
def _function() -> frozenset[str]:
    return frozenset(map(fold, table(TABLE)["never"]["function"]))


@cache
def _never() -> frozenset[str]:
    return frozenset(map(fold, table(TABLE)["never"]["words"]))


def _any(words: list[str]) -> str:
    return "|".join(sorted((re.escape(fold(word)) for word in words), key=len, reverse=True))


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(rf"[\s»”\"]*(?:{_any(table(TABLE)['percent']['words'])})(?!\w)")


@cache
def _unit() -> re.Pattern[str]:
    words = [*_units(), *table(TABLE)["other"]["words"]]
    return re.compile(rf"\s*(?:من ال)?(?P<word>{_any(words)})(?!\w)")


@cache
def _never_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وفب]?(?:ال)?(?:{_any(table(TABLE)['never']['lead'])})\s+\w{{0,3}}$")
