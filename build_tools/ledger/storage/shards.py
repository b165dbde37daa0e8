"""What the ledger knows of one report, as the lines of its file: the report, its updates, its passages.

The passages that stand under their anchors come in reading order, in short where that tells all of them.
What an anchor meant before comes last. A change of the text so changes here what it changes in the source.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from build_tools.ground.errors import SharedFileError
from build_tools.ledger.identity.order import in_reading_order
from build_tools.ledger.storage.lines import as_line, parse_line, read_line
from build_tools.ledger.storage.short_lines import as_short_line, read_short_line
from build_tools.model import Entry, Ledger, Publication, Update

Known = Publication | Entry | Update
OBJECT = "{"
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
RESTORE = "Restore the file from version control; the next build adds what is new."


def shard_text(ledger: Ledger, report: str) -> str:
    """Return what the ledger knows of a report; nothing where it knows nothing."""
    publication = ledger.publications.get(report)
    updates = sorted(ledger.updates.get(report, ()), key=lambda update: update.number)
    entries = ledger.entries.get(report, ())
    about = [as_line(known) for known in (publication, *updates) if known is not None]
    former = sorted(as_line(entry) for entry in entries if _is_other(entry))
    return "".join(f"{line}\n" for line in (*about, *_living(entries), *former))


def read_shard(file: str, text: str, report: str) -> Iterator[tuple[int, Known]]:
    """Yield what the lines of a report's file say, with their numbers. Raises SharedFileError."""
    before = ""

    def read(line: str) -> Known:
        nonlocal before
        if line.startswith(OBJECT):
            known = read_line({"report": report, **parse_line(line)}, before)
        else:
            known = read_short_line(report, line, before)
        if known.report != report:
            raise ValueError(f"it is of «{known.report}»")
        if isinstance(known, Entry) and not _is_other(known):
            before = known.anchor
        return known

    yield from _read(file, text, read)


def read_lines(file: str, text: str) -> Iterator[tuple[int, Known]]:
    """Yield what the lines of a ledger of before say, which was one file. Raises SharedFileError."""
    yield from _read(file, text, lambda line: read_line(parse_line(line)))


def line_error(
    file: str, line: int | None, found: str, expected: str, advice: str = RESTORE
) -> SharedFileError:
    """Return what is said of a line of the ledger that cannot be so."""
    return SharedFileError(file=file, line=line, found=found, expected=expected, advice=advice)


def _living(entries: Collection[Entry]) -> Iterator[str]:
    before = ""
    for entry in in_reading_order(entry for entry in entries if not _is_other(entry)):
        yield as_short_line(entry, before) or as_line(entry, before)
        before = entry.anchor


def _is_other(entry: Entry) -> bool:
    """Tell whether no passage of the text stands under the anchor: one left it, or its number is missing."""
    return entry.fate is not None or entry.kind == "gap"


def _read(file: str, text: str, read: Callable[[str], Known]) -> Iterator[tuple[int, Known]]:
    for number, line in enumerate(_lines(text), 1):
        if CONFLICT.match(line):
            advice = "Keep the lines of both sides, or of one, and remove the marks."
            raise line_error(file, number, "a merge conflict", "an entry", advice)
        if line.strip():
            try:
                yield number, read(line)
            except (TypeError, ValueError) as problem:
                found = f"what is no entry ({problem})"
                raise line_error(file, number, found, "an entry as the build writes it") from problem


def _lines(text: str) -> Iterable[str]:
    return (line.removesuffix("\r") for line in text.split("\n"))
