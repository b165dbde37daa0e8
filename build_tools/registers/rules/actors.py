"""Who is named: countries and organisations by their tables."""

import re
from dataclasses import dataclass
from functools import cache

from build_tools.arabic.text import fold
from build_tools.ground.tables import table
from build_tools.linking.vocabulary.countries import country_topics

TABLE = "arabic/registers/actors"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a folded text; `clitic` is what is joined to it, without conjunction and article."""

    start: int
    end: int
    name: str
    kind: str
    clitic: str


def find_named(folded: str, *, countries: bool = True) -> tuple[Named, ...]:
    """Return the organisations, and the `countries`, that a folded text names, in order.

    >>> [(one.name, one.clitic) for one in find_named("لليبيا وايطاليا والاتحاد الاوروبي")]
    [('ليبيا', 'ل'), ('إيطاليا', ''), ('الاتحاد الأوروبي', '')]
    >>> find_named("الدعم المالي")
    ()
    """
    known = _names(countries)
    return tuple(
        Named(match.start(), match.end(), *known[match["name"]], (match["clitic"] or "").lstrip("وف"))
        for match in _pattern(countries).finditer(folded)
    )


@cache
def _names(countries: bool) -> dict[str, tuple[str, str]]:
    """What each folded name means: the name shown, and its kind. After ل an article loses its alif."""
    names: dict[str, tuple[str, str]] = {}
    for topic in country_topics().values() if countries else ():
        for form in topic.forms:
            names.setdefault(fold(form), (topic.title, "country"))
    for name, others in table(TABLE)["organisations"].items():
        for form in (name, *others):
            names[fold(form)] = (name, "organisation")
    return {**names, **{f"ل{form[2:]}": meant for form, meant in names.items() if form.startswith("ال")}}


@cache
def _pattern(countries: bool) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _names(countries)), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<clitic>[وف]?[بلك]?)(?P<name>{names})(?!\w)")
