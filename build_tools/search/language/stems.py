"""The stem of a folded word, what it may be under a clitic, and its skeleton of consonants."""

import re
from collections.abc import Iterator
from functools import cache

from build_tools.search.language.rules import rules

ARTICLE = "ال"
WEAK = "اوي"
JOINING = "وف"  # before a word without meaning of its own they give it none: «وليس», «فبعد»


def stem(word: str) -> str:
    """Return a folded word without article and endings; Latin words without their plural «s».

    >>> [stem(word) for word in ("البعثات", "والاستخباريه", "الالتزام", "التزام", "fighters", "2017")]
    ['بعث', 'استخبار', 'تزام', 'تزام', 'fighter', '2017']
    """
    if word[:1].isascii():
        return (
            word[:-1] if word[-1:] == "s" and len(word) > 4 and word[-2] != "s" and word.isalpha() else word
        )
    if row := _irregular().get(word):
        return row
    word = without_article(word)
    if row := _irregular().get(word):
        return row
    word = _without_endings(word)
    return _irregular().get(word, word)


def candidates(word: str) -> Iterator[str]:
    """Yield what remains of a folded word without its clitics, the likeliest first; never the word itself.

    >>> list(candidates("وبعثه")), list(candidates("لليبيا")), list(candidates("ليبيا"))
    (['بعثه', 'عثه'], ['ليبيا'], ['يبيا'])
    """
    if not _clitics().match(word) or word in _whole():
        return
    for article in ("فلل", "ولل", "لل"):
        if word.startswith(article) and len(word) - len(article) >= 2:
            yield word[len(article) - 1 :]
    if has_article(word):
        return
    for clitic in rules()["clitics"]:
        if word.startswith(clitic) and len(word) - len(clitic) >= rules()["clitic_least"]:
            yield word[len(clitic) :]


def skeleton(term: str) -> str:
    """Return the consonants of a stem: broken plurals and misprinted vowels keep them.

    >>> skeleton("وثايق"), skeleton("وثيق"), skeleton("اسلح"), skeleton("سلاح"), skeleton("a/75/982")
    ('وثق', 'وثق', 'سلح', 'سلح', 'a/75/982')
    """
    if term[:1].isascii():
        return term
    rest = term[1:] if term.startswith("ا") and len(term) > 3 else term
    return rest[:1] + "".join(letter for letter in rest[1:] if letter not in WEAK)


def is_stop(word: str) -> bool:
    """Tell whether a folded word carries no meaning of its own, single letters included."""
    if word in _stop() or (len(word) == 1 and not word.isdigit()):
        return True
    return len(word) > 3 and word[0] in JOINING and word[1:] in _stop()


def has_article(word: str) -> bool:
    """Tell whether a folded word stands under the article."""
    return bool(_articles().match(word))


def without_article(word: str) -> str:
    """Return a folded word without the article and what is written before it.

    >>> without_article("وبالبعثه"), without_article("بعثه")
    ('بعثه', 'بعثه')
    """
    while found := _articles().match(word):
        word = word[found.end() :]
        if not word.startswith(ARTICLE):
            break
    return word


def _without_endings(word: str) -> str:
    endings, alef = _endings(), _alef()
    while found := alef.search(word) or endings.search(word):
        word = word[: found.start()]
    return word


@cache
def _articles() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(rules()['articles'])})(?=.{{{rules()['least']}}})")


@cache
def _endings() -> re.Pattern[str]:
    nasal, least = rules()["nasal"], rules()["least"]
    plain = [ending for ending in rules()["endings"] if ending not in nasal]
    return re.compile(rf"(?<=.{{{least + 1}}})(?:{'|'.join(nasal)})$|(?<=.{{{least}}})(?:{'|'.join(plain)})$")


@cache
def _alef() -> re.Pattern[str]:
    alef, least = rules()["alef"], rules()["least"]
    return re.compile(rf"(?<=.{{{least - 1}}}{alef['behind']})ا$|(?<=.{{{alef['least'] - 1}}})ا$")


@cache
def _clitics() -> re.Pattern[str]:
    """Which clitics a word may begin with, each tried by itself: they are letters of a few only."""
    return re.compile(f"[{''.join(sorted({clitic[0] for clitic in rules()['clitics']}))}]")


@cache
def _irregular() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rules()["irregular"]:
        shared = _without_endings(min(row, key=lambda word: (len(word), word)))
        found |= {without_article(word): shared for word in row}
    return found


@cache
def _whole() -> frozenset[str]:
    return frozenset(rules()["whole"])


@cache
def _stop() -> frozenset[str]:
    return frozenset(rules()["stop"])
