"""Reading the project's TOML tables."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parents[1]


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table `name`, a path below `build_tools/` without its suffix: `arabic/months`."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
