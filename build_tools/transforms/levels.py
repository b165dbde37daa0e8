"""Levels of headings, as deep as the headings they stand under ask for."""

from dataclasses import replace

from build_tools.model import Block, Document, Heading

FIRST = 2  # the title is the first


def close_levels(document: Document) -> Document:
    """No heading stands more than one level below the heading it stands under."""
    above: list[int] = []
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            block = replace(block, level=FIRST + len(above) - 1)
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))
