"""One line of the ledger: what it says as JSON, what is empty left out."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from build_tools.ledger.words import read_trace, written_trace
from build_tools.model import Entry, Fate, Publication, Target, Update

LISTS = ("added", "edited", "moved", "removed")


def as_line(known: Publication | Entry | Update) -> str:
    """Return an entry, a publication or an update as one line.

    >>> as_line(Entry(report="a", anchor="p1", kind="paragraph", number=1, exact="نص"))
    '{"report": "a", "anchor": "p1", "kind": "paragraph", "number": 1, "exact": "نص"}'
    """
    data: dict[str, Any] = {}
    for field in fields(known):
        value = getattr(known, field.name)
        if value not in (None, "", ()):
            data[field.name] = _written(field.name, value)
    if isinstance(known, Update):
        data["update"] = data.pop("number")
    if isinstance(known, Publication):
        data = {"report": data.pop("report"), "published": known.fate is None, **data}
    return json.dumps(data, ensure_ascii=False)


def read_line(data: Mapping[str, Any]) -> Publication | Entry | Update:
    """Return what a line says. Raises KeyError, TypeError or ValueError where it is none of ours.

    >>> read_line({"report": "a", "anchor": "p1", "kind": "heading", "targets": ["b#p2"]}).targets
    (Target(report='b', anchor='p2'),)
    """
    values = dict(data)
    _check_strings(values)
    if "fate" in values:
        values["fate"] = Fate(values["fate"])
    if "published" in values:
        del values["published"]
        return Publication(**values)
    for name in LISTS:
        if name in values:
            values[name] = tuple(values[name])
    if "update" in values:
        return Update(number=int(values.pop("update")), **values)
    if "trace" in values:
        values["trace"] = read_trace(values["trace"])
    values["targets"] = tuple(_target(target) for target in values.get("targets", ()))
    return Entry(**values)


def _written(name: str, value: Any) -> Any:
    match name:
        case "trace":
            return written_trace(value)
        case "targets":
            return [f"{target.report}#{target.anchor}" for target in value]
    return list(value) if isinstance(value, tuple) else value


def _target(written: str) -> Target:
    report, sign, anchor = written.partition("#")
    if not (report and sign and anchor):
        raise ValueError(f"«{written}» is no report#anchor")
    return Target(report=report, anchor=anchor)


def _check_strings(values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        wanted: type | tuple[type, ...] = str
        if name in (*LISTS, "targets"):
            wanted = list
        elif name in ("number", "update", "published"):
            wanted = (int, str, bool)
        if not isinstance(value, wanted):
            raise TypeError(f"«{name}» is {type(value).__name__}")
