"""The authors that a byline names: each by itself, the title before the name and what follows it apart."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from build_tools.arabic.text import fold
from build_tools.ground.tables import table
from build_tools.model import Author

NAME_WORDS = range(2, 7)
ORGAN_WORDS = 12
LETTERS = 16  # of one word of a name
BETWEEN = re.compile(r"\s*[،,؛;|()]\s*|\s+[-–—]\s+|\s+/\s+")
AROUND = " \t*_.،,:;؛|/()-–—"
WORD = re.compile(r"(?:[^\W\d_]|[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}'’.ـ-])+")
AND = "و"


def read_authors(text: str, lines: tuple[int, ...] = ()) -> tuple[Author, ...]:
    """Return the authors named in the words of a byline, in their order; none where no name is in it.

    >>> [author.name for author in read_authors("د. سعاد الهادي، باحثة، ومنير الفرجاني ووليد بن عمر")]
    ['سعاد الهادي', 'منير الفرجاني', 'وليد بن عمر']
    >>> [(one.title, one.affiliation) for one in read_authors("د. سعاد الهادي، باحثة في شؤون الحدود")]
    [('د.', 'باحثة في شؤون الحدود')]
    """
    authors: list[Author] = []
    for part in filter(None, (part.strip(AROUND) for part in _parts(text))):
        named = [] if authors and _is_organ(authors[0].name) else list(_named(part, first=not authors))
        if named:
            authors += named
        elif authors:
            last = authors[-1]
            authors[-1] = replace(last, affiliation="، ".join(filter(None, (last.affiliation, part))))
        else:
            return ()
    return tuple(replace(author, lines=lines) for author in authors)


def _parts(text: str) -> list[str]:
    """The words between commas and bars; «د / سعاد» is one name with its title."""
    return BETWEEN.split(re.sub(r"(?<!\w)((?:أ\s*\.\s*)?[دأم])\s*/\s*", r"\1. ", text))


def _named(part: str, *, first: bool) -> Iterator[Author]:
    """The authors in a part of a byline; an organ is one only where it stands first."""
    if _begins(part, "organs"):
        if first and len(part.split()) <= ORGAN_WORDS:
            yield Author(name=part)
        return
    if _begins(part, "roles"):
        return
    authors = [_author(name) for name in _names(part, first=first)]
    if all(authors):
        yield from filter(None, authors)


def _names(part: str, *, first: bool) -> Iterator[str]:
    """The names that «و» joins; a name that begins with this letter is not cut, nor is the first of all."""
    name: list[str] = []
    words = part.split()
    for place, word in enumerate(words):
        joins = word == AND or (word.startswith(AND) and fold(word) not in _words("waw"))
        rest = words[place + 1 :]
        if (
            joins
            and (name or not first)
            and (not name or _may_stand(name))
            and (word == AND or _may_stand([word[1:], *rest]))
        ):
            if name:
                yield " ".join(name)
            name = [word[1:]] if word != AND else []
        else:
            name.append(word)
    yield " ".join(name)


def _may_stand(words: list[str]) -> bool:
    """Tell whether the words are enough for a name: two, or one behind a title."""
    return len(words) >= NAME_WORDS[0]


def _author(text: str) -> Author | None:
    titles = _titles().match(fold(text))
    title, name = (text[: titles.end()].strip(), text[titles.end() :].strip()) if titles else ("", text)
    words = name.split()
    if len(words) not in NAME_WORDS and not (title and len(words) == 1):
        return None
    if not all(WORD.fullmatch(word) and len(word) <= LETTERS for word in words):
        return None
    if not _no_names().isdisjoint(words):
        return None
    return Author(name=name, title=title or None)


def _is_organ(name: str) -> bool:
    return _begins(name, "organs")


def _begins(text: str, kind: str) -> bool:
    """Tell whether the first word is one of a kind, with the article or the ending of the feminine."""
    first = fold(text.split()[0]) if text.split() else ""
    known = _words(kind)
    return first in known or first.removeprefix("ال") in known or first.removesuffix("ه") in known


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(map(fold, table("arabic/printed/authors")[kind]["words"]))


@cache
def _no_names() -> frozenset[str]:
    """Not folded, for «علي» is a name and «على» is none."""
    return frozenset(table("arabic/printed/authors")["no_names"]["words"])


@cache
def _titles() -> re.Pattern[str]:
    words = "|".join(map(fold, table("arabic/printed/authors")["titles"]["words"]))
    return re.compile(rf"(?:(?:{words})(?:\s+|(?<=[./])\s*))+(?=\S)")
