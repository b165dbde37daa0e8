"""Country names that are also other words: what the words around them say."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from build_tools.arabic.text import fold, fold_letters
from build_tools.ground.tables import table
from build_tools.linking.matching import Match

AROUND = 60
BETWEEN_COUNTRIES = re.compile(r"[\s،,؛;()«»\"“”/-]{1,6}(?:و )?")


class Reading(StrEnum):
    """What an ambiguous form is read as."""

    COUNTRY = "country"
    OTHER = "other"
    FINDING = "finding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguity:
    """A row of `arabic/language/ambiguous.toml`."""

    listed: bool
    otherwise: Reading
    is_country: tuple[re.Pattern[str], ...]
    is_other: tuple[re.Pattern[str], ...]


@cache
def ambiguities() -> dict[tuple[str, str], Ambiguity]:
    """Return the ambiguous forms, by country code and folded form without its article."""
    rows = table("arabic/language/ambiguous")["form"]
    return {(row["country"], fold(row["form"]).removeprefix("ال")): _ambiguity(row) for row in rows}


def read_form(
    ambiguity: Ambiguity, match: Match, text: str, before: Match | None, after: Match | None
) -> Reading:
    """Return what `match` is in the folded `text`; `before` and `after` are the countries next to it."""
    words = marked(text, match.start, match.end)
    if any(pattern.search(words) for pattern in ambiguity.is_other):
        return Reading.OTHER
    if any(pattern.search(words) for pattern in ambiguity.is_country):
        return Reading.COUNTRY
    listed = (before and _joined(text, before, match)) or (after and _joined(text, match, after))
    return Reading.COUNTRY if ambiguity.listed and listed else ambiguity.otherwise


def marked(text: str, start: int, end: int) -> str:
    """Return the words around `start:end`, which stands in <…>.

    >>> marked("الوضع في مالي اليوم", 9, 13)
    'الوضع في <مالي> اليوم'
    """
    before = text[max(0, start - AROUND) : start].replace("<", " ").replace(">", " ")
    after = text[end : end + AROUND].replace("<", " ").replace(">", " ")
    return f"{before}<{text[start:end]}>{after}"


def _joined(text: str, first: Match, second: Match) -> bool:
    """Tell whether two countries stand side by side in a list, with a comma or «و» between them."""
    between = text[first.end : second.start]
    joined = "،" in between or "," in between or "و" in between or text[second.start] == "و"
    return joined and bool(BETWEEN_COUNTRIES.fullmatch(between))


def _ambiguity(row: dict[str, object]) -> Ambiguity:
    return Ambiguity(
        listed=bool(row["listed"]),
        otherwise=Reading(str(row["otherwise"])),
        is_country=_patterns(row["is"]),
        is_other=_patterns(row["not"]),
    )


def _patterns(lines: object) -> tuple[re.Pattern[str], ...]:
    assert isinstance(lines, list)
    return tuple(re.compile(fold_letters(line)) for line in lines)
