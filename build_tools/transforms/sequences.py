"""Printed numbers in their order: what is missing from a sequence becomes a gap."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_tools.model import Block, Document, Footnote, Gap, Paragraph, Recommendation

LONGEST_GAP = 100


def mark_gaps(document: Document) -> Document:
    """Every number that the source lost stands in a gap at the place where it is missing."""
    blocks: list[Block] = list(document.blocks)
    for kind, what in ((Paragraph, "paragraph"), (Recommendation, "recommendation")):
        blocks = list(_with_gaps(blocks, kind, what))
    notes = [*_with_gaps(document.footnotes, Footnote, "footnote")]
    footnotes = tuple(note for note in notes if isinstance(note, Footnote | Gap))
    return replace(document, blocks=tuple(_with_cut_ends(blocks)), footnotes=footnotes)


def numbers_around(blocks: Sequence[Block]) -> list[tuple[int | None, int | None]]:
    """Return for each block the paragraph numbers printed last before it and next after it."""
    numbers = [_number(block) for block in blocks]
    return list(zip(_last_before(numbers), _last_before(numbers[::-1])[::-1], strict=True))


def _last_before(numbers: Sequence[int | None]) -> list[int | None]:
    found: list[int | None] = []
    last: int | None = None
    for number in numbers:
        found.append(last)
        last = number or last
    return found


def _number(block: Block) -> int | None:
    return block.number if isinstance(block, Paragraph) else None


def _with_gaps(blocks: Sequence[Block], kind: type[Block], what: str) -> Iterator[Block]:
    """A sequence that begins again has no gap; neither has one that jumps beyond belief."""
    last = 0
    waiting: list[Block] = []
    for block in blocks:
        number = (
            block.number
            if isinstance(block, kind) and isinstance(block, Paragraph | Recommendation | Footnote)
            else None
        )
        if number is None:
            waiting.append(block)
            continue
        if last + 1 < number <= last + LONGEST_GAP:
            gap = Gap(lines=(), what=what, first=last + 1, last=number - 1)
            yield from _placed(gap, waiting, starts=last == 0)
        else:
            yield from waiting
        waiting = []
        yield block
        last = number
    yield from waiting


def _placed(gap: Gap, waiting: list[Block], *, starts: bool) -> Iterator[Block]:
    """The gap follows the last number before it: what comes next is already past the loss."""
    if starts:
        yield from waiting
        yield gap
    else:
        yield gap
        yield from waiting


def _with_cut_ends(blocks: list[Block]) -> Iterator[Block]:
    """The sentences at the edges of a loss are cut there."""
    for place, block in enumerate(blocks):
        before = blocks[place - 1] if place else None
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if isinstance(block, Paragraph):
            if isinstance(after, Gap) and not block.text.plain.rstrip().endswith((".", "؟", "!")):
                block = replace(block, ends_cut=True)
            if isinstance(before, Gap) and block.number is None:
                block = replace(block, starts_cut=True)
        yield block
