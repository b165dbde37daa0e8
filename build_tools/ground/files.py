"""Files that came from outside, opened without trust: regular, of bounded size, inside their directory."""

import os
import stat
from pathlib import Path

from build_tools.ground.errors import WarraqError
from build_tools.ground.invisible import visible

SHOWN = 200
RESERVED_NAMES = frozenset(  # by Windows, and by the list that stands in each folder
    {"index", "con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
KINDS = {
    stat.S_IFDIR: "a directory",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def read_bytes(path: Path, most: int, error: type[WarraqError]) -> bytes:
    """Return the bytes of the regular file at `path`, at most `most`.

    Never waits: a pipe or a device is not opened for reading. Raises `error`, naming the file, for
    anything else than a regular file that can be read, and for a link that leaves its directory.
    """
    trouble = unfit(path)
    if trouble is not None:
        raise _error(error, path, *trouble)
    try:
        data = _read(path, most + 1)
    except OSError as problem:
        raise _error(error, path, *_unreadable(problem)) from None
    if len(data) > most:
        found, expected = f"more than {most:,} bytes", f"at most {most:,}"
        advice = "Shorten it or split it, or raise the limit in warraq.toml if you know the file."
        raise _error(error, path, found, expected, advice)
    return data


def unfit(path: Path) -> tuple[str, str, str] | None:
    """Return why there is no regular file of its directory at `path`: found, expected, advice; or None."""
    expected = "a regular file inside the sources directory"
    room = os.path.realpath(path.parent)
    target = os.path.realpath(path)
    if path.is_symlink() and os.path.commonpath((room, target)) != room:
        return "a link that leaves the sources directory", expected, "Put the file itself here."
    try:
        mode = Path(target).stat().st_mode
    except PermissionError as problem:
        return _unreadable(problem)
    except OSError:
        if not path.is_symlink():
            return "a file that is gone", expected, "Build again."
        return "a link that leads nowhere", expected, "Remove it."
    if stat.S_ISREG(mode):
        return None
    return KINDS.get(stat.S_IFMT(mode), "no regular file"), expected, "Move it elsewhere."


def shown_name(name: str) -> str:
    """Return a file's name as it can be printed: what cannot be seen by its number, and not too long.

    >>> shown_name("a\\N{RIGHT-TO-LEFT OVERRIDE}b.txt")
    'a⟨U+202E⟩b.txt'
    """
    seen = visible(name)
    return seen if len(seen) <= SHOWN else f"{seen[:SHOWN]}…"


def _read(path: Path, most: int) -> bytes:
    """What is opened is checked once more: it may have been exchanged since."""
    number = os.open(os.path.realpath(path), os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(0, "not a regular file")
        return file.read(most)


def _unreadable(problem: OSError) -> tuple[str, str, str]:
    return f"a file that cannot be read ({problem.strerror})", "a readable file", "Check its permissions."


def _error(error: type[WarraqError], path: Path, found: str, expected: str, advice: str) -> WarraqError:
    return error(file=shown_name(path.name), line=None, found=found, expected=expected, advice=advice)
