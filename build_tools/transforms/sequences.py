"""Printed numbers in their order: what is missing from a sequence becomes a gap."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from build_tools.model import Block, Document, Footnote, Gap, Heading, ItemList, Paragraph, Recommendation
from build_tools.sentences import ends_sentence
from build_tools.transforms.anchors import numbered_as
from build_tools.tree import passages

LONGEST_GAP = 100


def mark_gaps(document: Document) -> Document:
    """Every number that the source lost stands in one gap, at the first place it is missed; no other does."""
    blocks: list[Block] = list(document.blocks)
    printed = _printed(document)
    for kind, what in ((Paragraph, "paragraph"), (Recommendation, "recommendation"), (Heading, "article")):
        blocks = list(_with_gaps(blocks, kind, what, printed[what]))
    notes: list[Block] = list(document.footnotes)
    if not _are_named(document):
        notes = [*_with_gaps(document.footnotes, Footnote, "footnote", printed["footnote"])]
    footnotes = tuple(note for note in notes if isinstance(note, Footnote | Gap))
    return replace(document, blocks=tuple(_with_cut_ends(blocks)), footnotes=footnotes)


def _are_named(document: Document) -> bool:
    """Tell whether the format of the source has notes: their numbers are names, and none need be there."""
    return any(line.known is not None and line.known.role == "footnote" for line in document.source.structure)


def numbers_around(blocks: Sequence[Block]) -> list[tuple[int | None, int | None]]:
    """Return for each block the paragraph numbers printed last before it and next after it."""
    numbers = [_number(block) for block in blocks]
    return list(zip(_last_before(numbers), _last_before(numbers[::-1])[::-1], strict=True))


def number_runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of consecutive numbers.

    >>> list(number_runs([2, 3, 5, 6, 7]))
    [(2, 3), (5, 7)]
    """
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]


def _last_before(numbers: Sequence[int | None]) -> list[int | None]:
    found: list[int | None] = []
    last: int | None = None
    for number in numbers:
        found.append(last)
        last = number or last
    return found


def _number(block: Block) -> int | None:
    return block.number if isinstance(block, Paragraph) else None


def _printed(document: Document) -> defaultdict[str, set[int]]:
    """The numbers that stand anywhere: a paragraph in another place than its number's is not missing."""
    printed: defaultdict[str, set[int]] = defaultdict(set)
    for what, number in filter(None, map(numbered_as, passages(document))):
        printed[what].add(number)
    return printed


def _with_gaps(blocks: Sequence[Block], kind: type[Block], what: str, told: set[int]) -> Iterator[Block]:
    """A sequence that begins again has no gap; neither has one that jumps beyond belief.

    `told` are the numbers that stand somewhere; those of the gaps are added to them.
    """
    last = 0
    waiting: list[Block] = []
    for block in blocks:
        number = _number_as(block, kind)
        if number is None:
            waiting.append(block)
            continue
        if last + 1 < number <= last + LONGEST_GAP:
            lost = (n for n in range(last + 1, number) if n not in told)
            gaps = [Gap(lines=(), what=what, first=a, last=b) for a, b in number_runs(lost)]
            told.update(range(last + 1, number))
            yield from _placed(gaps, waiting, at_end=last == 0 or kind is Heading)
        else:
            yield from waiting
        waiting = []
        yield block
        last = number
    yield from waiting


def _number_as(block: Block, kind: type[Block]) -> int | None:
    """The printed number of a block of this kind; a paragraph may stand in a recommendation."""
    if kind is Paragraph and isinstance(block, Recommendation):
        return next((number for part in block.body if (number := _number(part)) is not None), None)
    if kind is Heading and isinstance(block, Heading):
        return block.article
    if isinstance(block, kind) and isinstance(block, Paragraph | Recommendation | Footnote):
        return block.number
    return None


def _placed(gaps: Iterable[Gap], waiting: list[Block], *, at_end: bool) -> Iterator[Block]:
    """The gaps follow the last number before them, and the lists it announces: the rest is past the loss."""
    own = len(waiting) if at_end else len(list(takewhile(lambda block: isinstance(block, ItemList), waiting)))
    yield from waiting[:own]
    yield from gaps
    yield from waiting[own:]


def _with_cut_ends(blocks: list[Block]) -> Iterator[Block]:
    """The sentences at the edges of a loss are cut there."""
    for place, block in enumerate(blocks):
        before = blocks[place - 1] if place else None
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if isinstance(block, Paragraph):
            if isinstance(after, Gap) and not ends_sentence(block.text.plain):
                block = replace(block, ends_cut=True)
            if isinstance(before, Gap) and block.number is None:
                block = replace(block, starts_cut=True)
        yield block
