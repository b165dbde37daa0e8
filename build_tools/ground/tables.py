"""Reading the project's TOML tables."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parents[1]


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table `name`, a path below `build_tools/` without its suffix: `arabic/language/months`."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def tables_below(folder: str) -> Mapping[str, str]:
    """Return the names of the tables in `folder` and in the folders below it, each under that of its file.

    >>> tables_below("genres")["law"]
    'genres/official/law'
    """
    found = sorted((HERE / folder).rglob("*.toml"), key=lambda path: path.stem)
    return {path.stem: path.relative_to(HERE).with_suffix("").as_posix() for path in found}
