"""Whether what a stage made of a whole library lies where it was put, and is of what there is now."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from build_tools.store import Store, key_of
from build_tools.store.values import from_bytes, to_bytes

Digest = bytes | None  # None where there is what cannot be read, or is no file


def tree_digest(folders: Iterable[Path], *, deep: bool = True) -> Digest:
    """Return the hash of all files in some folders, by name and content; `deep` goes into theirs, too."""
    found = hashlib.sha256()
    for folder in folders:
        found.update(b"folder\0")
        if folder.is_dir() and not _add(found, folder, deep=deep):
            return None
    return found.digest()


def find_note(store: Store | None, stage: str, inputs: Iterable[Digest], outputs: Digest) -> Any:
    """Return what was noted of a stage that made these outputs of these inputs; None where none was."""
    key = _key(stage, inputs, outputs)
    told = store.find(key) if store is not None and key is not None else None
    return None if told is None else from_bytes(told)


def note(store: Store | None, stage: str, inputs: Iterable[Digest], outputs: Digest, value: object) -> None:
    """Note that a stage made these outputs of these inputs, and something to tell of it."""
    key = _key(stage, inputs, outputs)
    if store is not None and key is not None:
        store.keep(key, to_bytes(value))


def _key(stage: str, inputs: Iterable[Digest], outputs: Digest) -> str | None:
    parts = [*inputs, outputs]
    known = [part for part in parts if part is not None]
    return key_of(stage, known) if len(known) == len(parts) else None


def _add(found: Any, folder: Path, *, deep: bool) -> bool:
    """Add what is in a folder to a hash, and tell whether all of it could be read."""
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
        for entry in entries:
            found.update(os.fsencode(entry.name) + b"\0")
            if entry.is_file(follow_symlinks=False):
                found.update(hashlib.sha256(Path(entry.path).read_bytes()).digest())
            elif not entry.is_dir(follow_symlinks=False):
                return False
            elif deep:
                found.update(b"(")
                if not _add(found, Path(entry.path), deep=True):
                    return False
                found.update(b")")
    except OSError:
        return False
    return True
