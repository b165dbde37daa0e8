"""The process that reads a PDF: the file comes in, a line of JSON for each page goes out."""

import json
import signal
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

from build_tools.ground.confined import SHORT_OF_MEMORY, confine
from build_tools.intake.print.page.glyphs import POINTS_ACROSS, Device, Drawn, draw
from build_tools.intake.print.page.lines import PageLine, page_lines

LOCKED, DAMAGED, SLOW, HUGE, CROWDED = "locked", "damaged", "slow", "huge", "crowded"
BROKEN = (
    PDFException, PSException, ArithmeticError, AssertionError, AttributeError, LookupError, OSError,
    RecursionError, TypeError, ValueError,
)  # fmt: skip
MOST_GLYPHS = 60_000  # on a page: a page of small print has six thousand
FIELDS = ("Title", "Author", "Subject", "Keywords", "CreationDate", "Producer")
LONGEST = 2_000

Told = dict[str, Any]


class SlowError(Exception):
    """A page takes more time than one may."""


def main(arguments: list[str], data: bytes) -> Iterator[Told]:
    """Yield what is told of a file, then of each of its pages: `most` of them, each in so many seconds."""
    most, seconds = map(int, arguments)
    signal.signal(signal.SIGPROF, _too_slow)
    try:
        document = PDFDocument(PDFParser(BytesIO(data)))
        yield {"information": _information(document)}
        for number, page in enumerate(PDFPage.create_pages(document), 1):
            if number > most:
                yield {"page": number, "trouble": HUGE}
                return
            yield _page(page, number, seconds)
    except (PDFPasswordIncorrect, PDFEncryptionError):
        yield {"trouble": LOCKED}
    except BROKEN:
        yield {"trouble": DAMAGED}


def _page(page: PDFPage, number: int, seconds: int) -> Told:
    device = Device(PDFResourceManager(), number, MOST_GLYPHS)
    told: Told = {"page": number}
    left, bottom, right, top = page.mediabox
    if max(abs(right - left), abs(top - bottom)) > POINTS_ACROSS:
        return {**told, "trouble": HUGE}
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        drawn = draw(page, device)
        return {**told, **_told(drawn, page_lines(drawn))}
    except SlowError:
        return {**told, "trouble": SLOW}
    except OverflowError:
        return {**told, "trouble": CROWDED}
    except BROKEN:
        return {**told, "trouble": DAMAGED}
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _told(drawn: Drawn, lines: list[PageLine]) -> Told:
    return {
        "size": [round(drawn.width, 1), round(drawn.height, 1)],
        "pictures": round(min(sum(drawn.pictures), 1.0), 2),
        "drawn": drawn.paths,
        "hidden": drawn.hidden,
        "outside": drawn.outside,
        "glyphs": len(drawn.glyphs),
        "lines": [
            [
                line.text,
                [round(place, 1) for place in line.box],
                [round(place, 1) for place in line.edges],
                round(line.size, 1),
                line.bold,
                line.table,
            ]
            for line in lines
        ],
    }


def _information(document: PDFDocument) -> dict[str, str]:
    found: dict[str, str] = {}
    for table in document.info:
        for name in FIELDS:
            if isinstance(value := table.get(name), bytes):
                found[name] = decode_text(value)[:LONGEST]
    return found


def _too_slow(signal: int, frame: object) -> None:
    raise SlowError


if __name__ == "__main__":
    rest = confine(sys.argv[1:])
    try:
        for told in main(list(rest), sys.stdin.buffer.read()):
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()
    except MemoryError:
        sys.exit(SHORT_OF_MEMORY)
