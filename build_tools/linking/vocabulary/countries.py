"""Countries as topics: the Arabic names of CLDR, and the names beside them in use."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from babel import Locale

from build_tools.ground.tables import table
from build_tools.model import Topic


@cache
def country_topics() -> dict[str, Topic]:
    """Return a topic for each country, by its ISO 3166-1 alpha-2 code, in the order of the codes.

    >>> country_topics()["LY"].id, "ليبيا" in country_topics()["LY"].forms
    ('libya', True)
    """
    arabic, english = Locale("ar").territories, Locale("en").territories
    known = table("arabic/language/countries")
    codes = [code for code in sorted(arabic) if len(code) == 2 and code not in known["not_countries"]]
    return {code: _country(code, arabic[code], english[code]) for code in codes}


def with_country(topic: Topic) -> Topic:
    """Return the editor's `topic` with the names, and the title where it has none, of its country."""
    country = country_topics()[topic.country or ""]
    return replace(
        topic,
        title=topic.title or country.title,
        description=topic.description or country.description,
        forms=tuple(dict.fromkeys((*topic.forms, *country.forms))),
        excluded=tuple(dict.fromkeys((*topic.excluded, *country.excluded))),
    )


def other_countries(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Return the countries that none of `topics` stands for."""
    taken = {topic.country for topic in topics}
    return tuple(topic for code, topic in country_topics().items() if code not in taken)


def _country(code: str, name: str, english: str) -> Topic:
    known = table("arabic/language/countries")
    more = known["country"].get(code, {})
    title = more.get("title", name)
    return Topic(
        id=more.get("id", _slug(english)),
        title=title,
        description=known["description"].format(title=title),
        country=code,
        forms=tuple(dict.fromkeys((name, *more.get("names", ())))),
        excluded=tuple(more.get("not", ())),
    )


def _slug(english: str) -> str:
    """`São Tomé & Príncipe` becomes `sao-tome-and-principe`."""
    letters = unicodedata.normalize("NFKD", english.replace("&", "and")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")
