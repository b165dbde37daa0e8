"""Addresses that stand in a text: http, https and mailto."""

import re
from collections.abc import Iterator
from functools import cache

from build_tools.arabic.web import is_address
from build_tools.ground.tables import table
from build_tools.model import Address

BRACKETS = {")": "(", "]": "["}


def find_addresses(plain: str) -> Iterator[Address]:
    """Yield the addresses of a text; the brackets and the full stop around them do not belong to them.

    >>> [address.url for address in find_addresses("انظر (https://example.org/a_(b)).")]
    ['https://example.org/a_(b)']
    """
    for match in _pattern().finditer(plain):
        url = _without_closing(match.group())
        if is_address(url):
            yield Address(start=match.start(), end=match.start() + len(url), url=url)


def _without_closing(url: str) -> str:
    closing = table("arabic/printed/citations")["address"]["closing"]
    unopened = {sign: url.count(sign) - url.count(opening) for sign, opening in BRACKETS.items()}
    end = len(url)
    while end and (url[end - 1] in closing or unopened.get(url[end - 1], 0) > 0):
        end -= 1
        if url[end] in unopened:
            unopened[url[end]] -= 1
    return url[:end]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(table("arabic/printed/citations")["address"]["pattern"])
