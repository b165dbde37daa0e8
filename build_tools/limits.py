"""What a build accepts, from `warraq.toml` at the root of the project."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from build_tools.errors import SharedFileError

FILE = Path(__file__).parent.parent / "warraq.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that is read: files, bytes of a source and of notes, characters of a line."""

    sources: int = 20_000
    source_bytes: int = 32 << 20
    notes_bytes: int = 1 << 20
    line_characters: int = 250_000


@cache
def read_limits(path: Path = FILE) -> Limits:
    """Return the limits in the table `[limits]` of `path`; those that are not named keep their default.

    Raises SharedFileError for another name, or a value that is no positive number.
    """
    if not path.is_file():
        return Limits()
    told = _table(path)
    known = {field.name for field in fields(Limits)}
    for name, value in told.items():
        if name not in known or type(value) is not int or value < 1:
            raise _mistake(path, f"{name} = {value!r}", f"a positive number for one of {', '.join(known)}")
    return Limits(**told)


def _table(path: Path) -> dict[str, int]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("limits", {})
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise _mistake(path, str(problem), "TOML in UTF-8") from None
    except (RecursionError, ValueError):
        found = "brackets in brackets, or a number, without end"
        raise _mistake(path, found, "a table [limits]") from None
    if not isinstance(table, dict):
        raise _mistake(path, f"limits = {table!r}", "a table [limits]")
    return table


def _mistake(path: Path, found: str, expected: str) -> SharedFileError:
    return SharedFileError(
        file=path.name, line=None, found=found, expected=expected, advice="Correct the file."
    )
