"""Items that stand together are one list; items of another kind under an item are a list within it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from build_tools.ground.tables import table
from build_tools.model import Block, Document, Heading, ItemList, ListItem, Paragraph, Recommendation


def gather_items(document: Document) -> Document:
    """Neighbouring items of one kind are one list, nested where an item announces them.

    A list that is whole stays as it is.
    """
    blocks: list[Block] = []
    for is_list, run in groupby(document.blocks, _grows):
        found = list(run)
        blocks += _gathered(found) if is_list else found
    return replace(document, blocks=tuple(blocks))


def _grows(block: Block) -> bool:
    return isinstance(block, ItemList) and not block.whole


def name_recommendations(document: Document) -> Document:
    """Every item of a list under a heading of recommendations, or one below it, is a recommendation."""
    names = table("arabic/printed/headings")["recommendations"]["words"]
    blocks: list[Block] = []
    under: Heading | None = None
    for block, below in zip_longest(document.blocks, document.blocks[1:]):
        if isinstance(block, Heading):
            if block.text.plain.strip(" .…:") in names:
                under = block
            elif under is not None and isinstance(below, ItemList) and _names_addressee(block):
                block = replace(block, level=max(block.level, under.level + 1))
            elif under is not None and block.level <= under.level:
                under = None
        if under is not None and isinstance(block, ItemList):
            blocks += [_recommendation(item) for item in block.items]
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _names_addressee(heading: Heading) -> bool:
    """Tell whether a heading names those whom recommendations are meant for: «إلى البلدية»."""
    known = table("arabic/printed/headings")["addressees"]
    first = heading.text.plain.split()[:1]
    return any(word in known["words"] or word.startswith(tuple(known["prefixes"])) for word in first)


def give_bodies(document: Document) -> Document:
    """Every recommendation under a label of its own has its body, be it a numbered paragraph.

    A paragraph under a label of its own, such as an article, is a passage beside it.
    """
    blocks: list[Block] = []
    body: list[Paragraph | ItemList] = []
    for block in (*document.blocks, None):
        last = blocks[-1] if blocks else None
        if isinstance(last, Recommendation) and last.label:
            empty = not last.body and not body  # «التوصية 1» may stand above «12 - ينبغي …»
            if isinstance(block, ItemList) or (isinstance(block, Paragraph) and _is_body(block, empty)):
                body.append(block)
                continue
            blocks[-1] = replace(last, body=(*last.body, *body))
            body = []
        if block is not None:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _is_body(block: Paragraph, empty: bool) -> bool:
    """Tell whether a paragraph belongs to the recommendation above it, which is still `empty` or not."""
    return block.label is None and (block.number is None or empty)


@dataclass(slots=True, kw_only=True)
class _OpenList:
    """A list that still grows: each item with the lists that stand in it."""

    style: str
    items: list[tuple[ListItem, "list[_OpenList]"]]

    def closed(self) -> ItemList:
        """Return the list as it stands."""
        items = (
            replace(item, body=(*item.body, *(inner.closed() for inner in lists)))
            for item, lists in self.items
        )
        lines = (line for item, _ in self.items for line in item.lines)
        return ItemList(lines=tuple(lines), style=self.style, items=tuple(items))


def _gathered(run: Iterable[Block]) -> list[ItemList]:
    """The lists of a run as few as can be: an item goes to the open list of its kind, the outermost first."""
    top: list[_OpenList] = []
    for found in run:
        assert isinstance(found, ItemList)
        lists = top
        while lists and lists[-1].style != found.style:
            item, inner = lists[-1].items[-1]
            if not inner and not _announces(item):
                break
            lists = inner
        if lists and lists[-1].style == found.style:
            lists[-1].items += ((item, []) for item in found.items)
        else:
            lists.append(_OpenList(style=found.style, items=[(item, []) for item in found.items]))
    return [one.closed() for one in top]


def _announces(item: ListItem) -> bool:
    """An item that ends with a colon leads into a list of its own."""
    last = item.body[-1]
    return isinstance(last, Paragraph) and last.text.plain.rstrip().endswith(":")


def _recommendation(item: ListItem) -> Recommendation:
    number = item.label if isinstance(item.label, int) else None
    label = item.label if isinstance(item.label, str) else ""
    return Recommendation(lines=item.lines, number=number, label=label, body=item.body)
