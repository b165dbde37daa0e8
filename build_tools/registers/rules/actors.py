"""Who is named: countries and organisations by their tables."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

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
    met = _automaton(countries).iter(folded)
    found = [one for end, names in met if (one := _whole(folded, end, names))]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Named] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _whole(folded: str, end: int, told: tuple[str, str, str]) -> Named | None:
    """The name that ends at a place, where it is whole words but for what is joined to it."""
    form, name, kind = told
    start = end + 1 - len(form)
    if end + 1 < len(folded) and _WORD.match(folded[end + 1]):
        return None
    joined = _JOINED.search(folded, max(0, start - 3), start)
    if joined is None:
        return None
    return Named(joined.start(), end + 1, name, kind, joined[0].lstrip("وف"))


_WORD = re.compile(r"\w")
_JOINED = re.compile(r"(?<!\w)[وف]?[بلك]?$")


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
def _automaton(countries: bool) -> Any:
    automaton = ahocorasick.Automaton()
    for form, (name, kind) in _names(countries).items():
        automaton.add_word(form, (form, name, kind))
    automaton.make_automaton()
    return automaton
