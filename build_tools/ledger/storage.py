"""The ledger's file: a JSON object a line, sorted, so that a line of it changes when its passage does."""

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from build_tools.ground.errors import SharedFileError
from build_tools.ground.files import read_bytes
from build_tools.ground.publishing import put_file
from build_tools.ledger.lines import as_line, parse_line, read_line
from build_tools.model import Entry, Ledger, Publication, Update

NAME = "ledger.jsonl"
MOST_BYTES = 1 << 30
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
UNWRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS)
WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def read_ledger(sources: Path) -> Ledger:
    """Return the ledger in a directory of sources; an empty one where there is none yet.

    Raises SharedFileError with the line for a merge conflict that was left, for what is no entry,
    and for an anchor that two lines give to different passages.
    """
    path = sources / NAME
    if not os.path.lexists(path):
        return Ledger()
    try:
        text = read_bytes(path, MOST_BYTES, SharedFileError).decode("utf-8")
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        raise _error(line, f"undecodable bytes ({problem.reason})", "UTF-8 text", RESTORE) from problem
    return _gathered(_read(text))


def check_targets(ledger: Ledger) -> None:
    """Raise SharedFileError where a line of `ledger` leads to a report or a passage that never was there."""
    places = {(entry.report, entry.anchor) for known in ledger.entries.values() for entry in known}
    for publication in ledger.publications.values():
        if publication.target is not None and publication.target not in ledger.publications:
            raise _astray(publication.report, publication.target)
    for entry in (entry for known in ledger.entries.values() for entry in known):
        for target in entry.targets:
            if (target.report, target.anchor) not in places or target.report not in ledger.publications:
                raise _astray(f"{entry.report}#{entry.anchor}", f"{target.report}#{target.anchor}")


def ledger_text(ledger: Ledger) -> str:
    """Return the ledger as its file holds it. The same ledger always gives the same text."""
    return _written(ledger).decode()


def _written(ledger: Ledger) -> bytes:
    """The lines are encoded one by one: of a vast report they take a fraction of the memory so."""
    lines: list[tuple[str, str, str, bytes]] = []
    for publication in ledger.publications.values():
        lines.append((publication.report, "", "", _line(publication)))
    for updates in ledger.updates.values():
        lines += [(update.report, "", f"{update.number:06}", _line(update)) for update in updates]
    for entries in ledger.entries.values():
        lines += [(entry.report, entry.anchor, str(entry.fate or ""), _line(entry)) for entry in entries]
    return b"".join(line for *_, line in sorted(lines))


def _line(known: Publication | Entry | Update) -> bytes:
    return f"{as_line(known)}\n".encode()


def write_ledger(sources: Path, ledger: Ledger) -> str | None:
    """Write the ledger beside the sources; return why that could not be done, or None.

    The file is replaced as a whole, or not at all: whoever reads it, or loses power, finds the old
    one or the new one. It is left alone where it holds the same already.
    """
    path = sources / NAME
    text = _written(ledger)
    try:
        if not text or (path.is_file() and path.read_bytes() == text):
            return None
        if not sources.stat().st_mode & WRITABLE:  # asked of the mode: the system lets root write anyway
            return f"{path}: the directory is read-only"
        put_file(path, text, lasting=True)
    except OSError as problem:
        if problem.errno not in UNWRITABLE:
            raise
        return f"{path}: {problem.strerror}"
    return None


def holds_ledger(sources: Path, ledger: Ledger) -> bool:
    """Tell whether the file beside the sources is what a build with this ledger would write."""
    path = sources / NAME
    return (path.read_text(encoding="utf-8") if path.is_file() else "") == ledger_text(ledger)


RESTORE = "Restore the file from version control; the next build adds what is new."


def _read(text: str) -> Iterator[tuple[int, Publication | Entry | Update]]:
    for number, line in enumerate(text.split("\n"), 1):
        if CONFLICT.match(line):
            raise _error(
                number,
                "a merge conflict",
                "one JSON object",
                "Keep the lines of both sides, or of one, and remove the marks.",
            )
        if line.strip():
            yield number, _parsed(line, number)


def _parsed(line: str, number: int) -> Publication | Entry | Update:
    try:
        return read_line(parse_line(line))
    except (TypeError, ValueError) as problem:
        raise _error(
            number, f"what is no entry ({problem})", "an entry as the build writes it", RESTORE
        ) from problem


def _gathered(found: Iterable[tuple[int, Publication | Entry | Update]]) -> Ledger:
    publications: dict[str, Publication] = {}
    entries: dict[str, dict[Entry, None]] = {}
    updates: dict[str, dict[int, Update]] = {}
    living: dict[tuple[str, str], Entry] = {}
    for number, known in found:
        match known:
            case Publication():
                publications[known.report] = known
            case Update():
                numbered = updates.setdefault(known.report, {})
                numbered[known.number] = _together(numbered.get(known.number, known), known)
            case Entry():
                _check_single(living, known, number)
                entries.setdefault(known.report, {})[known] = None
    return Ledger(
        publications=publications,
        entries={report: tuple(known) for report, known in entries.items()},
        updates={report: tuple(known.values()) for report, known in updates.items()},
    )


def _together(one: Update, other: Update) -> Update:
    """One update, of which each side of a merge has told a part."""
    return replace(
        one,
        date=max(one.date or "", other.date or "") or None,
        added=_either(one.added, other.added),
        edited=_either(one.edited, other.edited),
        moved=_either(one.moved, other.moved),
        removed=_either(one.removed, other.removed),
    )


def _either(anchors: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*anchors, *others)))


def _check_single(living: dict[tuple[str, str], Entry], entry: Entry, number: int) -> None:
    if entry.fate is not None:
        return
    other = living.setdefault((entry.report, entry.anchor), entry)
    if other != entry:
        raise _error(
            number,
            f"a second passage under «{entry.anchor}» of {entry.report}",
            "one line for each anchor that lives",
            "A merge kept both sides: keep the line whose words the source has, and remove the other.",
        )


def _astray(place: str, target: str) -> SharedFileError:
    found = f"«{place}», which leads to «{target}», where nothing ever was"
    return _error(None, found, "a passage that was published", RESTORE)


def _error(line: int | None, found: str, expected: str, advice: str) -> SharedFileError:
    return SharedFileError(file=NAME, line=line, found=found, expected=expected, advice=advice)
