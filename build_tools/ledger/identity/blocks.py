"""Blocks under other anchors."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from build_tools.model import Block, Footnote, Gap, ItemList, ListItem, Notice, Recommendation
from build_tools.model.tree import Body
from build_tools.transforms.anchors import gap_anchors
from build_tools.transforms.sequences import number_runs

B = TypeVar("B", bound=Block)
Names = Mapping[str, str]
Aliases = Mapping[str, tuple[str, ...]]
Notices = Mapping[str, tuple[Notice, ...]]


def with_marks(block: B, names: Names, aliases: Aliases, notices: Notices) -> B:
    """Return a block, and the passages in it, under the anchors in `names`, with aliases and notices.

    A footnote knows the passage that holds its marker by its anchor; a gap keeps its anchors.
    """
    match block:
        case ItemList():
            return replace(
                block, items=tuple(with_marks(item, names, aliases, notices) for item in block.items)
            )
        case ListItem() | Recommendation():
            block = replace(block, body=_marked_body(block.body, names, aliases, notices))
        case Footnote():
            marker = names.get(block.marker, block.marker) if block.marker else block.marker
            block = replace(block, body=_marked_body(block.body, names, aliases, notices), marker=marker)
    name = names.get(block.anchor, block.anchor)
    said = tuple(notice for anchor in (name, *aliases.get(name, ())) for notice in notices.get(anchor, ()))
    marks = (name, aliases.get(name, ()), said)
    if marks == (block.anchor, block.aliases, block.notices):
        return block
    return replace(block, anchor=name, aliases=aliases.get(name, ()), notices=said)


def gap_parts(block: B, deleted: Collection[str], meant: Collection[str]) -> Iterator[B]:
    """Yield a block; a gap in parts, without the numbers whose anchors tell that an update `deleted` them.

    A number whose anchor `meant` other words stands alone: a notice below it says where these are.

    >>> gap = Gap(lines=(), what="paragraph", first=5, last=9, anchor="p5")
    >>> [(part.anchor, part.last) for part in gap_parts(gap, {"p8"}, {"p5"})]
    [('p5', 5), ('p6', 7), ('p9', 9)]
    """
    if not isinstance(block, Gap):
        yield block
        return
    lost = [(n, anchor) for n, anchor in enumerate(gap_anchors(block), block.first) if anchor not in deleted]
    alone = [(n, n) for n, anchor in lost if anchor in meant]
    for first, last in sorted([*alone, *number_runs(n for n, anchor in lost if anchor not in meant)]):
        part = replace(block, first=first, last=last)
        yield replace(part, anchor=gap_anchors(part)[0])


def with_parts(block: Block) -> Iterator[Block]:
    """Yield a block and the blocks in it, in reading order."""
    yield block
    match block:
        case ItemList():
            parts: tuple[Block, ...] = tuple(block.members)
        case ListItem() | Recommendation() | Footnote():
            parts = block.body
        case _:
            parts = ()
    for part in parts:
        yield from with_parts(part)


def _marked_body(body: Body, names: Names, aliases: Aliases, notices: Notices) -> Body:
    return tuple(
        with_marks(part, names, aliases, notices) if isinstance(part, ItemList) or part.anchor else part
        for part in body
    )
