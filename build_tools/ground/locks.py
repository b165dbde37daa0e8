"""One build at one place: a lock that names who holds it, and that ends with its holder."""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class PlaceHeldError(Exception):
    """Another build is under way at the same place."""


@contextmanager
def held(place: Path, use: str = "written") -> Iterator[int]:
    """Hold `place` for this process, and give the open lock file. One place may be held for each `use`.

    The system lets go of the lock when its holder ends, however it ends; a file that a killed
    build left is nobody's, and is taken over. Raises PlaceHeldError naming the holder.
    """
    path = place.parent / (f".{place.name}.lock" if use == "written" else f".{place.name}.{use}.lock")
    file = _take(path, place, use)
    try:
        yield file
    finally:
        path.unlink(missing_ok=True)  # while it is still held: whoever waits sees that it is gone
        os.close(file)


def _take(path: Path, place: Path, use: str) -> int:
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(file, 200).decode(errors="replace").strip() or "a build that has just begun"
            os.close(file)
            raise PlaceHeldError(f"{place}: being {use} by {holder}; wait for it to end, or end it") from None
        if _is_at(path, file):
            os.ftruncate(file, 0)
            os.pwrite(file, f"process {os.getpid()} on {socket.gethostname()}\n".encode(), 0)
            return file
        os.close(file)  # its former holder removed it in between


def _is_at(path: Path, file: int) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False
