"""Which term each word of the library is: a clitic is taken off only where a word of the library remains."""

from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.search.language.rules import HAMZA
from build_tools.search.language.stems import ARTICLE, candidates, has_article, stem, without_article

SURE = 4  # a remainder of so many letters need not stand in the library by itself, its stem is enough


def terms_of(words: Iterable[str]) -> dict[str, str]:
    """Return the term of each folded word.

    >>> found = terms_of(["بعثه", "وبعثه", "وزير", "لليبيا", "ليبيا", "قره", "الفقره", "فقره"])
    >>> found["وبعثه"], found["وزير"], found["لليبيا"], found["فقره"]
    ('بعث', 'وزير', 'ليب', 'فقر')
    """
    known = set(words)
    stems = {word: stem(word) for word in known}
    seen = Seen(
        words=known,
        stems=stems,
        nouns={stems[word] for word in known if has_article(word)},
        bare={stems[word] for word in known if next(candidates(word), None) is None},
    )
    return {word: _term(word, seen) for word in sorted(known)}


def bare_form(written: str, word: str, term: str) -> str:
    """Return how the folded `word`, whose term is `term`, is written, without article and clitics.

    >>> bare_form("والبعثة", "والبعثه", "بعث"), bare_form("وزوارق", "وزوارق", "زوارق")
    ('بعثة', 'زوارق')
    >>> bare_form("وزير", "وزير", "وزير")
    'وزير'
    """
    if len(written) - written.count(HAMZA) != len(word):
        return written  # two words in one: where the one begins is not known
    at = word.find(term)
    return written[at if at >= 0 else len(word) - len(without_article(word)) :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The words of the library with their stems, and the stems seen under the article or without clitics."""

    words: set[str]
    stems: dict[str, str]
    nouns: set[str]
    bare: set[str]


def _term(word: str, seen: Seen) -> str:
    if not has_article(word) and seen.stems[word] in seen.nouns:
        return seen.stems[word]  # «الفقرة» is there, so «فقرة» has no «ف» before it
    for rest in candidates(word):
        if _stands(rest, seen):
            whole = stem(rest) in seen.bare or stem(rest) in seen.nouns
            deeper = () if whole else candidates(rest)
            return stem(next((more for more in deeper if _stands(more, seen)), rest))
    return seen.stems[word]


def _stands(rest: str, seen: Seen) -> bool:
    return (
        rest in seen.words or ARTICLE + rest in seen.words or (len(rest) >= SURE and stem(rest) in seen.bare)
    )
