"""Items that stand together are one list; items of another kind under an item are a list within it."""

from collections.abc import Iterable
from dataclasses import replace

from build_tools.model import Block, Document, Heading, ItemList, ListItem, Paragraph, Recommendation
from build_tools.tables import table


def gather_items(document: Document) -> Document:
    """Neighbouring items of one kind are one list, nested where an item announces them."""
    blocks: list[Block] = []
    for block in document.blocks:
        last = blocks[-1] if blocks else None
        if isinstance(block, ItemList) and isinstance(last, ItemList):
            blocks[-1:] = _appended(last, block)
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def name_recommendations(document: Document) -> Document:
    """Every item of a list under a heading of recommendations is a recommendation without a number."""
    names = table("arabic/headings")["recommendations"]["words"]
    blocks: list[Block] = []
    under = False
    for block in document.blocks:
        if isinstance(block, Heading):
            under = block.text.plain.strip(" .…:") in names
        if under and isinstance(block, ItemList):
            blocks += [_recommendation(item) for item in block.items]
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def give_bodies(document: Document) -> Document:
    """Every recommendation that stands under a label of its own has its body."""
    blocks: list[Block] = []
    for block in document.blocks:
        last = blocks[-1] if blocks else None
        belongs = isinstance(block, ItemList) or (isinstance(block, Paragraph) and block.number is None)
        if isinstance(last, Recommendation) and last.label and belongs:
            assert isinstance(block, Paragraph | ItemList)
            blocks[-1] = replace(last, body=(*last.body, block))
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _appended(before: ItemList, after: ItemList) -> Iterable[ItemList]:
    """The two lists as one, or nested, or as two where neither fits."""
    if before.style == after.style:
        return [_merged(before, after)]
    last = before.items[-1]
    nested = last.body[-1]
    if isinstance(nested, ItemList):
        inner = tuple(_appended(nested, after))
        return [_with_last(before, replace(last, body=(*last.body[:-1], *inner)))]
    if nested.text.plain.rstrip().endswith(":"):
        return [_with_last(before, replace(last, body=(*last.body, after)))]
    return [before, after]


def _merged(before: ItemList, after: ItemList) -> ItemList:
    return replace(before, lines=before.lines + after.lines, items=before.items + after.items)


def _with_last(items: ItemList, last: ListItem) -> ItemList:
    return replace(items, items=(*items.items[:-1], last))


def _recommendation(item: ListItem) -> Recommendation:
    number = item.label if isinstance(item.label, int) else None
    return Recommendation(lines=item.lines, number=number, label="", body=item.body)
