"""The terms of the index, in files of some kilobytes, in the order of their skeletons."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from build_tools.search.files import write_part
from build_tools.search.language.stems import skeleton
from build_tools.search.language.synonyms import Synonym
from build_tools.search.postings import Packed

SIZE = 10_000  # bytes of a shard before it is packed for the wire
INLINE = 700  # longer postings stand in a file beside
HEADS, TAILS = 16_000, 48_000  # letters of such a file


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A term with its commonest written form, its passages and its synonyms."""

    term: str
    written: str
    packed: Packed
    synonyms: tuple[Synonym, ...]


@dataclass(slots=True, kw_only=True)
class Stack:
    """Long postings of terms that follow one another, a few of them a file of `most` letters."""

    site: Path
    stamp: str
    folder: str
    most: int
    number: int = 0
    held: list[str] = field(default_factory=list)

    def add(self, packed: str) -> str:
        """Return where some postings are to be found: the number of a file, and the place in it."""
        if self.held and sum(map(len, self.held)) + len(packed) > self.most:
            self.close()
        self.held.append(packed)
        return f"{self.number}.{len(self.held) - 1}"

    def close(self) -> None:
        """Write what is held."""
        if self.held:
            write_part(self.site, f"{self.folder}/{self.number}", self.stamp, self.held)
            self.number, self.held = self.number + 1, []


def write_shards(site: Path, stamp: str, entries: Iterable[Entry]) -> list[str]:
    """Write the shards; return where each begins, by which the browser finds the one it needs.

    A skeleton is never divided between two shards. Only so much of it is told as parts it from the last.
    """
    firsts: list[str] = []
    heads = Stack(site=site, stamp=stamp, folder="postings", most=HEADS)
    tails = Stack(site=site, stamp=stamp, folder="tails", most=TAILS)
    last = ""
    for at, shard in enumerate(_shards(entries)):
        first = skeleton(shard[0].term)
        firsts.append(next(first[:size] for size in range(1, len(first) + 1) if first[:size] > last))
        last = skeleton(shard[-1].term)
        lines = [_line(entry, heads, tails) for entry in shard if entry.packed.count]
        others = [
            [" ".join(synonym.phrase), " ".join(synonym.other), synonym.weight]
            for entry in shard
            for synonym in entry.synonyms
        ]
        write_part(site, f"terms/{at}", stamp, [lines, others])
    heads.close()
    tails.close()
    return firsts


def fold_common(words: list[str]) -> Iterator[str]:
    """Yield each of the sorted words behind how many letters it shares with the one before, at most 9.

    >>> list(fold_common(["سلح", "سلط", "شرط"]))
    ['0سلح', '2ط', '0شرط']
    """
    before = ""
    for word in words:
        shared = next(
            size for size in range(9, -1, -1) if word[:size] == before[:size] and size <= len(before)
        )
        yield f"{shared}{word[shared:]}"
        before = word


def _shards(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    shard: list[Entry] = []
    size = 0
    last = ""
    for consonants, entry in sorted(((skeleton(entry.term), entry) for entry in entries), key=_order):
        if size > SIZE and consonants != last:
            yield shard
            shard, size = [], 0
        last = consonants
        shard.append(entry)
        size += 2 * len(entry.term + entry.written) + min(len(entry.packed.head), INLINE) + 8
        size += sum(2 * len(" ".join(synonym.phrase + synonym.other)) + 10 for synonym in entry.synonyms)
    if shard:
        yield shard


def _order(keyed: tuple[str, Entry]) -> tuple[str, str]:
    return keyed[0], keyed[1].term


def _line(entry: Entry, heads: Stack, tails: Stack) -> str:
    """The term, how it is written, in how many passages it stands, and these, or where they are told."""
    packed = entry.packed
    if len(packed.head) <= INLINE:
        return f"{entry.term} {entry.written} {packed.count} {packed.head}"
    places = [f"@{heads.add(packed.head)}", *([tails.add(packed.tail)] if packed.tail else [])]
    return " ".join((entry.term, entry.written, str(packed.count), *places))
