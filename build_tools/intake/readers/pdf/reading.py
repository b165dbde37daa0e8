"""The lines of a PDF, from a process of its own: nobody trusts such a file."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from build_tools.ground.confined import DEFECT, ConfinedError, run_confined
from build_tools.ground.errors import SourceError
from build_tools.intake.readers.decoding import UTF_8
from build_tools.intake.readers.received import Received
from build_tools.library import Limits
from build_tools.model import Finding, Printed

PARSER = "build_tools.intake.readers.pdf.parsing"
SCANNER = "build_tools.intake.readers.pdf.scanning"
SCANNED = 6  # times the seconds that another page has
UNSURE = 60  # of a hundred: what Tesseract is less sure of, it often misreads
PICTURE = "picture"
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
    told = list(with_scans(told, data, limits))
    pages = [one for one in told if "page" in one]
    lines = [(page, line) for page in pages for line in page.get("lines", ())]
    if not lines:
        raise _refused(told, file)
    return Received(
        lines=tuple(line[0] for _, line in lines),
        encoding=UTF_8,
        printed=tuple(_printed(page, *line[1:6]) for page, line in lines),
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


def with_scans(told: Iterable[Told], data: bytes, limits: Limits) -> Iterator[Told]:
    """Yield what is told of the pages, those without letters as a machine reads them, if there is one."""
    found = list(told)
    blank = [one["page"] for one in found if _is_picture(one)]
    read = {one["page"]: one for one in _scanned(blank, data, limits)} if blank else {}
    yield from ({**one, **read[one["page"]]} if one.get("page") in read else one for one in found)


def _is_picture(page: Told) -> bool:
    """Tell whether a page shows something, and no letters."""
    shows = page.get("pictures", 0) > 0 or page.get("drawn", 0) > 0
    return "page" in page and "trouble" not in page and not page["lines"] and shows


def _scanned(pages: Sequence[int], data: bytes, limits: Limits) -> Iterator[Told]:
    if not reads_pictures():
        yield from ({"page": page, "trouble": PICTURE} for page in pages)
        return
    seconds = SCANNED * limits.page_seconds
    try:
        told = run_confined(
            SCANNER,
            data,
            seconds=seconds * len(pages),
            memory=limits.parser_bytes,
            output=limits.source_bytes,
            arguments=[str(seconds), *map(str, pages)],
        )
    except ConfinedError as problem:
        told = problem.output.rpartition(b"\n")[0]
        yield from ({"page": page, "trouble": problem.limit} for page in pages)
    yield from map(json.loads, told.splitlines())


@cache
def reads_pictures() -> bool:
    """Tell whether Tesseract is installed, with its Arabic."""
    if (program := shutil.which("tesseract")) is None:
        return False
    languages = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return {"ara", "eng"} <= set(languages.stdout.split())


def _printed(
    page: Told, box: list[float], edges: list[float], size: float, bold: bool, table: int
) -> Printed:
    left, top, right, bottom = box
    return Printed(
        page=page["page"],
        sheet=(page["size"][0], page["size"][1]),
        box=(left, top, right, bottom),
        edges=(edges[0], edges[1]),
        size=size,
        bold=bold,
        table=table,
    )


def _findings(told: Sequence[Told], file: str) -> Iterator[Finding]:
    """F20 to F24: pages that were not read, or by a machine; signs without letters; words it is unsure of."""
    line = 1
    read: list[int] = []
    troubled: dict[str, list[tuple[int, int]]] = {}
    unknown = hidden = 0
    for page in told:
        if "trouble" in page:
            troubled.setdefault(page["trouble"], []).append((page.get("page", 0), line))
        if page.get("machine"):
            read.append(page["page"])
            yield from _unsure(page, line, file)
        line += len(page.get("lines", ()))
        unknown += sum(text.count(UNKNOWN) for text, *_ in page.get("lines", ()))
        hidden += page.get("hidden", 0) * (page.get("pictures", 0) > 0)
    for trouble, places in troubled.items():
        values = {"pages": _named(page for page, _ in places), "trouble": trouble}
        yield Finding(id="F20", file=file, line=max(places[0][1] - 1, 1), values=values)
    if read:
        yield Finding(id="F21", file=file, line=1, values={"pages": _named(read)})
    if unknown:
        yield Finding(id="F22", file=file, line=1, values={"times": unknown})
    if hidden:
        yield Finding(id="F23", file=file, line=1, values={"letters": hidden})


def _unsure(page: Told, first: int, file: str) -> Iterator[Finding]:
    """F24: the words of a page that the machine is unsure of."""
    words = [(n, word) for n, line in enumerate(page["lines"]) for word, sure in line[6] if sure < UNSURE]
    if words:
        named = "، ".join(word for _, word in words[:SHOWN])
        values = {"page": page["page"], "count": len(words), "words": named}
        yield Finding(id="F24", file=file, line=first + words[0][0], values=values)


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
    PICTURE: (
        "a PDF whose pages are pictures, and no program that reads them",
        "Install it: apt-get install tesseract-ocr tesseract-ocr-ara tesseract-ocr-eng.",
    ),
    "unread": ("a PDF whose pages are pictures that cannot be drawn", "Save it again from its original."),
    "": ("a PDF without text", "Give a file with letters in it."),
}


def _refused(told: Sequence[Told], file: str) -> SourceError:
    found, advice = WORDS[next((one["trouble"] for one in told if "trouble" in one), "")]
    return SourceError(file=file, line=None, found=found, expected="a PDF with text", advice=advice)
