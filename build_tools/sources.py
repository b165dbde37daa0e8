"""Files of a directory become sources: text as received, an editor's notes, corrections applied."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from build_tools.editor_notes import EditorNotes, read_notes, split_front_matter
from build_tools.errors import SourceError
from build_tools.model import Line, Origin, Refusal, Repair, Source
from build_tools.readers import READERS

SHARED_FILES = frozenset({"topics.yml", "glossary.yml", "ledger.jsonl"})
RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
MAX_ID = 80


def find_sources(directory: Path) -> tuple[dict[str, Path], tuple[Refusal, ...]]:
    """Return the source files of `directory` by report id, and what cannot be one, each with its reason.

    A shared file, an editor's notes beside their source, and hidden files are neither.
    Raises SourceError where `directory` is no directory.
    """
    if not directory.is_dir():
        raise SourceError(
            file=str(directory),
            line=None,
            found="no such directory",
            expected="a directory of sources",
            advice="Name it with SOURCES= or --sources.",
        )
    claims: dict[str, list[Path]] = defaultdict(list)
    refused: list[SourceError] = []
    for path in sorted(directory.iterdir()):
        if path.name in SHARED_FILES or path.name.startswith(".") or _is_notes(path):
            continue
        problem = _unfit(path, directory)
        if problem is None:
            claims[report_id(path.stem)].append(path)
        else:
            refused.append(problem)
    refused += [_shared_id(id, paths) for id, paths in claims.items() if len(paths) > 1]
    found = {id: paths[0] for id, paths in claims.items() if len(paths) == 1}
    return found, tuple(map(refusal, refused))


def read_source(id: str, path: Path, *, topics: Collection[str] | None = None) -> Source:
    """Return the source in `path`, its corrections applied.

    `topics` are those an editor may name, None for any. Raises SourceError.
    """
    problem = _unfit(path, path.parent)
    if problem is not None:
        raise problem
    data = path.read_bytes()
    received = READERS[path.suffix](data, path.name)
    front, body_starts = split_front_matter(received, path.name)
    notes = read_notes(path.with_suffix(".yml"), front, path.name, topics)
    lines = tuple(
        Line(number=number, text=text, received=text)
        for number, text in enumerate(received[body_starts:], body_starts + 1)
    )
    corrected, repairs = _correct(lines, notes, path.name)
    return Source(
        id=id,
        file=path.name,
        format=path.suffix.removeprefix("."),
        sha256=hashlib.sha256(data).hexdigest(),
        lines=corrected,
        editor=notes.metadata,
        repairs=repairs,
    )


def report_id(stem: str) -> str:
    """Return the portable ASCII identifier for a file's stem.

    A name with no ASCII letter or digit gets an identifier from its hash.

    >>> report_id("SSR Report 2022"), report_id("000_de0b")
    ('ssr-report-2022', '000_de0b')
    """
    ascii_name = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9_]+", "-", ascii_name).strip("-_")[:MAX_ID].rstrip("-_")
    lost = [char for char in stem if char.isalnum() and not char.isascii()]
    if lost or not slug:
        digest = hashlib.sha256(unicodedata.normalize("NFC", stem).encode()).hexdigest()[:8]
        slug = f"{slug or 'report'}-{digest}"[-MAX_ID:]
    return slug


def refusal(problem: SourceError) -> Refusal:
    """Return what a refused source is listed with."""
    return Refusal(
        file=problem.file,
        line=problem.line,
        found=problem.found,
        expected=problem.expected,
        advice=problem.advice,
    )


def _is_notes(path: Path) -> bool:
    """An editor's notes stand beside a source of the same name."""
    beside = any(path.with_suffix(suffix).exists() for suffix in READERS)
    return path.suffix == ".yml" and beside and path.is_file()


def _unfit(path: Path, directory: Path) -> SourceError | None:
    """Why `path` cannot be read as a source, or None."""
    found, expected = "", "a regular file inside the sources directory"
    if path.is_symlink() and not path.resolve().is_relative_to(directory.resolve()):
        found = "a link that leaves the sources directory"
    elif not path.is_file():
        found = "something that is not a regular file"
    elif path.suffix == ".yml":
        found, expected = "an editor's notes without a source", "a source of the same name beside it"
    elif path.suffix not in READERS:
        found, expected = f"the suffix «{path.suffix}»", "one of " + ", ".join(READERS)
    elif report_id(path.stem) in RESERVED:
        found, expected = f"the reserved name «{path.stem}»", "another file name"
    if not found:
        return None
    return SourceError(
        file=path.name, line=None, found=found, expected=expected, advice="Rename it, or move it elsewhere."
    )


def _shared_id(id: str, paths: list[Path]) -> SourceError:
    names = " and ".join(path.name for path in paths)
    return SourceError(
        file=paths[0].name,
        line=None,
        found=f"the same identifier «{id}» in {names}",
        expected="one source for each identifier",
        advice="Rename one of them; neither is published.",
    )


def _correct(
    lines: tuple[Line, ...], notes: EditorNotes, file: str
) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    by_number = {line.number: line for line in lines}
    repairs = []
    for correction in notes.corrections:
        line = _line_of(correction, by_number, notes.file or file)
        by_number[line.number] = replace(
            line, text=line.text.replace(correction.received, correction.published)
        )
        repairs.append(correction)
    return tuple(by_number[line.number] for line in lines), tuple(repairs)


def _line_of(correction: Repair, lines: Mapping[int, Line], file: str) -> Line:
    """The line a correction fits, where what was received stands exactly once."""
    line = lines.get(correction.line)
    times = 0 if line is None else line.text.count(correction.received)
    if line is not None and times == 1 and correction.origin is Origin.EDITOR:
        return line
    there = "no such line" if line is None else f"«{correction.received}» {times} times in line {line.number}"
    raise SourceError(
        file=file,
        line=None,
        found=f"a correction for line {correction.line}: {there}",
        expected=f"«{correction.received}» exactly once in that line",
        advice="Copy the received words, and enough of their neighbours, from the source.",
    )
