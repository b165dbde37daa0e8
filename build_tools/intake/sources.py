"""Files of a directory become sources: text as received, an editor's notes, corrections applied."""

import hashlib
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import zip_longest
from pathlib import Path

from build_tools.ground.errors import SourceError
from build_tools.ground.files import RESERVED_NAMES, read_bytes, shown_name, unfit
from build_tools.ground.invisible import find_hidden, is_invisible, is_unseen
from build_tools.ground.tables import table
from build_tools.intake.corrections import correct_lines, placed_by_page
from build_tools.intake.editor_notes import genre_names, read_notes
from build_tools.intake.readers import READERS
from build_tools.intake.readers.decoding import UTF_8
from build_tools.intake.readers.formed.pictures import pictures_beside
from build_tools.intake.stated import Head, Stated, find_head, known_lines, read_embedded, read_stated
from build_tools.library import Limits, read_limits
from build_tools.model import Finding, Line, Origin, Picture, Refusal, Repair, Source

NOTES = ".yml"
LEDGER, FORMER_LEDGER = "ledger", "ledger.jsonl"
PICTURES = "pictures"  # a folder of those that texts in Markdown name
SHARED_FILES = frozenset({"topics.yml", "glossary.yml", LEDGER, FORMER_LEDGER, PICTURES})
NAMED_PICTURE = re.compile(r"!\[[^\]\n]{0,2000}\]\(\s*<?([^\s()<>]{1,500})")
MAX_ID = 80
DIGEST = 8
PORTABLE = re.compile(r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?")
CONVERTED = "encoding"


def find_sources(
    directory: Path, limits: Limits | None = None
) -> tuple[dict[str, Path], tuple[Refusal, ...]]:
    """Return the source files of `directory` by report id, and what cannot be one, each with its reason.

    A shared file, an editor's notes beside their source, and what programs leave are neither.
    Raises SourceError where `directory` is no directory, or holds more files than `limits` allow.
    """
    names = _names(directory, (limits or read_limits()).sources)
    claims: dict[str, list[Path]] = defaultdict(list)
    refused: list[Refusal] = []
    for path in (directory / name for name in names):
        if path.name in SHARED_FILES or is_leftover(path.name) or _is_notes(path):
            continue
        id, problem = report_id(path.stem), _unfit(path)
        if problem is None:
            claims[id].append(path)
        else:
            refused += refusals_of(id, problem)
    for id, paths in claims.items():
        refused += refusals_of(id, _shared_id(id, paths)) if len(paths) > 1 else ()
    found = {id: paths[0] for id, paths in claims.items() if len(paths) == 1}
    return found, tuple(refused)


def leftovers(directory: Path) -> tuple[str, ...]:
    """Return the names in `directory` that are passed over: programs left them, and hidden files."""
    return tuple(path.name for path in sorted(directory.iterdir()) if is_leftover(path.name))


def is_leftover(name: str) -> bool:
    """Tell whether a program leaves files of this name: an editor its former versions, a system its own.

    >>> is_leftover("report.txt~"), is_leftover(".DS_Store"), is_leftover("report.txt")
    (True, True, False)
    """
    patterns = (pattern for entry in table("intake/leftovers").values() for pattern in entry["names"])
    return any(fnmatchcase(name.lower(), pattern) for pattern in patterns)


def notes_path(path: Path) -> Path:
    """Return where an editor's notes on the source in `path` stand: of the same name, beside it.

    Where that name is one of the library's own files they bear the whole name of the source.

    >>> notes_path(Path("report.txt")).name, notes_path(Path("topics.txt")).name
    ('report.yml', 'topics.txt.yml')
    """
    beside = path.with_suffix(NOTES)
    return path.with_name(path.name + NOTES) if beside.name in SHARED_FILES else beside


def read_source(
    id: str, path: Path, *, topics: Collection[str] | None = None, limits: Limits | None = None
) -> Source:
    """Return the source in `path`, its corrections applied.

    `topics` are those an editor may name, None for any. Raises SourceError.
    """
    problem = _unfit(path)
    if problem is not None:
        raise problem
    limits = limits or read_limits()
    data = read_bytes(path, limits.source_bytes, SourceError)
    received = READERS[path.suffix](data, path.name, limits)
    _check_lengths(received.lines, limits.line_characters, path.name)
    head = None if received.formed else find_head(received.lines, path.name)
    notes = read_notes(notes_path(path), head, path.name, topics, limits)
    lines = tuple(
        Line(number=number, text=text, received=text, printed=printed, formed=formed)
        for number, (text, printed, formed) in enumerate(
            zip_longest(received.lines, received.printed, received.formed), 1
        )
    )
    notes = placed_by_page(lines, notes, path.name)
    stated = Stated()
    if head is not None:
        stated = Stated() if notes.takes_head else read_stated(head, genre_names(), topics)
        lines = lines[head.end :] if notes.takes_head else tuple(known_lines(lines, head, stated))
    return Source(
        id=id,
        file=path.name,
        format=path.suffix.removeprefix("."),
        sha256=hashlib.sha256(data).hexdigest(),
        lines=correct_lines(lines, notes, path.name),
        editor=notes.metadata,
        stated=stated.metadata,
        embedded=read_embedded(received.stated, genre_names()),
        unused=stated.unused,
        pictures=received.pictures or _pictures_beside(received.lines, path, limits),
        repairs=(*_conversion(received.encoding), *notes.corrections),
        findings=(*received.findings, *_troubles(head, path.name)),
        decisions=notes.decisions,
    )


def _pictures_beside(lines: Sequence[str], path: Path, limits: Limits) -> tuple[Picture, ...]:
    """The pictures that a text in Markdown names and that lie beside it."""
    folder = path.parent / PICTURES
    if path.suffix != ".md" or not folder.is_dir() or folder.is_symlink():
        return ()
    named = [found for line in lines if "](" in line for found in NAMED_PICTURE.findall(line)]
    return pictures_beside(named, folder, limits)


def report_id(stem: str) -> str:
    """Return the portable ASCII identifier for a file's stem.

    A name with no ASCII letter or digit gets an identifier from its hash; so does one that no page may bear.

    >>> report_id("SSR Report 2022"), report_id("000_de0b"), report_id("index")
    ('ssr-report-2022', '000_de0b', 'index-1bc04b52')
    """
    stem = unicodedata.normalize("NFC", stem)
    ascii_name = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9_]+", "-", ascii_name).strip("-_")
    lost = [char for char in stem if char.isalnum() and not char.isascii()]
    if not lost and 0 < len(slug) <= MAX_ID and slug not in RESERVED_NAMES:
        return slug
    digest = hashlib.sha256(os.fsencode(stem)).hexdigest()[:DIGEST]
    return f"{slug[: MAX_ID - DIGEST - 1].rstrip('-_') or 'report'}-{digest}"


