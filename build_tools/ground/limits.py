"""What a build accepts, from `warraq.toml` at the root of the project."""

import os
import re
import sys
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from build_tools.ground.errors import SharedFileError

SHOWN = 200
FILE = Path(__file__).parents[2] / "warraq.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that is read: files, bytes of a source and of notes, characters of a line, bytes stored.

    Parsers of formats that nobody trusts have so many pages, seconds of computing and bytes of memory, so
    many elements of a page or a part of an archive, and so many files and bytes in an archive.
    """

    sources: int = 20_000
    source_bytes: int = 32 << 20
    notes_bytes: int = 1 << 20
    line_characters: int = 250_000
    store_bytes: int = 512 << 20
    pages: int = 2_000
    page_seconds: int = 10
    parser_seconds: int = 300
    parser_bytes: int = 1 << 30
    elements: int = 1_000_000
    archive_bytes: int = 128 << 20
    archive_files: int = 4_000


@cache
def read_limits(path: Path = FILE) -> Limits:
    """Return the limits in the table `[limits]` of `path`; those that are not named keep their default.

    Raises SharedFileError for another name or table, or a value that is no positive number.
    """
    if not os.path.lexists(path):
        return Limits()
    if not path.is_file():
        raise _mistake(path, "no regular file", "a file with a table [limits]")
    told = _table(path)
    known = [field.name for field in fields(Limits)]
    for name, value in told.items():
        if name not in known or type(value) is not int or not 0 < value < sys.maxsize:
            raise _mistake(path, f"{name} = {value!r}", f"a positive number for one of {', '.join(known)}")
    return Limits(**told)


def _table(path: Path) -> dict[str, int]:
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise _mistake(path, str(problem), "TOML in UTF-8") from None
    except (RecursionError, ValueError):
        found = "brackets in brackets, or a number, without end"
        raise _mistake(path, found, "a table [limits]") from None
    for name, table in told.items():
        if name != "limits" or not isinstance(table, dict):
            raise _mistake(path, f"{name} = {table!r}", "a table [limits]")
    limits: dict[str, int] = told.get("limits", {})
    return limits


def _mistake(path: Path, found: str, expected: str) -> SharedFileError:
    """The line is where the name begins of what was found."""
    name = re.compile(rf"\s*\[*\s*[\"']?{re.escape(found.partition(' =')[0])}\b")
    lines = path.read_bytes().splitlines() if path.is_file() else ()
    places = (number for number, line in enumerate(lines, 1) if name.match(line.decode(errors="replace")))
    advice = "Correct the file."
    return SharedFileError(
        file=path.name, line=next(places, None), found=found[:SHOWN], expected=expected, advice=advice
    )
