"""Text as Markdown that shows it exactly as it was typed, and addresses as they may be written.

Only what Python-Markdown could read as markup is escaped, so that Arabic prose stays readable
in the generated files.
"""

import re
import urllib.parse
from collections.abc import Mapping

_BREAKS = (
    "\t\n\v\f\r\N{INFORMATION SEPARATOR FOUR}\N{INFORMATION SEPARATOR THREE}"
    "\N{INFORMATION SEPARATOR TWO}\N{INFORMATION SEPARATOR ONE}"
    "\N{NEXT LINE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
)
_SPACES = re.compile(f"[ {_BREAKS}]+")
_NOT_OF_LINES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_SIGNS = re.compile(r"[\\`*\[\]{}|<]|_(?<![^\W_]_)|_(?![^\W_])|&(?=#|[A-Za-z0-9]+;)")
_OPENING = re.compile(
    r"(?P<number>\d+)(?P<dot>\.)(?=\s|$)"
    r"|(?P<backslash>[#>]|[+-](?=[\s-]|$)|!(?=!!))"
    r"|(?P<entity>:(?=\s|$)|\?(?=\?\?)|~(?=~~)|=(?===)|/(?=//))"
)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_LINKED_SCHEMES = ("http:", "https:", "mailto:")
_ADDRESS_SAFE = "/:?#@!$+,;=~%&-._"
_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_QUOTED = re.compile(r"[!\"#$%&'()*+<=>?@\[\\\]^_`{|}~]")


def flatten(text: str) -> str:
    r"""Return `text` on one line, without control characters.

    >>> flatten(" سطر\n  ثانٍ")
    ' سطر ثانٍ'
    """
    if text.isprintable() and "  " not in text:
        return text
    return _CONTROLS.sub("", _SPACES.sub(" ", text))


def lines_of(text: str) -> str:
    r"""Return `text` with its lines and tabs as they are, without other control characters.

    >>> lines_of("a\n\tb\x02")
    'a\n\tb'
    """
    return text if text.isprintable() else _NOT_OF_LINES.sub("", text)


def escape(text: str, *, opens: bool = True, closes: bool = True) -> str:
    r"""Return Markdown that shows `text` as typed.

    `opens` and `closes` tell whether the text stands at the start and at the end of its block,
    where a sign may mean more: «60.», «-», «#».

    >>> escape("60. نص *كما* كُتب"), escape("نص عادي (2018) - وبقيته.")
    ('60\\. نص \\*كما\\* كُتب', 'نص عادي (2018) - وبقيته.')
    """
    line = flatten(text)
    if opens:
        line = line.lstrip()
    if closes:
        line = line.rstrip()
    tail = len(line) - len(line.rstrip("#")) if closes else 0
    rest = line[: len(line) - tail]
    opening = _OPENING.match(rest) if opens else None
    head = _escape_opening(opening) if opening else ""
    return head + _SIGNS.sub(_escape_sign, rest[opening.end() if opening else 0 :]) + "\\#" * tail


def quote(text: str) -> str:
    """Return `text` for a quoted attribute or link title: everything but letters and plain stops as entities.

    >>> quote('جملة "بين" قوسين')
    'جملة &#34;بين&#34; قوسين'
    """
    return _QUOTED.sub(_entity, flatten(text).strip())


def address(target: str) -> str:
    """Return a target as an address may be written; nothing for one that may not be linked.

    >>> address("https://example.org/نص?a=5%&b=%20"), address("javascript:alert(1)")
    ('https://example.org/%D9%86%D8%B5?a=5%25&b=%20', '')
    """
    scheme = _SCHEME.match(target)
    if scheme and scheme[0].lower() not in _LINKED_SCHEMES:
        return ""
    return urllib.parse.quote(_PERCENT.sub("%25", target.strip()), safe=_ADDRESS_SAFE)


def attributes(*, id: str = "", classes: str = "", **others: str) -> str:
    """Return an attribute list, or nothing where there is none to write.

    >>> attributes(id="p14", classes="passage cut", lang="en")
    '{: #p14 .passage .cut lang="en" }'
    """
    words = [f"#{id}"] if id else []
    words += [f".{name}" for name in classes.split()]
    words += [f'{_name(key)}="{quote(value)}"' for key, value in others.items() if value]
    return f"{{: {' '.join(words)} }}" if words else ""


def html_attributes(attributes: Mapping[str, str]) -> str:
    """Return the attributes of an HTML element; those without a value are left out.

    Names that Python keeps for itself end in `_`: `class_` is class, `aria_label` is aria-label.

    >>> html_attributes({"class_": "note", "aria_label": "حاشية", "id": ""})
    ' class="note" aria-label="حاشية"'
    """
    return "".join(f' {_name(key)}="{quote(value)}"' for key, value in attributes.items() if value)


def fenced(text: str, language: str = "") -> str:
    """Return lines of code between two fences that are longer than any in them.

    >>> print(fenced("a\\nb"))
    ```
    a
    b
    ```
    """
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    named = language if language.isascii() and language.replace("-", "").isalnum() else ""
    return f"{fence}{named}\n{text}\n{fence}"


def _escape_sign(match: re.Match[str]) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(match[0], "\\" + match[0])


def _escape_opening(match: re.Match[str]) -> str:
    if match["number"]:
        return match["number"] + "\\."
    return "\\" + match["backslash"] if match["backslash"] else _entity(match)


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
