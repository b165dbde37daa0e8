"""BibTeX: an entry in UTF-8, the signs that TeX takes for its own escaped."""

import re

from build_tools.citations.attribution import passage_name
from build_tools.citations.reference import Reference

_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # \{ would still count as a brace
    "}": r"\textbraceright{}",
    "%": r"\%",
    "#": r"\#",
    "&": r"\&",
    "$": r"\$",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(reference: Reference) -> str:
    """Return the reference as a BibTeX entry.

    >>> print(bibtex(Reference(id="a", title="تقرير 5%", date="2021-08")), end="")
    @techreport{a,
      title = {{تقرير 5\\%}},
      year = {2021},
      month = aug,
      language = {ar}
    }
    """
    fields = [f"  {name} = {value}" for name, value in _fields(reference)]
    kind = "techreport" if reference.issuer or not reference.authors else "misc"
    return f"@{kind}{{{_key(reference.id)},\n" + ",\n".join(fields) + "\n}\n"


def _fields(reference: Reference) -> list[tuple[str, str]]:
    year, *rest = (reference.date or "").split("-")
    words = (
        ("title", reference.title, True),
        ("institution", reference.issuer, True),
        ("type", reference.type, False),
        ("number", reference.symbol, False),
        ("year", year, False),
    )
    fields = [("author", _people(reference.creators))] if reference.creators else []
    fields += [(name, _braced(value, whole=whole)) for name, value, whole in words if value]
    if rest:
        fields.append(("month", _MONTHS[int(rest[0]) - 1]))
    if len(rest) > 1:
        fields.append(("date", _braced(reference.date or "")))
    fields.append(("language", _braced(reference.language)))
    if reference.number is not None:
        fields.append(("note", _braced(passage_name(reference))))
    if reference.url:
        fields.append(("url", _address(reference.url)))
    return fields


def _people(names: tuple[str, ...]) -> str:
    """Each name in braces of its own, so that it stays in one piece."""
    return "{" + " and ".join(map(_braced, names)) + "}"


def _braced(text: str, *, whole: bool = False) -> str:
    """In a second pair of braces a name stays in one piece, and a title keeps its letters."""
    escaped = "".join(_SIGNS.get(char, char) for char in " ".join(text.split()))
    return f"{{{{{escaped}}}}}" if whole else f"{{{escaped}}}"


def _address(url: str) -> str:
    """An address is taken as it is; what would end the field or begin a comment is written in percent."""
    coded = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}
    return "{" + "".join(coded.get(char, char) for char in url) + "}"


def _key(id: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "-", id)
