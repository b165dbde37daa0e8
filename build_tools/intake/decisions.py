"""What an editor decided about rows: `register:` in the notes, with `confirm`, `reject` and `add`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.ground.errors import Mistakes, SourceError
from build_tools.ground.yaml_text import SHOWN, shown_value
from build_tools.model import Decision

ACTIONS = ("confirm", "reject", "add")
ID = re.compile(r"(?P<id>[\w.-]+:[\w.-]+:\d+)@(?P<digest>[0-9a-f]{6})")
ADDED = ("register", "quote")
# What an added row of a register may say, and of what kind that is.
FIELDS: Mapping[str, Mapping[str, tuple[type, ...]]] = {
    "recommendations": {"addressees": (list,), "modality": (str,), "number": (int,)},
    "money": {
        "amount": (int, float),
        "currency": (str,),
        "approximate": (bool,),
        "payer": (str,),
        "recipient": (str,),
        "purpose": (str,),
        "period": (str,),
        "said_by": (str,),
    },
    "figures": {
        "value": (int, float),
        "value_to": (int, float),
        "unit": (str,),
        "bound": (str,),
        "period": (str,),
        "of_what": (str,),
    },
    "events": {"begin": (str,), "until": (str,), "what": (str,), "place": (str,)},
    "documents": {"kind": (str,), "symbol": (str,), "title": (str,), "address": (str,)},
    "actors": {"name": (str,), "kind": (str,), "roles": (list,)},
}
NEEDED = {
    "recommendations": (),
    "money": ("amount", "currency"),
    "figures": ("value",),
    "events": ("begin", "what"),
    "documents": ("kind",),
    "actors": ("name", "kind"),
}
KINDS = {
    "documents": ("report", "resolution", "agreement", "declaration", "law", "study", "strategy", "document"),
    "actors": ("person", "organisation", "country"),
}
Lines = Mapping[tuple[str | int, ...], int]


def read_decisions(value: Any, lines: Lines, file: str) -> tuple[Decision, ...]:
    """Return the decisions under `register:`. Raises SourceError for what is none, with its line."""
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise _mistake(
            file, lines[("register",)], f"register: {shown_value(value)}", "the keys confirm, reject and add"
        )
    found: list[Decision] = []
    mistakes = Mistakes()
    for action, entries in value.items():
        with mistakes:
            found.extend(_decisions(action, entries, lines, file))
    mistakes.tell()
    return tuple(found)


def _decisions(action: str, entries: Any, lines: Lines, file: str) -> Iterator[Decision]:
    line = lines[("register", action)]
    if action not in ACTIONS:
        raise _mistake(file, line, f"the unknown key «{action[:SHOWN]}»", "confirm, reject or add")
    if not isinstance(entries, list):
        raise _mistake(file, line, f"{action}: {shown_value(entries)}", "a list")
    for number, entry in enumerate(entries):
        place = lines[("register", action, number)]
        if action == "add":
            yield _added(entry, place, file)
            continue
        match = ID.fullmatch(entry) if isinstance(entry, str) else None
        if match is None:
            expected = "the identifier of a row as `check` shows it: report:anchor:number@digest"
            raise _mistake(file, place, f"{action}: {shown_value(entry)}", expected)
        yield Decision(action=action, file=file, place=place, id=match["id"], digest=match["digest"])


def _added(entry: Any, line: int, file: str) -> Decision:
    if not isinstance(entry, dict) or any(not isinstance(entry.get(key), str) for key in ADDED):
        raise _mistake(file, line, f"add: {shown_value(entry)}", "a row with register and quote, both texts")
    register = entry["register"]
    if register not in FIELDS:
        raise _mistake(file, line, f"register: {register[:SHOWN]}", f"one of {', '.join(FIELDS)}")
    known = FIELDS[register]
    for key, value in entry.items():
        if key not in (*ADDED, *known):
            raise _mistake(file, line, f"the unknown key «{str(key)[:SHOWN]}»", f"one of {', '.join(known)}")
        if key in known and (
            not isinstance(value, known[key]) or (type(value) is bool and bool not in known[key])
        ):
            kinds = " or ".join(kind.__name__ for kind in known[key])
            raise _mistake(file, line, f"{key}: {shown_value(value)}", f"a value of the kind {kinds}")
    if entry.get("kind", "") not in KINDS.get(register, ("",)) and "kind" in entry:
        raise _mistake(file, line, f"kind: {entry['kind'][:SHOWN]}", f"one of {', '.join(KINDS[register])}")
    if missing := [key for key in NEEDED[register] if key not in entry]:
        raise _mistake(
            file,
            line,
            f"a row of {register} without {' and '.join(missing)}",
            f"{', '.join(NEEDED[register])}",
        )
    fields = {key: value for key, value in entry.items() if key not in ADDED}
    return Decision(
        action="add", file=file, place=line, register=register, quote=entry["quote"], fields=fields
    )


def _mistake(file: str, line: int, found: str, expected: str) -> SourceError:
    advice = "Copy the identifier from what `check` lists, or correct the row."
    return SourceError(file=file, line=line, found=found, expected=expected, advice=advice)