def is_report_id(id: str) -> bool:
    """Tell whether `id` is one that a source may have: portable, so that no path made of it leads elsewhere.

    >>> is_report_id("ssr-report-2022"), is_report_id("../index"), is_report_id("index")
    (True, False, False)
    """
    return len(id) <= MAX_ID and id not in RESERVED_NAMES and PORTABLE.fullmatch(id) is not None


def refusals_of(id: str, problem: SourceError) -> tuple[Refusal, ...]:
    """Return what a refused source, which would be the report `id`, is listed with: each of its mistakes."""
    return tuple(
        Refusal(
            id=id,
            file=mistake.file,
            line=mistake.line,
            found=mistake.found,
            expected=mistake.expected,
            advice=mistake.advice,
        )
        for mistake in (problem, *problem.more)
    )


def _names(directory: Path, most: int) -> list[str]:
    """The names in a directory, in their order."""
    try:
        names = sorted(path.name for path in directory.iterdir())
        (directory / "..").stat()  # a directory may be listed whose files may not be reached
    except OSError as problem:
        missing = isinstance(problem, FileNotFoundError | NotADirectoryError)
        found = "no such directory" if missing else f"a directory that cannot be read ({problem.strerror})"
        advice = "Name it with SOURCES= or --sources."
        raise _mistake(str(directory), found, "a directory of sources", advice) from None
    if len(names) > most:
        advice = "Split the library, or raise `sources` in warraq.toml."
        raise _mistake(str(directory), f"{len(names):,} files", f"at most {most:,}", advice)
    return names


def _is_notes(path: Path) -> bool:
    sources = (path.with_suffix(suffix) for suffix in ("", *READERS))
    return path.suffix == NOTES and any(
        source.suffix in READERS and notes_path(source) == path and source.is_file() for source in sources
    )


def _unfit(path: Path) -> SourceError | None:
    """Why `path` cannot be read as a source, or None."""
    advice = "Rename it, or move it elsewhere."
    if _hides(path.name):
        found, expected = "a name with characters that cannot be seen", "another file name"
    elif trouble := unfit(path):
        found, expected, advice = trouble
    elif path.suffix == NOTES:
        found, expected = "an editor's notes without a source", "a source of the same name beside it"
    elif path.suffix not in READERS:
        found = f"the suffix «{path.suffix}»" if path.suffix else "a name without a suffix"
        expected = "one of " + ", ".join(READERS)
        advice = "Save its text with one of these, or move it elsewhere."
        if path.suffix.lower() in (NOTES, ".yaml"):
            expected, advice = f"{NOTES} for an editor's notes", "Rename it."
    else:
        return None
    return _mistake(shown_name(path.name), found, expected, advice)


def _hides(name: str) -> bool:
    """A selector behind a picture is part of it; no other character that cannot be seen is in a name."""
    return next(find_hidden(name), None) is not None or any(
        is_invisible(char) and not is_unseen(char) for char in name
    )


def _check_lengths(lines: Sequence[str], most: int, file: str) -> None:
    for number, line in enumerate(lines, 1):
        if len(line) > most:
            found = f"a line of {len(line):,} characters"
            advice = "Break it into paragraphs, or raise `line_characters` in warraq.toml."
            raise _mistake(file, found, f"at most {most:,}", advice, number)


def _troubles(head: Head | None, file: str) -> Iterator[Finding]:
    """F01: the head of a file is not in the form that it claims."""
    if head is not None and head.trouble is not None:
        line, trouble = head.trouble
        values = {"form": head.form.upper(), "trouble": trouble}
        yield Finding(id="F01", file=file, line=line, values=values)


def _conversion(encoding: str) -> tuple[Repair, ...]:
    """What was not UTF-8 has been converted, and says so."""
    if encoding == UTF_8:
        return ()
    return (Repair(line=1, received=encoding, published=UTF_8, reason=CONVERTED, origin=Origin.INFERRED),)


def _shared_id(id: str, paths: list[Path]) -> SourceError:
    names = " and ".join(shown_name(path.name) for path in paths)
    alike = len({unicodedata.normalize("NFC", path.name) for path in paths}) < len(paths)
    found = f"the same identifier «{id}» in {names}"
    found += ", two names whose letters are stored in two ways" if alike else ""
    advice = "Rename one of them; neither is published."
    return _mistake(shown_name(paths[0].name), found, "one source for each identifier", advice)


def _mistake(file: str, found: str, expected: str, advice: str, line: int | None = None) -> SourceError:
    return SourceError(file=file, line=line, found=found, expected=expected, advice=advice)
