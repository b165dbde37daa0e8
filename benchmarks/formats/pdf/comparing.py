"""What was read beside what was written: words, order, parts, and what is hard in Arabic."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

from benchmarks.formats.pdf.texts import Part
from build_tools.model import (
    Block,
    Document,
    Footnote,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    PrintedTable,
    Recommendation,
)

MARKER = re.compile(r"\[\^\d+\]")
EDGES = "()[]«»\"'.,،؛:؟!…-–"
TRAITS: dict[str, Callable[[str], bool]] = {
    "numbers": lambda word: any(map(str.isdigit, word)),
    "percent": lambda word: "%" in word,
    "brackets": lambda word: any(sign in word for sign in "()[]«»"),
    "ranges": lambda word: re.search(r"\d-\d", word) is not None,
    "harakat": lambda word: any(unicodedata.combining(char) for char in word),
    "lam-alef": lambda word: any(pair in word for pair in ("لا", "لأ", "لإ", "لآ")),
}
Piece = tuple[str, str]  # kind, words


@dataclass(slots=True)
class Score:
    """Counts of what was written, what was read, and what is in both."""

    written: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    both: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Score") -> None:
        """Count another one in."""
        for own, more in ((self.written, other.written), (self.read, other.read), (self.both, other.both)):
            own.update(more)

    def recall(self, key: str) -> float:
        """Return the share of what was written that was read."""
        return self.both[key] / self.written[key] if self.written[key] else 1.0

    def precision(self, key: str) -> float:
        """Return the share of what was read that was written."""
        return self.both[key] / self.read[key] if self.read[key] else 1.0

    def agreement(self, key: str) -> float:
        """Return how far both agree: what is there twice over what is there at all (F1)."""
        total = self.written[key] + self.read[key]
        return 2 * self.both[key] / total if total else 1.0


def compare(parts: Sequence[Part], document: Document) -> Score:
    """Return the counts of a text and of what was read of it."""
    written, read = list(_written(parts)), list(_read(document))
    score = Score()
    words, found = _words(written), _words(read)
    bare, bare_found = _bare_words(words), _bare_words(found)
    _count(score, "words", Counter(bare), Counter(bare_found))
    score.written["order"] = score.read["order"] = max(len(bare), len(bare_found))
    score.both["order"] = LCSseq.similarity(bare, bare_found)
    for trait, has in TRAITS.items():
        chosen = Counter(word for word in words if has(word))
        there = Counter(found)
        score.written[trait] = chosen.total()
        score.both[trait] = (chosen & there).total()
    for kind in ("title", "heading", "paragraph", "item", "cell", "note"):
        own = Counter(_letters(text) for k, text in written if k == kind)
        other = Counter(_letters(text) for k, text in read if k == kind)
        _count(score, kind, own, other)
        _add(score, "structure", own, other)
    return score


def _count(score: Score, key: str, written: Counter[str], read: Counter[str]) -> None:
    score.written[key], score.read[key] = written.total(), read.total()
    score.both[key] = (written & read).total()


def _add(score: Score, key: str, written: Counter[str], read: Counter[str]) -> None:
    score.written[key] += written.total()
    score.read[key] += read.total()
    score.both[key] += (written & read).total()


def _written(parts: Iterable[Part]) -> Iterator[Piece]:
    for part in parts:
        text = MARKER.sub("", part.text)
        if part.kind == "table":
            yield from (("cell", cell) for row in part.rows for cell in row)
        else:
            yield {"bullet": "item"}.get(part.kind, part.kind), text


def _read(document: Document) -> Iterator[Piece]:
    yield from (("title", line.text) for line in document.front if line.field == "title")
    yield from (("paragraph", line.text) for line in document.front if line.field != "title")
    for block in (*document.blocks, *document.footnotes):
        yield from _pieces(block)


def _pieces(block: Block) -> Iterator[Piece]:
    match block:
        case Heading():
            yield "heading", f"{block.label or ''} {block.text.plain}"
        case Paragraph():
            yield "paragraph", f"{block.number or block.label or ''} {block.text.plain}"
        case PrintedTable():
            yield from (("cell", cell.plain) for row in block.rows for cell in row)
        case ItemList():
            for item in block.items:
                yield from _bodied("item", item)
        case Recommendation():
            yield from _bodied("item", block)
        case Footnote():
            yield from _bodied("note", block)


def _bodied(kind: str, block: ListItem | Recommendation | Footnote) -> Iterator[Piece]:
    for part in block.body:
        if isinstance(part, Paragraph):
            yield kind, part.text.plain
        else:
            yield from _pieces(part)


def _words(pieces: Iterable[Piece]) -> list[str]:
    return [word for _, text in pieces for word in _plain(text).split()]


def _bare_words(words: Iterable[str]) -> list[str]:
    return [bare for word in words if (bare := word.strip(EDGES))]


def _plain(text: str) -> str:
    """A text in one form of its letters: marks of vowels in the order of Unicode."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text)).replace("\N{ARABIC TATWEEL}", "")


def _letters(text: str) -> str:
    return "".join(char for char in _plain(text) if char.isalnum())
