"""The blocks of a report as Markdown, each passage under its anchor."""

from collections.abc import Iterable, Iterator
from itertools import groupby

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
)
from build_tools.transforms.anchors import gap_anchors
from build_tools.wording import heading_label, recommendation_label, say, show_gap
from build_tools.writers import layout, markdown
from build_tools.writers.bodies import body_blocks, item_list, mark, paragraph_passage, permalink
from build_tools.writers.figures import code, figure
from build_tools.writers.notices import earlier_anchors, tombstone
from build_tools.writers.prose import words
from build_tools.writers.references import Place, marker_id
from build_tools.writers.spans import inline


def passage(block: Block, place: Place) -> str:
    """Return a block of a report's text as Markdown.

    Raises ValueError for a block that has no place in a text.
    """
    match block:
        case Heading():
            return _heading(block, place)
        case Paragraph():
            return paragraph_passage(block, place)
        case Quotation():
            text = f"{earlier_anchors(block)}{inline(block.text, place)} {permalink(block)}"
            return layout.quotation(layout.paragraph(text, id=block.anchor, classes="passage"))
        case Figure():
            return figure(block, place)
        case Code():
            return code(block)
        case ItemList():
            return item_list(block, place)
        case Recommendation():
            return _recommendation(block, place)
        case Table():
            return _table(block)
        case PrintedTable():
            return _printed_table(block, place)
        case Gap():
            return gap(block)
        case Tombstone():
            return tombstone(block, place.page)
    raise ValueError(f"{type(block).__name__} has no place in a text")


def notes(blocks: Iterable[Footnote | Gap], place: Place) -> Iterator[str]:
    """Yield the lists of footnotes, and between them the notices of those that are missing."""
    for is_gap, group in groupby(blocks, key=lambda block: isinstance(block, Gap)):
        if is_gap:
            yield from (gap(block) for block in group if isinstance(block, Gap))
        else:
            items = (_note(block, place) for block in group if isinstance(block, Footnote))
            yield layout.container("ol", items)


def gap(block: Gap) -> str:
    """Return the notice that something is missing, under the anchors of all that is missing."""
    anchors = "".join(markdown.tag("span", "", id=anchor) for anchor in gap_anchors(block))
    notice = words(show_gap(block.what, block.first, block.last))
    return layout.container("div", [anchors + notice], class_="gap", role="note")


def _note(block: Footnote, place: Place) -> str:
    """A footnote as an item under its printed number, with the way back to its first marker."""
    number = str(block.number)
    back = ""
    if block.anchor in place.markers:
        back = markdown.tag(
            "a",
            "\N{LEFTWARDS ARROW WITH HOOK}",
            class_="backlink",
            role="doc-backlink",
            href=f"#{marker_id(block.anchor)}",
            aria_label=say("notes.back", number=number),
        )
    blocks = body_blocks(block.body, place, opening=earlier_anchors(block), closing=back)
    return layout.container("li", blocks, id=block.anchor, value=number, class_="passage")


def _heading(block: Heading, place: Place) -> str:
    label = words(heading_label(block.label), opens=False, closes=False)
    label = earlier_anchors(block) + label
    return layout.heading(block.level, label + inline(block.text, place, opens=False), block.anchor)


def _recommendation(block: Recommendation, place: Place) -> str:
    label = markdown.escape(recommendation_label(block))
    title = say("report.recommendation_link")
    head = layout.paragraph(
        earlier_anchors(block) + markdown.link(label, f"#{block.anchor}", title=title),
        id=f"{block.anchor}-label",
        classes="label",
    )
    return layout.container(
        "div",
        [head, *(body_blocks(block.body, place) if block.body else [layout.paragraph(mark("bodiless"))])],
        class_="recommendation passage",
        id=block.anchor,
        role="group",  # a named section would be a landmark, and a report may have twenty
        aria_labelledby=f"{block.anchor}-label",
    )


def _printed_table(block: PrintedTable, place: Place) -> str:
    """A table of the source; the first row is its head if it names the columns, else the head is empty."""
    rows = [[_cell(cell, place) for cell in row] for row in block.rows]
    head, body = (rows[0], rows[1:]) if block.head else ([""] * len(rows[0]), rows)
    caption = layout.paragraph(f"{earlier_anchors(block)}{permalink(block)}", classes="caption")
    return layout.container(
        "figure",
        [layout.table(head, body), caption],
        id=block.anchor,
        class_=f"table passage {layout.sides(block.align)}".rstrip(),
    )


def _cell(cell: Text, place: Place) -> str:
    return inline(cell, place, opens=False)


def _table(block: Table) -> str:
    rows = [(markdown.escape(name), f"{figure:,}") for name, figure in block.rows]
    rows.append((f"**{say('tables.total')}** ({say('tables.computed')})", f"**{block.total:,}**"))
    table = layout.table((say("tables.name"), say("tables.figure")), rows)
    caption = layout.paragraph(
        f"{earlier_anchors(block)}{say('tables.caption')} {permalink(block)}", classes="caption"
    )
    return layout.container("figure", [caption, table], id=block.anchor, class_="table passage")
