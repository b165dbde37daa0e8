"""The order of Arabic words in a list: the article, harakat and the seat of a hamza do not count."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from build_tools.arabic.text import folded_words

T = TypeVar("T")
_ARTICLE = re.compile(r"\bال(?=\w{2})")
_LETTER = re.compile(r"\w")


def by_alphabet(values: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """Return `values` in the order of their names.

    >>> by_alphabet(["هدنة", "الأمن", "حوكمة", "أثر"], str)
    ['أثر', 'الأمن', 'حوكمة', 'هدنة']
    """
    return sorted(values, key=lambda value: (sort_key(name(value)), name(value)))


def sort_key(name: str) -> str:
    """Return what a name is ordered by: its words from the first letter on, whatever stands before it.

    >>> sort_key("الأمن البشري"), sort_key("ألمانيا"), sort_key("«الأمن»")
    ('امن بشري', 'المانيا', 'امن»')
    """
    folded = folded_words(_ARTICLE.sub("", name))
    first = _LETTER.search(folded)
    return folded[first.start() :] if first else ""


def first_letter(name: str) -> str:
    """Return the letter under which a name stands in a list, or nothing where it has none.

    >>> first_letter("«الإنذار المبكر»")
    'ا'
    """
    return sort_key(name)[:1]
