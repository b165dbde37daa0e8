"""What is published is replaced whole: made beside its place, then put there by one rename."""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from build_tools.ground.locks import held

AT_CWD, RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h
NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.ENOTSUP, errno.EPERM}


@dataclass(frozen=True, slots=True, kw_only=True)
class Workroom:
    """A directory beside a place, for one build of it. `lock` is the open file that holds the place."""

    fresh: Path
    former: Path
    lock: int


@contextmanager
def workroom(place: Path) -> Iterator[Workroom]:
    """Hold `place` and give a new directory beside it, removed in the end.

    What a killed build left there is put right first. Raises PlaceHeldError, and OSError where
    nothing can be written.
    """
    path = place.parent / f".{place.name}.building"
    place.parent.mkdir(parents=True, exist_ok=True)
    with held(place) as lock:
        room = Workroom(fresh=path / "fresh", former=path / "former", lock=lock)
        if room.former.exists() and not place.exists():
            room.former.rename(place)
        _remove(path)
        try:
            path.mkdir()
            yield room
        finally:
            _remove(path)


def put_directory(room: Workroom, place: Path) -> None:
    """Put the fresh directory at `place`, in one step where the kernel can exchange two names.

    Where it cannot, `place` is missing between two renames; a build killed there is put right
    by the next.
    """
    if not place.exists():
        room.fresh.rename(place)
    elif not _exchange(room.fresh, place):
        place.rename(room.former)
        room.fresh.rename(place)


def put_file(path: Path, content: bytes, *, lasting: bool = False) -> None:
    """Write `content` to `path`: a reader finds the former file or the new one, whole.

    `lasting` holds over a power cut, too, and takes its time. One build writes at a time, so that
    the name beside `path` is its own; what a killed build left there goes.
    """
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        with fresh.open("xb") as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        if path.exists():
            fresh.chmod(path.stat().st_mode & 0o777)
        fresh.replace(path)
    except BaseException as problem:
        fresh.unlink(missing_ok=True)
        if isinstance(problem, OSError):
            raise OSError(problem.errno, problem.strerror, str(path)) from problem
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names, and tell whether that was possible here."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(AT_CWD, os.fsencode(one), AT_CWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    if (number := ctypes.get_errno()) in NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)
