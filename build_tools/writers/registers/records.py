"""The data files of the registers: JSON for programs, CSV for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from build_tools.model import Corpus, Form, Page, Row
from build_tools.spelling import paths
from build_tools.writers.json_text import json_text

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # without it spreadsheets read Arabic in UTF-8 as something else
FIRST = ("id", "report", "anchor", "lines", "quote", "origin")
INNER = ("passage", "start", "end")
NAMES = {"begin": "start", "until": "end"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_register_data(corpus: Corpus) -> Iterator[Page]:
    """Yield each register as JSON and as CSV."""
    for name, rows in corpus.registers.items():
        records = [record(row) for row in rows]
        yield Page(path=paths.register_data(name, "json"), text=json_text(records, compact=len(rows) > 500))
        yield Page(path=paths.register_data(name, "csv"), text=csv_text(records))


def record(row: Row) -> dict[str, object]:
    """Return a row as data: what all rows have, then what its register has."""
    own = [field.name for field in fields(row) if field.name not in (*FIRST, *INNER)]
    return {NAMES.get(name, name): _value(getattr(row, name)) for name in (*FIRST, *own)}


def csv_text(records: Iterable[Mapping[str, object]]) -> str:
    """Return records as CSV (RFC 4180), a column a field; what would be taken for a formula is marked.

    >>> csv_text([{"id": "a:p1:1", "addressees": ["أ", "ب"], "quote": "=1"}])[1:]
    "id,addressees,quote\\r\\na:p1:1,أ | ب,'=1\\r\\n"
    """
    rows = list(records)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    if rows:
        writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return BOM + text.getvalue()


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return [_value(part) for part in value]
    if isinstance(value, Form):
        return {"written": value.written, "lines": list(value.lines)}
    return value


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return " | ".join(_cell(part["written"] if isinstance(part, dict) else part) for part in value)
    told = str(value)
    return f"'{told}" if isinstance(value, str) and told.startswith(FORMULA) else told
