"""The forms of a topic or a term: what the editor lists, and what follows from it by sure rules."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import islice, product

from build_tools.arabic.text import fold, folded_words
from build_tools.ground.tables import table

VARIED_WORDS = 5
ARTICLE = "ال"
DOTTED = re.compile(r"\w(?:\.\w)+\.?")


class Article(StrEnum):
    """Whether a form's first word takes the article."""

    FREE = "free"
    REQUIRED = "required"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Folded words that mean `owner`, or, if `excluded`, in which it is not meant.

    `words` begins where clitics and article end.
    """

    words: str
    owner: str
    article: Article = Article.FREE
    excluded: bool = False


def entry_forms(owner: str, listed: Iterable[str], excluded: Iterable[str] = ()) -> Iterator[Form]:
    """Yield the forms of an entry from what its editor lists: article, plural and spelling vary.

    >>> sorted(form.words for form in entry_forms("t", ["بعثة"]))
    ['بعثات', 'بعثه']
    """
    for texts, is_excluded in ((listed, False), (excluded, True)):
        for text in texts:
            for words, article in sorted(_variants(text)):
                yield Form(words=words, owner=owner, article=article, excluded=is_excluded)


def name_forms(owner: str, names: Iterable[str]) -> Iterator[Form]:
    """Yield the forms of names that stand as they are: only clitics and spelling vary.

    >>> [(form.words, form.article.value) for form in name_forms("iq", ["العراق", "ليبيا"])]
    [('عراق', 'required'), ('ليبيا', 'never')]
    """
    for name in names:
        bare = name.removeprefix(ARTICLE)
        article = Article.NEVER if bare == name else Article.REQUIRED
        for words in sorted(_spellings(folded_words(bare))):
            yield Form(words=words, owner=owner, article=article)


def same_form(text: str) -> str:
    """Return what two forms have in common when they are one form: folded, no article on any word.

    >>> same_form("الهجرة الغير نظامية") == same_form("هجرة غير نظامية")
    True
    """
    return " ".join(_without_article(word) for word in folded_words(text).split())


def takes_prefix(form: Form, prefix: str) -> bool:
    """Tell whether a form may carry `prefix`, the letters before it in its word: clitics, the article."""
    if not prefix:
        return form.article is not Article.REQUIRED
    kind, least = _prefixes().get(prefix, ("", 0))
    first = form.words.split(" ", 1)[0]
    if kind == "article":
        return form.article is not Article.NEVER
    if kind == "bare" and form.article is Article.REQUIRED:
        return first.startswith("ل") and prefix.endswith("ل")
    if kind == "verb":
        opener = first[0] in fold(table("arabic/language/clitics")["verb"]["before"])
        return form.article is Article.FREE and opener and len(first) >= least
    return kind == "bare" and (len(first) >= least or bool(DOTTED.match(first)))


@cache
def _prefixes() -> dict[str, tuple[str, int]]:
    clitics = table("arabic/language/clitics")
    kinds = ("bare", "article", "verb")
    return {
        prefix: (kind, clitics[kind].get("least", 0))
        for kind in kinds
        for prefix in clitics[kind]["prefixes"]
    }


def _variants(text: str) -> set[tuple[str, Article]]:
    """The ways a listed form is written; the article of its first word is left to `takes_prefix`."""
    found: set[tuple[str, Article]] = set()
    for written in {text, *_plurals(text)}:
        for words in _spellings(folded_words(written)):
            for varied in _further_articles(words):
                found.add((varied, Article.FREE))
                if written.startswith(ARTICLE) and len(varied) >= 5:
                    alone = " " not in varied
                    found.add((varied.removeprefix(ARTICLE), Article.REQUIRED if alone else Article.FREE))
    return found | {(words, Article.FREE) for words in _acronym(folded_words(text))}


def _acronym(words: str) -> list[str]:
    """«س.ص» is also written «س. ص» and «س ص»."""
    if not DOTTED.fullmatch(words):
        return []
    return [sign.join(words.strip(".").split(".")) for sign in (". ", " . ", " ")]


def _plurals(text: str) -> Iterator[str]:
    clitics = table("arabic/language/clitics")
    words = text.split()
    for rule in clitics["ending"]:
        if words and words[-1].endswith(rule["from"]) and len(words[-1]) >= rule["least"]:
            yield " ".join([*words[:-1], words[-1].removesuffix(rule["from"]) + rule["to"]])
    for rule in clitics["masculine"]:
        changed = [_ending(word, rule["from"], rule["to"], rule["least"]) for word in words]
        if changed != words:
            yield " ".join(changed)


def _ending(word: str, old: str, new: str, least: int) -> str:
    fits = word.endswith(old) and len(word.removeprefix(ARTICLE)) >= least
    return word.removesuffix(old) + new if fits else word


def _spellings(words: str) -> set[str]:
    found = {words}
    for row in table("arabic/language/folding")["spelling"]:
        forms = [fold(form) for form in row["forms"]]
        found |= {known.replace(old, new) for known in found for old in forms for new in forms}
    return found


def _further_articles(words: str) -> Iterator[str]:
    """The form with and without article on each word after the first; the first few of a long form."""
    first, *rest = words.split(" ")
    choices = [_with_and_without(word) if n < VARIED_WORDS else [word] for n, word in enumerate(rest)]
    for chosen in islice(product(*choices), 2 ** (VARIED_WORDS + 1)):
        yield " ".join([first, *chosen])


def _with_and_without(word: str) -> list[str]:
    further = table("arabic/language/clitics")["further"]
    if len(word) < 2 or word.isascii() or word in {fold(particle) for particle in further["particles"]}:
        return [word]
    bare = _without_article(word)
    return [word, bare] if bare != word else [word, ARTICLE + word]


def _without_article(word: str) -> str:
    for carrier, clitic in [[ARTICLE, ""], *table("arabic/language/clitics")["further"]["carriers"]]:
        if word.startswith(carrier) and len(word) - len(carrier) >= 3:
            return str(clitic) + word.removeprefix(carrier)
    return word
