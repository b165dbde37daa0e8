"""The ledger's files beside the sources: one for each report, so that an edit of one changes one file."""

import errno
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools.ground.errors import SharedFileError
from build_tools.ground.files import read_bytes, shown_name
from build_tools.ground.publishing import put_file
from build_tools.intake.sources import FORMER_LEDGER, LEDGER, is_report_id
from build_tools.ledger.storage.shards import Known, line_error, read_lines, read_shard, shard_text
from build_tools.model import Entry, Ledger, Publication, Update

SUFFIX = ".ledger"
PENDING = f"{LEDGER}/.pending.json"
MOST_BYTES = 1 << 30
UNWRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS)
WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH

Texts = Mapping[str, str | None]  # of files below the sources, by their names; None of one that goes


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What came of writing the ledger: why it could not be, and whether one of before was taken over."""

    unwritten: str | None = None
    taken_over: bool = False


NOTHING = Saved()


def read_ledger(sources: Path) -> Ledger:
    """Return the ledger in a directory of sources; an empty one where there is none yet.

    Raises SharedFileError with the line for a merge conflict that was left, for what is no entry,
    and for an anchor that two lines give to different passages.
    """
    return ledger_of({**_texts(sources), **_pending(sources)})


def ledger_of(texts: Texts) -> Ledger:
    """Return the ledger that some files hold, by their names. Raises SharedFileError."""
    return _gathered(_read(texts))


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


def ledger_texts(ledger: Ledger) -> dict[str, str]:
    """Return the files that hold a ledger, by their names. The same ledger always gives the same texts."""
    reports = sorted({*ledger.publications, *ledger.updates, *ledger.entries})
    texts = {shard_name(report): shard_text(ledger, report) for report in reports}
    return {name: text for name, text in texts.items() if text}


def shard_name(report: str) -> str:
    """Return the name, below the sources, of the file that holds what the ledger knows of a report."""
    return f"{LEDGER}/{report}{SUFFIX}"


def write_ledger(sources: Path, ledger: Ledger) -> Saved:
    """Write the ledger beside the sources, its files that change.

    They are replaced together, or none is: whoever reads them, or loses power, finds the old ledger
    or the new one.
    """
    wanted, found = ledger_texts(ledger), _texts(sources)
    changes: dict[str, str | None] = {name: text for name, text in wanted.items() if found.get(name) != text}
    changes |= {name: None for name in found if name not in wanted}
    if not wanted or not (changes or _is_pending(sources)):
        return NOTHING
    for folder in (sources, sources / LEDGER):
        if folder.is_dir() and not folder.stat().st_mode & WRITABLE:  # the system lets root write anyway
            return Saved(unwritten=f"{folder}: the directory is read-only")
    try:
        _put(sources, changes)
    except OSError as problem:
        if problem.errno not in UNWRITABLE:
            raise
        return Saved(unwritten=f"{problem.filename or sources / LEDGER}: {problem.strerror}")
    return Saved(taken_over=FORMER_LEDGER in found)


def holds_ledger(sources: Path, ledger: Ledger) -> bool:
    """Tell whether the files beside the sources are what a build with this ledger would write."""
    return _texts(sources) == ledger_texts(ledger) and not _is_pending(sources)


def _put(sources: Path, changes: Texts) -> None:
    """Replace files. What several of them are to hold is noted before, until all are there."""
    pending = sources / PENDING
    (sources / LEDGER).mkdir(exist_ok=True)
    if len(changes) > 1 or _is_pending(sources):
        put_file(pending, json.dumps(changes, ensure_ascii=False).encode(), lasting=True)
    for name, text in changes.items():
        if text is None:
            (sources / name).unlink(missing_ok=True)
        else:
            put_file(sources / name, text.encode(), lasting=True)
    pending.unlink(missing_ok=True)


def _is_pending(sources: Path) -> bool:
    return os.path.lexists(sources / PENDING)


def _pending(sources: Path) -> dict[str, str | None]:
    """What the files of a ledger are to hold whose writing was broken off."""
    if not _is_pending(sources):
        return {}
    try:
        found = json.loads(_text(sources, PENDING))
    except (RecursionError, ValueError) as problem:
        raise _no_changes(f"what cannot be read ({problem})") from None
    for name, text in found.items() if isinstance(found, dict) else [("", None)]:
        if not _is_name(name) or not isinstance(text, str | None):
            raise _no_changes(f"«{shown_name(name)}»")
    return dict(found)


def _no_changes(found: str) -> SharedFileError:
    advice = f"Restore {LEDGER} from version control, and remove this file."
    return line_error(PENDING, None, found, "files of the ledger, as the build writes them", advice)


def _texts(sources: Path) -> dict[str, str]:
    """The files of the ledger that are there, by name; one of before comes first."""
    names = [FORMER_LEDGER] if os.path.lexists(sources / FORMER_LEDGER) else []
    return {name: _text(sources, name) for name in (*names, *_shards(sources))}


def _shards(sources: Path) -> Iterator[str]:
    folder = sources / LEDGER
    if not os.path.lexists(folder):
        return
    if folder.is_symlink() or not folder.is_dir():
        raise line_error(LEDGER, None, "no directory", "the directory of the ledger's files")
    for path in sorted(folder.glob(f"[!.]*{SUFFIX}")):
        name = f"{LEDGER}/{path.name}"
        if not _is_name(name):
            found = f"«{shown_name(path.name)}»"
            raise line_error(LEDGER, None, found, f"files named for reports, <id>{SUFFIX}", "Remove it.")
        yield name


def _is_name(name: str) -> bool:
    """Tell whether a file of the ledger may have this name: none may stand elsewhere."""
    report = _report(name)
    return name == FORMER_LEDGER or (is_report_id(report) and name == shard_name(report))


def _report(name: str) -> str:
    return name.removeprefix(f"{LEDGER}/").removesuffix(SUFFIX)


def _text(sources: Path, name: str) -> str:
    try:
        return read_bytes(sources / name, MOST_BYTES, SharedFileError).decode("utf-8")
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        raise line_error(name, line, f"undecodable bytes ({problem.reason})", "UTF-8 text") from problem


def _read(texts: Texts) -> Iterator[tuple[str, int, Known]]:
    """What each line of the files says, with the file and the line."""
    for name, text in texts.items():
        if text is None:
            continue
        known = read_lines(name, text) if name == FORMER_LEDGER else read_shard(name, text, _report(name))
        yield from ((name, line, one) for line, one in known)


def _gathered(found: Iterable[tuple[str, int, Known]]) -> Ledger:
    publications: dict[str, Publication] = {}
    entries: dict[str, dict[Entry, None]] = {}
    updates: dict[str, dict[int, Update]] = {}
    living: dict[tuple[str, str], tuple[str, Entry]] = {}
    for file, line, known in found:
        match known:
            case Publication():
                publications[known.report] = known
            case Update():
                numbered = updates.setdefault(known.report, {})
                numbered[known.number] = _together(numbered.get(known.number, known), known)
            case Entry(fate=None):
                of_report = entries.setdefault(known.report, {})
                file_of_other, other = living.get((known.report, known.anchor), (file, known))
                if other != known and file_of_other == FORMER_LEDGER != file:  # a merge brought that back
                    of_report.pop(other)
                elif _is_repeated(other, known, file, line):
                    continue
                of_report[known] = None
                living[known.report, known.anchor] = (file, known)
            case Entry():
                entries.setdefault(known.report, {})[known] = None
    return Ledger(
        publications=publications,
        entries={report: tuple(known) for report, known in entries.items()},
        updates={report: tuple(known.values()) for report, known in updates.items()},
    )


def _is_repeated(other: Entry, entry: Entry, file: str, line: int) -> bool:
    """Tell whether a passage that lives is told again, as where a merge kept the lines of both sides.

    Raises SharedFileError where it is told otherwise. What it stands after is told by the line above, which
    may be another side's.
    """
    if replace(other, after=entry.after) != entry:
        found = f"a second passage under «{entry.anchor}» of {entry.report}"
        advice = "A merge kept both sides: keep the line whose words the source has, and remove the other."
        raise line_error(file, line, found, "one line for each anchor that lives", advice)
    return other is not entry


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


def _astray(place: str, target: str) -> SharedFileError:
    found = f"«{place}», which leads to «{target}», where nothing ever was"
    return line_error(LEDGER, None, found, "a passage that was published")
