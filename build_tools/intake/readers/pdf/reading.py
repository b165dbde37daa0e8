"""The lines of a PDF, from a process of its own: nobody trusts such a file."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from build_tools.ground.confined import ConfinedError, run_confined
from build_tools.intake.readers.decoding import UTF_8
from build_tools.intake.readers.formed.properties import property_entries
from build_tools.intake.readers.pdf.telling import PICTURE, refusal, tell_pages
from build_tools.intake.readers.received import Received
from build_tools.library import Limits
from build_tools.model import Printed

PARSER = "build_tools.intake.print.parsing"
SCANNER = "build_tools.intake.print.scanning"
SCANNED = 6  # times the seconds that another page has
OUTPUT = 8  # times the bytes that a source may have: what its pages hold was compressed

PROPERTIES = {
    "Title": "title",
    "Author": "creator",
    "Subject": "subject",
    "Keywords": "keywords",
    "CreationDate": "created",
}

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
        raise refusal(told, file)
    return Received(
        lines=tuple(line[0] for _, line in lines),
        encoding=UTF_8,
        stated=tuple(property_entries(_properties(told))),
        printed=tuple(_printed(page, *line[1:6]) for page, line in lines),
        findings=tuple(tell_pages(told, file)),
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


def _properties(told: Iterable[Told]) -> Iterator[tuple[str, str]]:
    """What the file says of itself, by the names that other formats give to it."""
    for one in told:
        for name, value in one.get("information", {}).items():
            yield PROPERTIES.get(name, ""), value


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
