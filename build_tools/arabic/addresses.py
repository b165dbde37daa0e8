"""Addresses, and other names with dots in them, in a line of text."""

import re
from functools import cache

from build_tools.ground.tables import table

SIGN = re.compile(r"\.\S|//|@")  # every address has one, and few texts


def is_mostly_address(text: str) -> bool:
    """Tell whether addresses are the greater part of a line, or all of it.

    >>> is_mostly_address("الرابط: https://example.org/a"), is_mostly_address("تقرير عن موقع example.org")
    (True, False)
    """
    if not SIGN.search(text):
        return False
    rest, times = re.subn(find_pattern("address"), "", text)
    return times > 0 and 2 * _signs(rest) < _signs(text)


@cache
def find_pattern(name: str) -> str:
    """Return the pattern that finds an `address`, or a further `name` with dots."""
    known = table("arabic/printed/addresses")
    pattern: str = known[name]["pattern"].replace("LETTERS", "|".join(known["name"]["letters"]))
    return pattern.replace("RUN", known["parts"]["run"]).replace("START", known["parts"]["start"])


def _signs(text: str) -> int:
    return sum(map(len, text.split()))
