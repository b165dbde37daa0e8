"""Persons whom a text names in quotation marks behind what they are, and organisations."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from build_tools.arabic.text import fold, folded_words
from build_tools.ground.tables import table
from build_tools.model import Actor, Document, Form
from build_tools.registers.rules.actors import find_named
from build_tools.registers.text.quoting import lines_of
from build_tools.registers.text.reading import Reading, clause_around

TABLE = "arabic/registers/actors"
SHORTEST = 5  # letters of a name that may stand for a longer one
Seen = tuple[Reading, int, int, str, str, str]  # reading, start, end, name, kind, role


def draw_actors(document: Document, readings: tuple[Reading, ...]) -> tuple[Actor, ...]:
    """Return whom a document names, each once, with every form of the name and the lines of each."""
    seen = [one for reading in readings for one in (*_persons(reading), *_others(reading))]
    groups: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    people = {_key(name): name for _, _, _, name, kind, _ in seen if kind == "person"}
    for one in seen:
        groups[one[4], _whole_key(_key(one[3]), people) if one[4] == "person" else one[3]].append(one)
    rows = [_row(found) for found in groups.values()]
    return tuple(sorted(rows, key=lambda row: (row.passage, row.start)))


def near_spellings(rows: Iterable[Actor]) -> Iterator[tuple[Actor, Actor]]:
    """Yield pairs of persons whose names differ in a letter or two: one may be a misprint of the other."""
    people = [row for row in rows if row.kind == "person"]
    for place, one in enumerate(people):
        for other in people[place + 1 :]:
            keys = _key(one.name), _key(other.name)
            if min(map(len, keys)) >= SHORTEST and 0 < DamerauLevenshtein.distance(*keys) <= 2:
                yield one, other


def _persons(reading: Reading) -> Iterator[Seen]:
    if not re.search(r"[«“\"]", reading.folded):
        return
    for match in _quoted_person().finditer(reading.folded):
        if not _may_be_a_person(match["name"], match["role"]):
            continue
        start, end = reading.outside(*match.span("name"))
        role_start, role_end = reading.outside(*match.span("role"))
        role = " ".join(reading.text[role_start:role_end].split()).strip(" ،_-")
        name = " ".join(reading.text[start:end].split())
        yield reading, start, end, name, "person", role
    known = {fold(match["name"]).strip() for match in _quoted_person().finditer(reading.folded)}
    for match in _QUOTED_NAME.finditer(reading.folded):
        words = match["name"].strip()
        if (
            words not in known
            and _may_be_a_person(words, "")
            and _SAID_BEFORE.search(reading.folded[: match.start()])
        ):
            start, end = reading.outside(*match.span("name"))
            yield reading, start, end, " ".join(reading.text[start:end].split()), "person", ""


def _may_be_a_person(name: str, role: str) -> bool:
    """Tell whether words in quotation marks may be a name: no organisation, country or title."""
    words = name.split()
    if len(words) > 3 and not {"بن", "عبد", "ابو", "ال"} & set(words):
        return False
    if _GOES_ON.search(role) or {"الي", "على", "من", "في", "عن", "ان"} & set(words):
        return False
    whole = any(one.end - one.start == len(name) for one in find_named(name))
    return name not in _no_persons() and not whole


def _others(reading: Reading) -> Iterator[Seen]:
    for named in find_named(reading.folded, countries=False):
        if named.name in table(TABLE)["roles"]["open"]:
            continue
        start, end = reading.outside(named.start, named.end)
        yield reading, start, end, named.name, named.kind, ""


def _key(name: str) -> str:
    return folded_words(name).replace(" ", "")


def _whole_key(key: str, people: Iterable[str]) -> str:
    """The one longer name that ends as this one does, or itself: «دو كيرشوف» is «جيل دو كيرشوف»."""
    longer = [other for other in people if other != key and other.endswith(key)]
    return longer[0] if len(longer) == 1 and len(key) >= SHORTEST else key


def _row(found: list[Seen]) -> Actor:
    reading, start, end, name, kind, _ = found[0]
    if kind == "person":
        name = max((one[3] for one in found), key=len)
    forms: dict[str, list[int]] = {}
    for where, first, last, _, _, _ in found:
        forms.setdefault(_written(where, first, last), []).extend(lines_of(where, first, last))
    begin, until = clause_around(reading.text, start, end)
    return Actor(
        passage=reading.place,
        start=begin,
        end=until,
        quote=reading.text[begin:until],
        lines=lines_of(reading, begin, until),
        name=name,
        kind=kind,
        forms=tuple(Form(written=word, lines=tuple(sorted(set(lines)))) for word, lines in forms.items()),
        roles=tuple(dict.fromkeys(one[5] for one in found if one[5])),
    )


def _written(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.text[start:end].split())


_GOES_ON = re.compile(r"(?<!\w)(?:ان|من|عن|الي|علي|الذي|التي|حول|ما|بان)(?!\w)")
_NAME = r"(?P<name>[ء-ي]{2,}(?: [ء-ي]{2,}){0,3})"
_QUOTED_NAME = re.compile(rf"[«“\"] ?{_NAME} ?[»”\"]")
_SAID_BEFORE = re.compile(
    r"(?<!\w)[وف]?(?:قال|قالت|اضاف|اضافت|شدد|شددت|صرح|صرحت|اكد|اكدت"
    r"|ذكر|ذكرت|اوضح|اوضحت|يقول|تقول) $"
)


@cache
def _no_persons() -> frozenset[str]:
    return frozenset(map(fold, table(TABLE)["roles"]["no"]))


@cache
def _quoted_person() -> re.Pattern[str]:
    roles = "|".join(
        sorted((re.escape(fold(word)) for word in table(TABLE)["roles"]["words"]), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<!\w)(?<!شرم )[وف]?[بلك]?(?P<role>(?:ال)?(?:{roles})(?: [ء-ي]+){{0,6}}?)"
        rf" ?[«“\"] ?{_NAME} ?[»”\"]"
    )
