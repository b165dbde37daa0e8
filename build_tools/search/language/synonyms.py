"""Names that mean the same, as terms: from the glossary, the topics, the months and the table of search."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel import Locale

from build_tools.ground.tables import table
from build_tools.search.language.stems import is_stop
from build_tools.search.language.tokens import normalise, pieces, split

SAME, COUNTRY = 9, 6  # tenths of the weight of the word itself: another name, another name of a country
LONGEST = 9  # words of a name

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonym:
    """What else may be looked for where a reader asks for `phrase`."""

    phrase: Phrase
    other: Phrase
    weight: int


def synonyms(data: Path, term_of: Callable[[str], str], known: frozenset[str]) -> list[Synonym]:
    """Return the synonyms that the library can answer: every word of `other` stands in it."""
    found: dict[tuple[Phrase, Phrase], int] = {}
    for weight, names in _groups(data):
        phrases = list(dict.fromkeys(filter(None, (_phrase(name, term_of) for name in names))))
        for phrase in phrases:
            for other in phrases:
                if phrase != other and len(other) <= LONGEST and known.issuperset(other):
                    found[phrase, other] = max(weight, found.get((phrase, other), 0))
    return [
        Synonym(phrase=phrase, other=other, weight=found[phrase, other]) for phrase, other in sorted(found)
    ]


def _groups(data: Path) -> Iterator[tuple[int, Iterable[str]]]:
    for group in table("search/language/rules")["synonyms"]["groups"]:
        yield SAME, group
    for group in table("arabic/language/plurals")["words"]:
        yield SAME, group
    months: dict[int, list[str]] = {}
    for name, number in table("arabic/language/months")["numbers"].items():
        months.setdefault(number, []).append(name)
    for group in months.values():
        yield SAME, group
    for term in json.loads((data / "glossary.json").read_bytes()):
        names = (term["name"], *term["variants"], term["english"], term["abbreviation"])
        yield SAME, [name for name in names if name]
    for topic in json.loads((data / "topics.json").read_bytes()):
        if topic["country"]:  # the words of a subject are its sides, not its names
            english = Locale("en").territories[topic["country"]]
            yield COUNTRY, (topic["title"], *topic.get("forms", ()), english)


def _phrase(name: str, term_of: Callable[[str], str]) -> Phrase:
    return tuple(
        term_of(piece) for token in split(normalise(name)) for piece in pieces(token) if not is_stop(piece)
    )
