"""Pages of a PDF as pictures, drawn by pypdfium2 in a process of its own."""

import json
import sys
from base64 import b64encode
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from build_tools.ground.confined import SHORT_OF_MEMORY, ConfinedError, confine, run_confined

if TYPE_CHECKING:
    from build_tools.library import Limits

MODULE = "build_tools.intake.print.drawing"
DOTS, POINTS = 130, 72  # an inch: letters of ten points can be read, and a page takes some fifty kilobytes
MOST_PIXELS = 4_000_000
QUALITY, LEAST_QUALITY = 60, 20
SMALLER = 0.75

Told = dict[str, Any]


def draw_pages(data: bytes, pages: Sequence[int], limits: "Limits") -> Iterator[Told]:
    """Yield the pages that can be drawn, each with its picture in base 64: WebP of bounded size."""
    if not pages:
        return
    try:
        told = run_confined(
            MODULE,
            data,
            seconds=limits.parser_seconds,
            memory=limits.parser_bytes,
            output=2 * limits.shown_page_bytes * len(pages),
            arguments=[str(limits.shown_page_bytes), *map(str, pages)],
        )
    except ConfinedError as problem:
        told = problem.output.rpartition(b"\n")[0]
    yield from map(json.loads, told.splitlines())


def main(arguments: Sequence[str], data: bytes) -> Iterator[Told]:
    """Yield the pages that are named, as pictures of so many bytes at most."""
    import pypdfium2

    most, *pages = map(int, arguments)
    document = pypdfium2.PdfDocument(data)
    for number in pages:
        try:
            page = document[number - 1]
            picture = _drawn(page, most)
            page.close()
        except (pypdfium2.PdfiumError, OSError, ValueError):
            continue
        if picture:
            yield {"page": number, "picture": b64encode(picture).decode()}


def _drawn(page: Any, most: int) -> bytes:
    """A page as WebP; nothing where it cannot be made small enough."""
    width, height = page.get_size()
    scale = min(DOTS / POINTS, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    quality = QUALITY
    while quality >= LEAST_QUALITY:
        out = BytesIO()
        image.save(out, "WEBP", quality=quality, method=4)
        if len(out.getvalue()) <= most:
            return out.getvalue()
        quality -= 10
        image = image.resize((max(round(image.width * SMALLER), 1), max(round(image.height * SMALLER), 1)))
    return b""


if __name__ == "__main__":
    rest = confine(sys.argv[1:])
    try:
        for told in main(rest, sys.stdin.buffer.read()):
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()
    except MemoryError:
        sys.exit(SHORT_OF_MEMORY)
