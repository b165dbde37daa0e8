"""Results that need not be worked out again, each under the hash of all that it depends on."""

import hashlib
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

from build_tools.ground.publishing import put_file

CODE = Path(__file__).parent.parent
COMPILED = ".pyc"
DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Store:
    """A directory of results, each whole or not there; `most` bytes of them are kept after a build.

    What lies in it is trusted for nothing: a result that is not what was written is not there.
    """

    folder: Path
    most: int
    used: set[str] = field(default_factory=set)

    def find(self, key: str) -> bytes | None:
        """Return the result under `key`; None where there is none, or it is damaged."""
        try:
            found = self._path(key).read_bytes()
        except OSError:
            return None
        digest, result = found[:DIGEST], found[DIGEST:]
        if digest != _digest(key, result):
            return None
        self.used.add(key)
        return result

    def keep(self, key: str, result: bytes) -> None:
        """Put a result under `key`, where the directory can be written to."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            put_file(path, _digest(key, result) + result)
        except OSError:  # a full disk, a directory of another's: the next build works it out again
            return
        self.used.add(key)

    def shrink(self) -> None:
        """Remove results until no more is kept than may be, first those that this build did not use."""
        sizes = dict(self._sizes())
        excess = sum(sizes.values()) - self.most
        for path in sorted(sizes, key=lambda path: (path.name in self.used, path.name)):
            if excess <= 0:
                return
            path.unlink(missing_ok=True)
            excess -= sizes[path]

    def _sizes(self) -> Iterable[tuple[Path, int]]:
        for path in self.folder.glob("*/*"):
            try:
                yield path, path.stat().st_size
            except OSError:  # another build has removed it
                continue

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key


def key_of(stage: str, parts: Iterable[bytes]) -> str:
    """Return the name of what a stage makes of `parts`, by the code and the tables that there are now.

    >>> key_of("a", [b"1", b"2"]) == key_of("a", [b"12", b""])
    False
    """
    found = hashlib.sha256(code_digest())
    for part in (stage.encode(), *parts):
        found.update(len(part).to_bytes(8, "big") + part)
    return found.hexdigest()


@cache
def code_digest() -> bytes:
    """Return the hash of the software: its modules and tables, Python, and what it is built upon."""
    found = hashlib.sha256(sys.version.encode())
    for path in sorted(path for path in CODE.rglob("*") if path.is_file() and path.suffix != COMPILED):
        found.update(os.fsencode(path.relative_to(CODE)) + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    for name in sorted(_libraries()):
        found.update(f"{name} {version(name)}\0".encode())
    return found.digest()


def _libraries() -> Iterable[str]:
    """The names of the libraries that the project needs; what it needs to be tested is left out."""
    for told in requires("warraq") or ():
        if ";" not in told:
            yield told.split(">")[0].split("=")[0].split("<")[0].split("[")[0].strip()


def _digest(key: str, result: bytes) -> bytes:
    return hashlib.sha256(key.encode() + result).digest()
