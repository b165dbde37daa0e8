"""The lines of a PDF, from a process of its own: nobody trusts such a file."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from build_tools.ground.confined import DEFECT, ConfinedError, run_confined
from build_tools.ground.errors import SourceError
from build_tools.intake.readers.decoding import UTF_8
from build_tools.intake.readers.received import Received
from build_tools.library import Limits
from build_tools.model import Finding, Printed

PARSER = "build_tools.intake.readers.pdf.parsing"
OUTPUT = 8  # times the bytes that a source may have: what its pages hold was compressed
LOCKED = "locked"
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
SHOWN = 12  # pages that are named

Told = dict[str, Any]


def read_lines(data: bytes, file: str, limits: Limits) -> Received:
    """Return the lines of a PDF in reading order, each with its place, and what could not be read.

    Raises SourceError for a file that is locked, damaged or no PDF, or no page of which can be read.
    """
    told = list(parsed(data, limits))
    pages = [one for one in told if "page" in one]
    lines = [(page, line) for page in pages for line in page.get("lines", ())]
    if not lines:
        raise _refused(told, file)
    return Received(
        lines=tuple(line[0] for _, line in lines),
        encoding=UTF_8,
        printed=tuple(_printed(page["page"], *line[1:]) for page, line in lines),
        findings=tuple(_findings(told, file)),
    )


def parsed(data: bytes, limits: Limits) -> Iterator[Told]:
    """Yield what the parser tells of a file and its pages, and at the end what stopped it before its end."""
    arguments = (str(limits.pages), str(limits.page_seconds))
    try:
        told = run_confined(
            PARSER,
            data,
            seconds=limits.parser_seconds,
            memory=limits.parser_bytes,
            output=OUTPUT * limits.source_bytes,
            arguments=arguments,
        )
        yield from map(json.loads, told.splitlines())
    except ConfinedError as problem:
        whole, _, _ = problem.output.rpartition(b"\n")
        yield from map(json.loads, whole.splitlines())
        yield {"trouble": problem.limit}


def _printed(page: int, box: list[float], edges: list[float], size: float, bold: bool, table: int) -> Printed:
    left, top, right, bottom = box
    return Printed(
        page=page,
        box=(left, top, right, bottom),
        edges=(edges[0], edges[1]),
        size=size,
        bold=bold,
        table=table,
    )


def _findings(told: Sequence[Told], file: str) -> Iterator[Finding]:
    """F20, F22, F23: pages that were not read and why, signs without letters, letters behind pictures."""
    line = 1
    troubled: dict[str, list[tuple[int, int]]] = {}
    unknown = hidden = 0
    for page in told:
        if "trouble" in page:
            troubled.setdefault(page["trouble"], []).append((page.get("page", 0), line))
        line += len(page.get("lines", ()))
        unknown += sum(text.count(UNKNOWN) for text, *_ in page.get("lines", ()))
        hidden += page.get("hidden", 0) * (page.get("pictures", 0) > 0)
    for trouble, places in troubled.items():
        values = {"pages": _named(page for page, _ in places), "trouble": trouble}
        yield Finding(id="F20", file=file, line=max(places[0][1] - 1, 1), values=values)
    if unknown:
        yield Finding(id="F22", file=file, line=1, values={"times": unknown})
    if hidden:
        yield Finding(id="F23", file=file, line=1, values={"letters": hidden})


def _named(pages: Iterable[int]) -> str:
    found = [str(page) for page in pages if page]
    return "، ".join(found[:SHOWN]) + ("…" if len(found) > SHOWN else "") if found else "…"


WORDS = {  # trouble → what was found, what to do
    LOCKED: ("a PDF that is locked with a password", "Save it without one."),
    "damaged": ("a damaged PDF, or none", "Save it again from its original."),
    "slow": (
        "a PDF of pages that take too long",
        "Raise `page_seconds` in warraq.toml if you know the file.",
    ),
    "huge": ("a PDF of pages larger than print, or of too many", "Save it again with pages of usual size."),
    "crowded": ("a PDF with too many signs on its pages", "Save it again from its original."),
    "time": ("a PDF that takes too long", "Raise `parser_seconds` in warraq.toml if you know the file."),
    "memory": (
        "a PDF that takes too much memory",
        "Raise `parser_bytes` in warraq.toml if you know the file.",
    ),
    "output": ("a PDF whose text is too long", "Part it, or raise `source_bytes` in warraq.toml."),
    DEFECT: ("a PDF on which its parser fails", "Save it again from its original."),
    "": ("a PDF without text", "Give a file with letters in it."),
}


def _refused(told: Sequence[Told], file: str) -> SourceError:
    found, advice = WORDS[next((one["trouble"] for one in told if "trouble" in one), "")]
    return SourceError(file=file, line=None, found=found, expected="a PDF with text", advice=advice)
