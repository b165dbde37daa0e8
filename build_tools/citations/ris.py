"""RIS: a tag a line, in UTF-8. A line has no escaping, so a value never holds a line break."""

from build_tools.citations.attribution import passage_name
from build_tools.citations.reference import Reference, date_parts


def ris(reference: Reference) -> str:
    """Return the reference as a RIS record.

    >>> ris(Reference(id="a", title="تقرير", date="2021-08")).splitlines()[3:]
    ['PY  - 2021', 'DA  - 2021/08//', 'LA  - ar', 'ER  - ']
    """
    lines = [("TY", "RPRT"), ("ID", reference.id), *_fields(reference), ("ER", "")]
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in lines)


def _fields(reference: Reference) -> list[tuple[str, str]]:
    fields = [
        *(("AU", name) for name in reference.creators),
        ("TI", reference.title),
        ("PB", reference.issuer),
        ("M3", reference.type),
        ("SN", reference.symbol),
        ("PY", reference.date[:4] if reference.date else None),
        ("DA", _date(reference.date) if reference.date else None),
        ("LA", reference.language),
        ("SE", passage_name(reference) if reference.number is not None else None),
        ("AB", reference.text),
        ("UR", reference.url),
    ]
    return [(tag, value) for tag, value in fields if value]


def _date(iso: str) -> str:
    """YYYY/MM/DD/, what is not known left empty."""
    parts = [f"{part:02}" for part in date_parts(iso)]
    return "/".join([*parts, *[""] * (4 - len(parts))])


def _one_line(value: str) -> str:
    return " ".join(value.split())
