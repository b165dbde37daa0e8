"""What is said of the pages of a PDF that were not read, or not surely; and of a file that is refused."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from build_tools.ground.confined import DEFECT
from build_tools.ground.errors import SourceError
from build_tools.model import Finding

PICTURE = "picture"
LOCKED = "locked"
UNSURE = 60  # of a hundred: what Tesseract is less sure of, it often misreads
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
SHOWN = 12  # pages, or words, that are named

Told = dict[str, Any]


def tell_pages(told: Sequence[Told], file: str) -> Iterator[Finding]:
    """Yield F20 to F24: pages not read, or read by a machine; signs without letters; unsure words."""
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


def refusal(told: Sequence[Told], file: str) -> SourceError:
    """Return why a file is refused: by what kept its pages from being read."""
    found, advice = WORDS[next((one["trouble"] for one in told if "trouble" in one), "")]
    return SourceError(file=file, line=None, found=found, expected="a PDF with text", advice=advice)
