"""Reading `warraq.toml`: every key is known, every value is of its type, or the file is refused."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from build_tools.ground.errors import SharedFileError
from build_tools.library.checking import check_settings
from build_tools.library.home import MARK, find_library
from build_tools.library.settings import TABLES, Limits, Settings

SHOWN = 200
MOST = 1 << 63  # what a number of this machine holds
NOTHING_WRITTEN = "Nothing was written."


def read_settings(library: Path | None = None) -> Settings:
    """Return what `warraq.toml` of the library says, that around the current directory where none is named.

    What it does not say keeps its default, and so does all where there is no file. Raises SharedFileError
    for unknown names, values of another type, and values that cannot be used, at the line of each.
    """
    return _read((library or find_library()) / MARK)


def read_limits(library: Path | None = None) -> Limits:
    """Return the limits of the library; raises as `read_settings` does."""
    return read_settings(library).limits


@cache
def _read(path: Path) -> Settings:
    if path.is_symlink() and not path.exists():
        raise SharedFileError(
            file=path.name, line=None, found="no regular file", expected="TOML", advice=NOTHING_WRITTEN
        )
    if not path.exists():
        return Settings()
    lines, told = _parsed(path)
    place = Places(path, lines)
    known = {name: (attribute, kind) for name, attribute, kind in TABLES}
    given = {}
    for name, values in _tables(told, known, place):
        attribute, kind = known[name]
        given[attribute] = kind(**_values(name, values, kind, place))
    settings = Settings(**given)
    check_settings(settings, path.parent, place.mistake)
    return settings


class Places:
    """The lines of the file, by which a mistake is told where its key stands."""

    def __init__(self, path: Path, lines: list[str]) -> None:
        self.path, self.lines = path, lines

    def mistake(self, table: str, key: str, found: str, expected: str, advice: str) -> SharedFileError:
        """Return a mistake in a key of a table; without a key, in the table."""
        line = self._line(table, key)
        return SharedFileError(
            file=self.path.name,
            line=line,
            found=found[:SHOWN],
            expected=expected,
            advice=f"{advice} {NOTHING_WRITTEN}",
        )

    def _line(self, table: str, key: str) -> int | None:
        inside, head = not table, None
        for number, line in enumerate(self.lines, 1):
            if named := re.match(r"\s*\[+\s*([^\]#]+?)\s*\]", line):
                inside = named[1] == table
                head = number if inside else head
            elif inside and key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
                return number
        return head


def _parsed(path: Path) -> tuple[list[str], dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        return text.splitlines(), tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        found, line = str(problem), re.search(r"line (\d+)", str(problem))
    except (RecursionError, ValueError):
        found, line = "brackets in brackets, or a number, without end", None
    except OSError as problem:
        found, line = problem.strerror or "a file that cannot be read", None
    raise SharedFileError(
        file=path.name,
        line=int(line[1]) if line else None,
        found=found[:SHOWN],
        expected="TOML in UTF-8",
        advice=f"Correct the file. {NOTHING_WRITTEN}",
    )


def _tables(
    told: Mapping[str, Any], known: Mapping[str, Any], place: Places, above: str = ""
) -> list[tuple[str, dict[str, Any]]]:
    """The tables of the file with their own values; a table in a table has the name of both."""
    found = []
    for key, value in told.items():
        name = f"{above}{key}"
        if name not in known or not isinstance(value, dict):
            raise _unknown(place, "", f"{name} = {value!r}", name, [f"[{table}]" for table in known])
        inner = {k: v for k, v in value.items() if f"{name}.{k}" in known}
        found.append((name, {k: v for k, v in value.items() if k not in inner}))
        found += _tables(inner, known, place, f"{name}.")
    return found


def _values(table: str, values: Mapping[str, Any], kind: type, place: Places) -> dict[str, Any]:
    known = {field.name: field for field in fields(kind)}
    read = {}
    for key, value in values.items():
        if key not in known:
            raise _unknown(place, table, f"{key} = {value!r}", key, list(known))
        expected, fits = _type(known[key])
        if not fits(value):
            raise place.mistake(
                table, key, f"{key} = {value!r}", f"{expected} for «{key}»", "Correct the value."
            )
        read[key] = _frozen(value)
    return read


def _unknown(place: Places, table: str, found: str, key: str, known: list[str]) -> SharedFileError:
    near = get_close_matches(key, [name.strip("[]") for name in known], n=1)
    advice = f"Did you mean «{near[0]}»?" if near else "Correct the name."
    where = table or key
    return place.mistake(where, key if table else "", found, f"one of {', '.join(known)}", advice)


def _type(field: Field[Any]) -> tuple[str, Callable[[object], bool]]:
    """What a field takes, in words, and what tells it, by its default."""
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    if isinstance(default, bool):
        return "true or false", lambda value: isinstance(value, bool)
    if isinstance(default, int):
        return "a positive number", lambda value: type(value) is int and 0 < value < MOST - 1
    if isinstance(default, str):
        return "text between quotation marks", lambda value: isinstance(value, str)
    if field.name == "links":
        return 'pairs of a title and an address, [["…", "https://…"]]', _are_pairs
    return "a list of texts", lambda value: isinstance(value, list) and all(map(_is_text, value))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _are_pairs(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(map(_is_text, pair)) for pair in value
    )


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
