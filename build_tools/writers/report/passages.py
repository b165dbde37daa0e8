"""The blocks of a report, each passage under its anchor."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from build_tools.arabic.wording import heading_label, recommendation_label, say, show_gap
from build_tools.model import (
    Block,
    Code,
    Figure,
    Footnote,
    Gap,
    Heading,
    ItemList,
    Paragraph,
    PrintedTable,
    Quotation,
    Recommendation,
    Table,
    Text,
    Tombstone,
    nodes,
)
from build_tools.transforms.anchors import gap_anchors
from build_tools.writers.text.bodies import (
    TOGETHER,
    body_blocks,
    item_lists,
    mark,
    paragraph_passage,
    permalink,
    together,
)
from build_tools.writers.text.figures import code, figure
from build_tools.writers.text.notices import earlier_anchors, tombstone
from build_tools.writers.text.prose import heading, strong, words
from build_tools.writers.text.prose import paragraph as line
from build_tools.writers.text.prose import place as place_of
from build_tools.writers.text.references import Place, marker_id
from build_tools.writers.text.spans import inline


def passage(block: Block, place: Place) -> Iterator[nodes.Block]:
    """Yield a block of a report's text as the page shows it; a very long one in several blocks.

    Raises ValueError for a block that has no place in a text.
    """
    match block:
        case Heading():
            yield _heading(block, place)
        case Paragraph():
            yield paragraph_passage(block, place)
        case Quotation():
            yield nodes.Quotation(blocks=(_quoted(block, place),))
        case Figure():
            yield figure(block, place)
        case Code():
            yield code(block, place)
        case ItemList():
            yield from item_lists(block, place)
        case Recommendation():
            yield from _recommendation(block, place)
        case Table():
            yield _table(block, place)
        case PrintedTable():
            yield from _printed_table(block, place)
        case Gap():
            yield gap(block)
        case Tombstone():
            yield tombstone(block, place.page)
        case _:
            raise ValueError(f"{type(block).__name__} has no place in a text")


def notes(blocks: Iterable[Footnote | Gap], place: Place) -> Iterator[nodes.Block]:
    """Yield the lists of footnotes, and between them the notices of those that are missing."""
    for is_gap, group in groupby(blocks, key=lambda block: isinstance(block, Gap)):
        if is_gap:
            yield from (gap(block) for block in group if isinstance(block, Gap))
        else:
            items = (_note(block, place) for block in group if isinstance(block, Footnote))
            for some in together(items):
                yield nodes.Items(items=some, numbered=True, loose=True)


def gap(block: Gap) -> nodes.Box:
    """Return the notice that something is missing, under the anchors of all that is missing."""
    anchors = map(place_of, (*block.aliases, *gap_anchors(block)))
    notice = words(show_gap(block.what, block.first, block.last))
    return nodes.Box(kind="div", blocks=(line((*anchors, *notice)),), classes="gap", role="note")


def _note(block: Footnote, place: Place) -> nodes.Item:
    """A footnote as an item under its printed number, with the way back to its first marker."""
    number = str(block.number)
    back: nodes.Content = ()
    if block.anchor in place.markers:
        arrow = ("\N{LEFTWARDS ARROW WITH HOOK}",)
        link = nodes.Link(
            content=arrow,
            path=place.page,
            anchor=marker_id(block.anchor),
            classes="backlink",
            role="doc-backlink",
            label=say("notes.back", number=number),
        )
        back = (link,)
    blocks = body_blocks(block.body, place, opening=earlier_anchors(block), closing=back)
    return nodes.Item(blocks=tuple(blocks), id=block.anchor, value=number, classes="passage")


def _heading(block: Heading, place: Place) -> nodes.Heading:
    label = words(heading_label(block.label))
    content = (*earlier_anchors(block), *label, *inline(block.text, place))
    return heading(block.level, content, block.anchor)


def _quoted(block: Quotation, place: Place) -> nodes.Paragraph:
    content = (*earlier_anchors(block), *inline(block.text, place), " ", *permalink(block, place))
    return nodes.Paragraph(content=content, id=block.anchor, classes="passage")


def _recommendation(block: Recommendation, place: Place) -> Iterator[nodes.Block]:
    """Its label and the beginning of its body are set apart; a body that is very long goes on below."""
    label = f"{block.anchor}-label"
    title = say("report.recommendation_link")
    link = nodes.Link(
        content=(recommendation_label(block),), path=place.page, anchor=block.anchor, title=title
    )
    head = nodes.Paragraph(content=(*earlier_anchors(block), link), id=label, classes="label")
    body = list(body_blocks(block.body, place)) or [line((mark("bodiless"),))]
    yield nodes.Box(
        kind="div",
        blocks=(head, *body[:TOGETHER]),
        classes="recommendation passage",
        id=block.anchor,
        role="group",  # a named section would be a landmark, and a report may have twenty
        labelled_by=label,
    )
    yield from body[TOGETHER:]


def _printed_table(block: PrintedTable, place: Place) -> Iterator[nodes.Box]:
    """A table of the source; the first row is its head if it names the columns, else the head is empty.

    Where its rows are very many, it goes on below under the same head.
    """
    head, body = (block.rows[0], block.rows[1:]) if block.head else ((), block.rows)
    named = _cells(head, place) or ((),) * len(block.rows[0])
    caption = line((*earlier_anchors(block), *permalink(block, place)), "caption")
    for number, some in enumerate(together(body) if body else ((),)):
        table = nodes.Table(head=named, rows=tuple(_cells(row, place) for row in some))
        yield nodes.Box(
            kind="figure",
            blocks=(table, caption) if number == 0 else (table,),
            id=block.anchor if number == 0 else "",
            classes=" ".join(("table", *(["passage"] if number == 0 else []), *sides(block.align))),
        )


def sides(align: Sequence[str]) -> Iterator[str]:
    """Yield the classes that set the columns of a table to their sides: a page may bear no style of its own.

    >>> list(sides(("", "right", "center")))
    ['right-2', 'center-3']
    """
    return (f"{side}-{column}" for column, side in enumerate(align, 1) if side)


def _cells(row: tuple[Text, ...], place: Place) -> tuple[nodes.Content, ...]:
    return tuple(inline(cell, place) for cell in row)


def _table(block: Table, place: Place) -> nodes.Box:
    rows: list[tuple[nodes.Content, ...]] = [((name,), (f"{figure:,}",)) for name, figure in block.rows]
    named = (strong((say("tables.total"),)), f" ({say('tables.computed')})")
    rows.append((named, (strong((f"{block.total:,}",)),)))
    table = nodes.Table(head=((say("tables.name"),), (say("tables.figure"),)), rows=tuple(rows))
    caption = (*earlier_anchors(block), say("tables.caption"), " ", *permalink(block, place))
    return nodes.Box(
        kind="figure", blocks=(line(caption, "caption"), table), id=block.anchor, classes="table passage"
    )
