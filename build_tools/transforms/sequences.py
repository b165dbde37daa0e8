"""Printed numbers in their order: what is missing from a sequence becomes a gap."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from build_tools.arabic.sentences import ends_sentence
from build_tools.model import Block, Document, Footnote, Gap, Heading, ItemList, Paragraph, Recommendation
from build_tools.model.tree import passages
from build_tools.recognition.outline.printed_numbers import find_printed, is_named
from build_tools.transforms.anchors import numbered_as

LONGEST_GAP = 100
SEQUENCES: tuple[tuple[type[Block], str], ...] = (
    (Paragraph, "paragraph"),
    (Recommendation, "recommendation"),
    (Heading, "article"),
    (Footnote, "footnote"),
)


def mark_gaps(document: Document) -> Document:
    """Every number that the source lost stands in one gap, at the first place it is missed; no other does.

    A number that any line prints, in whatever way, is not lost.
    """
    blocks: list[Block] = list(document.blocks)
    printed = _printed(document)
    for what, numbers in unplaced_numbers(document).items():
        printed[what].update(numbers)
    if 2 * len(_lost(document, Heading, "article", printed)) > len(printed["article"]):
        printed["article"].update(_lost(document, Heading, "article", printed))  # of another law, quoted here
    for kind, what in SEQUENCES[:-1]:
        blocks = list(_with_gaps(blocks, kind, what, printed[what]))
    notes: list[Block] = list(document.footnotes)
    if not _are_named(document):
        notes = [*_with_gaps(document.footnotes, Footnote, "footnote", printed["footnote"])]
    footnotes = tuple(note for note in notes if isinstance(note, Footnote | Gap))
    return replace(document, blocks=tuple(_with_cut_ends(blocks)), footnotes=footnotes)


def _are_named(document: Document) -> bool:
    """Tell whether the format of the source has notes: their numbers are names, and none need be there."""
    return any(line.known is not None and line.known.role == "footnote" for line in document.source.structure)


def unplaced_numbers(document: Document) -> dict[str, dict[int, int]]:
    """Return the numbers that no passage bears though a line prints them, each with that line, by their kind.

    Only those that would be missing count: what lies between two numbers of a sequence.
    """
    printed = _printed(document)
    placed = {line for one in passages(document) if one.number is not None for line in one.lines}
    free = [line for line in document.source.lines if line.number not in placed]
    unplaced: dict[str, dict[int, int]] = {}
    for kind, what in SEQUENCES:
        lost = _lost(document, kind, what, printed)
        lines = document.source.lines if is_named(what) else free
        heads = "foot_note" if what == "footnote" and _are_bare(document) else what
        found = find_printed(lines, heads) if lost else {}
        if lost & found.keys():
            unplaced[what] = {number: found[number] for number in sorted(lost & found.keys())}
    return unplaced


def _are_bare(document: Document) -> bool:
    """Tell whether notes stand without brackets, «- 3 انظر …»."""
    first = {note.lines[0] for note in document.footnotes if isinstance(note, Footnote)}
    lines = (line.text.strip() for line in document.source.lines if line.number in first)
    return any(text[:1] == "-" or text[:1].isdecimal() for text in lines)


def _lost(document: Document, kind: type[Block], what: str, printed: Mapping[str, set[int]]) -> set[int]:
    """The numbers that lie between two of a sequence, and no passage bears."""
    blocks = document.footnotes if kind is Footnote else document.blocks
    told = _with_gaps(blocks, kind, what, set(printed[what]))
    gaps = (block for block in told if isinstance(block, Gap) and block.what == what)
    return {number for gap in gaps for number in range(gap.first, gap.last + 1)}


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
    if kind is Heading:
        return block.article if isinstance(block, Heading | Paragraph) else None
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
