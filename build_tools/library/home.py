"""Where a library lies: the folder whose file `warraq.toml` says what it is."""

from pathlib import Path

MARK = "warraq.toml"


def find_library(start: Path | None = None) -> Path:
    """Return the nearest folder at or above `start`, the current one, with `warraq.toml`; else `start`.

    A folder of texts alone is a library, too: everything about it is as it is unless it says otherwise.
    """
    here = (start or Path()).resolve()
    return next((folder for folder in (here, *here.parents) if (folder / MARK).is_file()), here)
