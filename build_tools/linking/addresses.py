"""Addresses that stand in a text: http, https and mailto."""

import re
from collections.abc import Iterator
from functools import cache

from build_tools.model import Address
from build_tools.tables import table

BRACKETS = {")": "(", "]": "["}


def find_addresses(plain: str) -> Iterator[Address]:
    """Yield the addresses of a text; the brackets and the full stop around them do not belong to them.

    >>> [address.url for address in find_addresses("انظر (https://example.org/a_(b)).")]
    ['https://example.org/a_(b)']
    """
    for match in _pattern().finditer(plain):
        url = _without_closing(match.group())
        if len(url) > url.index(":") + len("://"):
            yield Address(start=match.start(), end=match.start() + len(url), url=url)


def _without_closing(url: str) -> str:
    closing = table("arabic/citations")["address"]["closing"]
    while url and (url[-1] in closing or _opened_outside(url)):
        url = url[:-1]
    return url


def _opened_outside(url: str) -> bool:
    opening = BRACKETS.get(url[-1])
    return opening is not None and url.count(url[-1]) > url.count(opening)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(table("arabic/citations")["address"]["pattern"])
