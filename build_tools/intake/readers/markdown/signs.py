"""Lines, and ends of lines, that are commands to a program, from the table beside this module."""

import re
from functools import cache

from build_tools.ground.tables import table

LONGEST = 300  # characters


def line_of_signs(text: str) -> str | None:
    """Return the reason for which a line is none of a text, or None.

    >>> line_of_signs(":::note"), line_of_signs("نص")
    ('markdown_sign', None)
    """
    line = text.strip()
    if not line or line[0] not in "{:[\\<" or len(line) > LONGEST:
        return None
    return next((reason for pattern, reason in _lines() if pattern.fullmatch(line)), None)


def sign_before(text: str) -> int:
    """Return how many characters at the head of a quotation are the sign of its kind.

    >>> sign_before("[!NOTE] نص"), sign_before("[1] نص")
    (8, 0)
    """
    found = _pattern("before", "callout").match(text) if text.startswith("[!") else None
    return found.end() if found else 0


def sign_behind(text: str) -> int:
    """Return where the attributes behind the words of a line begin: its length where it has none.

    >>> sign_behind("تمهيد {#intro}"), sign_behind("تمهيد {1، 2}")
    (5, 12)
    """
    line = text.rstrip()
    start = line.rfind("{", max(0, len(line) - LONGEST)) if line.endswith("}") else -1
    if start < 0:
        return len(text)
    before = len(line[:start].rstrip())
    return before if _pattern("behind", "attributes").fullmatch(line, before) else len(text)


@cache
def _lines() -> tuple[tuple[re.Pattern[str], str], ...]:
    entries = table("intake/readers/markdown/signs")["lines"]
    return tuple((re.compile(entry["pattern"]), entry["reason"]) for entry in entries.values())


@cache
def _pattern(part: str, name: str) -> re.Pattern[str]:
    return re.compile(table("intake/readers/markdown/signs")[part][name]["pattern"])
