"""Data as JSON text."""

import json
import re
import unicodedata
from typing import Any

from build_tools.ground.invisible import unseen

_SIGN = re.compile(r"[^\w\s!-~،؛؟«»“”…–—]|[^\S\n ]")  # but for the signs that most texts have
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")


def json_text(data: object, *, compact: bool = False) -> str:
    r"""Return `data` as JSON that people can read; what is invisible is written by its number.

    `compact` leaves out the white space.

    >>> print(json_text({"title": "تقرير\N{RIGHT-TO-LEFT OVERRIDE}\uffff"}), end="")
    {
      "title": "تقرير\u202e\uffff"
    }
    """
    layout: dict[str, Any] = {"separators": (",", ":")} if compact else {"indent": 2}
    text = json.dumps(data, ensure_ascii=False, **layout)
    text = unseen().sub(_escaped, text)
    if compact and text.isprintable():
        return text + "\n"
    return _SIGN.sub(_shown, text) + "\n"


def _shown(match: re.Match[str]) -> str:
    return _escaped(match) if unicodedata.category(match[0]) in _INVISIBLE else match[0]


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
