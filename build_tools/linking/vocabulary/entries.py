"""Entries of a shared YAML file: a list of mappings, each value with its line, checked one by one."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from build_tools.ground.errors import SharedFileError
from build_tools.ground.files import RESERVED_NAMES, read_bytes
from build_tools.ground.invisible import says_something
from build_tools.ground.yaml_text import decode_yaml, hidden_character, load_yaml, shown_value
from build_tools.intake.readers.disguises import READ_AS_LATIN
from build_tools.library import read_limits
from build_tools.linking.forms import same_form

IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_TEXT = 5_000
LEAVE_OUT = "Write it out, or leave the key out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: its checked values, and the line of each by key, or by key and place in a list."""

    file: str
    values: Mapping[str, Any]
    lines: Mapping[tuple[str | int, ...], int]

    @property
    def id(self) -> str:
        """The entry's identifier."""
        return str(self.values["id"])

    def text(self, key: str) -> str | None:
        """Return the text under `key`, if there is one."""
        value = self.values.get(key)
        return None if value is None else str(value).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under `key`."""
        return tuple(self.values.get(key, ()))


def read_entries(path: Path, keys: Mapping[str, type], required: Collection[str]) -> tuple[Entry, ...]:
    """Return the entries of the file at `path`, which may use `keys` and must use `required`.

    Raises SharedFileError, with file and line, for anything else: other keys, other types, an
    identifier that is no address or stands twice.
    """
    file = f"{path.parent.name}/{path.name}"
    received = read_bytes(path, read_limits().notes_bytes, SharedFileError)
    data, lines = load_yaml(decode_yaml(received, file, SharedFileError), file, SharedFileError)
    if data is None:
        return ()
    if not isinstance(data, list):
        refuse(file, 1, shown_value(data), "a list of entries", "Begin each entry with «- id: …».")
    entries = tuple(_entry(file, number, item, lines) for number, item in enumerate(data))
    for entry in entries:
        _check_keys(entry, keys, required)
        _check_identifier(entry)
    _check_unique(entries)
    return entries


def check_related(entries: Iterable[Entry], known: Collection[str]) -> None:
    """Raise SharedFileError where an entry is related to an identifier that is not `known`."""
    for entry in entries:
        for number, other in enumerate(entry.texts("related")):
            if other not in known or other == entry.id:
                line = entry.lines["related", number]
                refuse(
                    entry.file, line, f"«{other}» among the related of «{entry.id}»",
                    "the identifier of another entry", "Correct the identifier, or remove it.",
                )  # fmt: skip


def check_forms(entries: Iterable[Entry], keys: Iterable[str]) -> None:
    """Raise SharedFileError where one form stands under `keys` of two entries."""
    owners: dict[str, str] = {}
    keys = tuple(keys)
    for entry in entries:
        for key in keys:
            for place, form in _forms(entry, key):
                owner = owners.setdefault(same_form(form), entry.id)
                if owner != entry.id:
                    refuse(
                        entry.file, entry.lines[place], f"«{form}» in «{entry.id}» and in «{owner}»",
                        "a form in one entry", "Remove it from one of the two entries.",
                    )  # fmt: skip


def refuse(file: str, line: int | None, found: str, expected: str, advice: str) -> NoReturn:
    """Raise SharedFileError."""
    raise SharedFileError(file=file, line=line, found=found, expected=expected, advice=advice)


def _entry(file: str, number: int, item: Any, lines: Mapping[tuple[str | int, ...], int]) -> Entry:
    if not isinstance(item, dict):
        refuse(
            file, lines[number,], shown_value(item), "an entry with an id", "Begin each entry with «- id: …»."
        )
    own = {place[1:]: line for place, line in lines.items() if place and place[0] == number}
    return Entry(file=file, values=item, lines=own)


def _check_keys(entry: Entry, keys: Mapping[str, type], required: Collection[str]) -> None:
    for key, value in entry.values.items():
        line = entry.lines[key,]
        if key not in keys:
            refuse(
                entry.file,
                line,
                f"the key «{key[:80]}»",
                f"one of {', '.join(keys)}",
                "Correct or remove the key.",
            )
        if keys[key] is list and isinstance(value, list):
            for number, item in enumerate(value):
                _check_text(entry, key, item, entry.lines[key, number])
        elif keys[key] is list:
            refuse(
                entry.file,
                line,
                f"{shown_value(value)} under «{key}»",
                "a list of texts",
                "Write it as [a, b].",
            )
        else:
            _check_text(entry, key, value, line)
    for key in required:
        if key not in entry.values:
            refuse(
                entry.file, entry.lines[()], f"an entry without «{key}»", f"the key «{key[:80]}»", "Add it."
            )


def _check_text(entry: Entry, key: str, value: Any, line: int) -> None:
    if not isinstance(value, str) or not value.strip():
        refuse(entry.file, line, f"{shown_value(value)} under «{key}»", "a text", _advice(value))
    hidden = hidden_character(value)
    if hidden:
        refuse(entry.file, line, f"{hidden} under «{key}»", "characters that can be seen", "Delete it.")
    if not says_something(value):
        expected = "a text with a letter or a digit"
        refuse(entry.file, line, f"{shown_value(value)} under «{key}»", expected, LEAVE_OUT)
    if misread := READ_AS_LATIN.search(value):
        found = f"Arabic that was read in another encoding, «{misread[0][:80]}», under «{key}»"
        refuse(entry.file, line, found, "the words themselves", "Type them again.")
    if len(value) > LONGEST_TEXT:
        found = f"{len(value):,} characters under «{key}»"
        refuse(entry.file, line, found, f"at most {LONGEST_TEXT:,}", "Shorten it.")


def _advice(value: Any) -> str:
    """What to do about a value that is no text."""
    if value is None or isinstance(value, str):
        return LEAVE_OUT
    return "Write it as one text." if isinstance(value, list | dict) else "Put it in quotation marks."


def _check_identifier(entry: Entry) -> None:
    if not IDENTIFIER.fullmatch(entry.id) or entry.id in RESERVED_NAMES or len(entry.id) > 80:
        refuse(
            entry.file, entry.lines["id",], f"the id «{entry.id[:80]}»",
            "small Latin letters, digits and hyphens, no reserved name", "It becomes part of an address.",
        )  # fmt: skip


def _check_unique(entries: Iterable[Entry]) -> None:
    first: dict[str, int] = {}
    for entry in entries:
        line = entry.lines["id",]
        if first.setdefault(entry.id, line) != line:
            found = f"the id «{entry.id}» again, first in line {first[entry.id]}"
            refuse(entry.file, line, found, "each id once", "Rename or merge one of the two.")


def _forms(entry: Entry, key: str) -> list[tuple[tuple[str | int, ...], str]]:
    value = entry.values.get(key, [])
    if isinstance(value, str):
        return [((key,), value)]
    return [((key, number), form) for number, form in enumerate(value)]
