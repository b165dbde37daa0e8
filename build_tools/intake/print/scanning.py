"""The process that reads pages without letters: pypdfium2 draws them, Tesseract reads what is drawn."""

import csv
import io
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

import pypdfium2

from build_tools.ground.confined import SHORT_OF_MEMORY, confine

DOTS = 200  # an inch: of 180 to 400, the measure at which most words of Naskh were read right
POINTS = 72
MOST_PIXELS = 25_000_000
LANGUAGES = "ara+eng"
WHOLE = (
    "textord_noise_rejrows=0",
    "textord_noise_rejwords=0",
)  # else whole lines of Arabic are left out as noise
PAGE = "4"  # a way of parting a page: a column of lines of various sizes
WORD = "5"  # the level of words in Tesseract's table
LETTERS = 0.6  # of the height of a line is the size of its letters
EVEN = 0.3  # heights that differ by less from the usual one are that: what a machine measures is uneven
UNREAD, SLOW = "unread", "slow"

Told = dict[str, Any]
Row = dict[str, str]


def main(arguments: Sequence[str], data: bytes) -> Iterator[Told]:
    """Yield what is read of the pages that are named, each in so many seconds."""
    seconds, *pages = map(int, arguments)
    document = pypdfium2.PdfDocument(data)
    for number in pages:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(DOTS / POINTS, (MOST_PIXELS / (width * height)) ** 0.5)
        try:
            yield {
                "page": number,
                "machine": True,
                "lines": _lines(_read(_picture(page, scale), seconds), scale),
            }
        except subprocess.TimeoutExpired:
            yield {"page": number, "trouble": SLOW}
        except (subprocess.CalledProcessError, OSError, pypdfium2.PdfiumError):
            yield {"page": number, "trouble": UNREAD}
        page.close()


def _picture(page: Any, scale: float) -> bytes:
    """A page as a picture in grey: PNG."""
    out = io.BytesIO()
    page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil().save(out, "PNG", compress_level=1)
    return out.getvalue()


def _read(picture: bytes, seconds: int) -> list[Row]:
    """The words that Tesseract reads, with their boxes and how sure it is."""
    options = [part for option in WHOLE for part in ("-c", option)]
    command = [
        "tesseract",
        "stdin",
        "stdout",
        "-l",
        LANGUAGES,
        "--psm",
        PAGE,
        "--dpi",
        str(DOTS),
        *options,
        "tsv",
    ]
    found = subprocess.run(command, input=picture, capture_output=True, check=True, timeout=seconds)
    table = io.StringIO(found.stdout.decode("utf-8", "replace"))
    return [
        row for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE) if row["level"] == WORD
    ]


def _lines(rows: Sequence[Row], scale: float) -> list[list[Any]]:
    """Lines as the parser tells them, and the words in each that the machine is unsure of."""
    lines: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    blocks: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["text"].strip():
            lines[row["block_num"], row["par_num"], row["line_num"]].append(row)
            blocks[row["block_num"]].append(row)
    heights = [_height(words) for words in lines.values()]
    usual = median(heights) if heights else 0
    found: list[list[Any]] = []
    for (block, *_), words in lines.items():
        height = _height(words)
        height = usual if abs(height - usual) <= EVEN * usual else height
        left, _, right, _ = _box(blocks[block], scale)
        found.append(
            [
                " ".join(row["text"].strip() for row in words),
                _box(words, scale),
                [left, right],
                round(LETTERS * height / scale, 1),
                False,
                0,
                [[row["text"].strip(), round(float(row["conf"]))] for row in words],
            ]
        )
    return found


def _height(words: Sequence[Row]) -> float:
    return median(int(row["height"]) for row in words)


def _box(words: Sequence[Row], scale: float) -> list[float]:
    lefts, tops = ([int(row[key]) for row in words] for key in ("left", "top"))
    rights = [int(row["left"]) + int(row["width"]) for row in words]
    bottoms = [int(row["top"]) + int(row["height"]) for row in words]
    return [round(place / scale, 1) for place in (min(lefts), min(tops), max(rights), max(bottoms))]


if __name__ == "__main__":
    rest = confine(sys.argv[1:])
    try:
        for told in main(rest, sys.stdin.buffer.read()):
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()
    except MemoryError:
        sys.exit(SHORT_OF_MEMORY)
