"""The terms of the index, in files of a few kilobytes, in the order of their skeletons."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from build_tools.search.files import write_part
from build_tools.search.postings import Packed
from build_tools.search.stems import skeleton
from build_tools.search.synonyms import Synonym

SIZE = 3500  # bytes of a shard before it is packed for the wire
INLINE = 700  # longer postings have a file of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A term with its commonest written form, its passages and its synonyms."""

    term: str
    written: str
    packed: Packed
    synonyms: tuple[Synonym, ...]


def write_shards(site: Path, stamp: str, entries: Iterable[Entry]) -> list[str]:
    """Write the shards; return where each begins, by which the browser finds the one it needs.

    A skeleton is never divided between two shards. Only so much of it is told as parts it from the last.
    """
    firsts: list[str] = []
    last = ""
    for at, shard in enumerate(_shards(entries)):
        first = skeleton(shard[0].term)
        firsts.append(next(first[:size] for size in range(1, len(first) + 1) if first[:size] > last))
        last = skeleton(shard[-1].term)
        lines = [
            _line(site, stamp, f"{at}-{place}", entry)
            for place, entry in enumerate(shard)
            if entry.packed.count
        ]
        others = [
            [" ".join(synonym.phrase), " ".join(synonym.other), synonym.weight]
            for entry in shard
            for synonym in entry.synonyms
        ]
        write_part(site, f"terms/{at}", stamp, [lines, others])
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


def _line(site: Path, stamp: str, name: str, entry: Entry) -> str:
    packed = entry.packed
    if packed.tail:
        write_part(site, f"tails/{name}", stamp, packed.tail)
    if len(packed.head) <= INLINE:
        return f"{entry.term} {entry.written} {packed.count} {packed.head}"
    write_part(site, f"postings/{name}", stamp, packed.head)
    return f"{entry.term} {entry.written} {packed.count} @{name}"
