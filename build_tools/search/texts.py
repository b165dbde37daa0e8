"""The texts that results show, in files of some tens of kilobytes, written as the reports are read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from build_tools.search.files import write_part
from build_tools.search.records import KINDS, Record, Report

SLOTS = 512  # passages in a shard: a number of a passage is that of its shard and of its place there
SIZE = 32_000  # bytes of a shard; a longer passage has one for itself
ROW = 30  # bytes around a passage's text
FOLDER = 256  # shards in a folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A record under its number in the index; `last` is the number of the last record under it."""

    number: int
    last: int
    record: Record


@dataclass(slots=True, kw_only=True)
class TextShards:
    """The shards of the texts of `site`, filled passage by passage, report by report."""

    site: Path
    number: int = 0
    size: int = 0
    reports: dict[tuple[str, ...], int] = field(default_factory=dict)
    paths: dict[str, int] = field(default_factory=dict)
    rows: list[list[object]] = field(default_factory=list)

    def add(self, report: Report) -> list[Placed]:
        """Return the report's records with their numbers, written as far as they fill shards."""
        numbers = [self._add(report, record) for record in report.records]
        return [
            Placed(number=number, last=numbers[at + record.reach], record=record)
            for at, (number, record) in enumerate(zip(numbers, report.records, strict=True))
        ]

    def close(self) -> None:
        """Write what fills no shard."""
        if self.rows:
            content = [[*map(list, self.reports)], [*self.paths], self.rows]
            write_part(self.site, text_name(self.number), "", content)
            self.number += 1
        self.size, self.reports, self.paths, self.rows = 0, {}, {}, []

    def _add(self, report: Report, record: Record) -> int:
        head = (report.id, report.title, report.date or "", report.issuer or "", report.type or "")
        path = " › ".join(record.path)
        size = len("".join(self._new(head, path, record)).encode()) + ROW
        if len(self.rows) == SLOTS or (self.rows and self.size + size > SIZE):
            self.close()
        self.size += size
        row = [
            self.reports.setdefault(head, len(self.reports)),
            record.anchor,
            KINDS.index(record.kind),
            record.number or 0,
            self.paths.setdefault(path, len(self.paths)),
            record.text,
        ]
        self.rows.append([*row, record.names] if record.names else row)
        return self.number * SLOTS + len(self.rows) - 1

    def _new(self, head: tuple[str, ...], path: str, record: Record) -> Iterator[str]:
        """What a record adds to its shard."""
        yield record.text
        yield from record.names
        yield from () if head in self.reports else head
        yield "" if path in self.paths else path


def text_name(shard: int) -> str:
    """Return the name of a shard of texts; no folder holds more than a few hundred.

    >>> text_name(3), text_name(700)
    ('texts/0/3', 'texts/2/700')
    """
    return f"texts/{shard // FOLDER}/{shard}"
