"""Words at the end of a caption that say whose a picture is."""

import re
from functools import cache

from build_tools.ground.tables import table


def credit(caption: str) -> int | None:
    """Return where the words begin that say whose a picture is, or None where none do.

    >>> credit("الميناء القديم. تصوير: هدى علي"), credit("الميناء القديم")
    (16, None)
    """
    found = _pattern().search(caption)
    return None if found is None else found.start("credit")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(table("arabic/printed/figures")["credit"]["pattern"])
