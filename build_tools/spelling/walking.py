"""What the nodes of a page hold: their plain words, their headings, the places that links may end in."""

from collections.abc import Iterator

from build_tools.model import nodes


def plain(content: nodes.Content) -> str:
    """Return the words of a line without what sets them apart.

    >>> plain(("نص ", nodes.Phrase(kind="strong", content=("مهم",))))
    'نص مهم'
    """
    return "".join(part if isinstance(part, str) else plain(part.content) for part in content)


def headings(blocks: nodes.Blocks) -> Iterator[nodes.Heading]:
    """Yield the headings among blocks and inside them, in order."""
    for block in walk(blocks):
        if isinstance(block, nodes.Heading):
            yield block


def anchors(blocks: nodes.Blocks) -> Iterator[str]:
    """Yield every id that blocks and what is in them have, in order."""
    for block in walk(blocks):
        match block:
            case nodes.Heading() | nodes.Paragraph() | nodes.Box() | nodes.Item():
                yield from (block.id,) if block.id else ()
        for content in _lines(block):
            yield from _anchors(content)


def walk(blocks: nodes.Blocks | tuple[nodes.Item, ...]) -> Iterator[nodes.Block | nodes.Item]:
    """Yield blocks, the items of lists, and what is in each, in order."""
    for block in blocks:
        yield block
        match block:
            case nodes.Quotation() | nodes.Box() | nodes.Disclosure() | nodes.Item():
                yield from walk(block.blocks)
            case nodes.Items():
                yield from walk(block.items)


def _lines(block: nodes.Block | nodes.Item) -> Iterator[nodes.Content]:
    match block:
        case nodes.Heading() | nodes.Paragraph() | nodes.Caption():
            yield block.content
        case nodes.Definitions():
            for entry in block.entries:
                yield entry.term
                yield from entry.meanings
        case nodes.Table():
            yield from block.head
            for row in block.rows:
                yield from row
        case nodes.Disclosure():
            yield block.summary


def _anchors(content: nodes.Content) -> Iterator[str]:
    for part in content:
        if isinstance(part, str):
            continue
        if isinstance(part, nodes.Phrase) and part.id:
            yield part.id
        yield from _anchors(part.content)
