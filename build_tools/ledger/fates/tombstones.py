"""Tombstones among the blocks of a text: each stands where its passage stood, in the midst of a list, too."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from build_tools.ledger.identity.blocks import with_parts
from build_tools.model import Block, ItemList, Recommendation, Tombstone
from build_tools.model.tree import Body

Stones = dict[str, list[Tombstone]]  # by the anchor of the passage they stand after


def with_tombstones(blocks: Iterable[Block], stones: Stones) -> Iterator[Block]:
    """Yield the blocks, each followed by the tombstones of what stood after it; those of footnotes come last.

    That of an item stands among the items it stood among, if one is left before or after it. What is
    placed is taken out of `stones`.
    """
    waiting = stones.pop("", [])
    for block in blocks:
        if isinstance(block, ItemList):
            first = _last_items(waiting)
            waiting = waiting[: len(waiting) - len(first)]
            block = _with_gone(block, first, stones)
        elif isinstance(block, Recommendation):
            block = replace(block, body=_body(block.body, block.anchor, stones))
        yield from waiting
        yield block
        parts = [part.anchor for part in with_parts(block) if part.anchor]
        waiting = [stone for anchor in parts for stone in stones.pop(anchor, ())]
    yield from waiting
    for left in stones.values():
        yield from left


def _with_gone(
    block: ItemList, first: Iterable[Tombstone], stones: Stones, *, style: str | None = None
) -> ItemList:
    """The list with the tombstones of its items, in an inner list of a `style` of those of its style.

    `first` stand above them all.
    """
    gone = [(0, stone) for stone in first]
    items = []
    for place, item in enumerate(block.items, 1):
        item = replace(item, body=_body(item.body, item.anchor, stones))
        items.append(item)
        anchors = [part.anchor for part in with_parts(item) if part.anchor]
        gone += ((place, stone) for anchor in anchors for stone in _taken(anchor, stones, style))
    return replace(block, items=tuple(items), gone=tuple(gone))


def _body(body: Body, anchor: str, stones: Stones) -> Body:
    """The body of the passage at `anchor`: what stood right after it may have been in the list it holds."""
    return tuple(
        _with_gone(part, _taken(anchor, stones, part.style), stones, style=part.style)
        if isinstance(part, ItemList)
        else part
        for part in body
    )


def _taken(anchor: str, stones: Stones, style: str | None) -> list[Tombstone]:
    """The tombstones of items that stand right after a passage; they are taken out of `stones`."""
    known = stones.get(anchor, [])
    taken = [*takewhile(lambda stone: _was_item(stone) and style in (None, *_styles(stone)), known)]
    if taken:
        stones[anchor] = known[len(taken) :]
    return taken


def _last_items(waiting: Sequence[Tombstone]) -> list[Tombstone]:
    return list(takewhile(_was_item, reversed(waiting)))[::-1]


def _was_item(stone: Tombstone) -> bool:
    return all(notice.kind == "list_item" for notice in stone.notices)


def _styles(stone: Tombstone) -> tuple[str, ...]:
    """The styles of the lists that an item may have stood in, by its printed label."""
    label = stone.notices[0].number
    return ("bullet",) if label is None else ("number",) if isinstance(label, int) else ("letter", "ordinal")
