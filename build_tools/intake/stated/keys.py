"""Which fields the keys of a head fill, from the table beside this module."""

import re
from functools import cache

from build_tools.arabic.text import fold
from build_tools.ground.tables import table

SIGNS = re.compile(r"[\W_]+")


def is_known_key(key: str) -> bool:
    """Tell whether a key says something this project knows.

    >>> is_known_key("publishDate"), is_known_key("layout")
    (True, False)
    """
    return _bare(key) in _ranks()


def fields_of(key: str) -> tuple[tuple[str, int], ...]:
    """Return the fields that a key may fill, each with its rank among those that fill it, the surest first.

    >>> fields_of("canonical_url")
    (('address', 3),)
    """
    return _ranks().get(_bare(key), ())


def is_program_word(field: str, value: str) -> bool:
    """Tell whether a value of `field` is a name inside a program and none that people bear.

    >>> is_program_word("type", "post"), is_program_word("type", "ورقة تحليلية")
    (True, False)
    """
    return field in table("intake/stated/keys")["named"]["fields"] and _word().fullmatch(value) is not None


def says_nothing(value: str) -> bool:
    """Tell whether a value says that there is none.

    >>> says_nothing("N/A"), says_nothing("ورقة")
    (True, False)
    """
    return value.casefold() in table("intake/stated/keys")["none"]["words"]


def _bare(key: str) -> str:
    return SIGNS.sub("", fold(key).casefold())


@cache
def _ranks() -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for field, keys in table("intake/stated/keys")["fields"].items():
        for rank, key in enumerate(keys):
            found[_bare(key)] = (*found.get(_bare(key), ()), (field, rank))
    return found


@cache
def _word() -> re.Pattern[str]:
    return re.compile(table("intake/stated/keys")["named"]["pattern"])
