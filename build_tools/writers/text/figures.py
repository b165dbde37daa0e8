"""Pictures and code of the source: what stands for a picture that is not here, lines as they stand."""

from build_tools.arabic.wording import say
from build_tools.model import Code, Figure, nodes
from build_tools.writers.text.bodies import mark, permalink
from build_tools.writers.text.notices import earlier_anchors
from build_tools.writers.text.prose import paragraph
from build_tools.writers.text.references import Place
from build_tools.writers.text.runs import is_mostly_latin
from build_tools.writers.text.spans import inline


def figure(block: Figure, place: Place) -> nodes.Box:
    """Return a picture as the words that stand for it, its caption, and that it is not attached."""
    told = inline(block.text, place) if block.text.plain else (mark("undescribed"),)
    sign = permalink(block, place)
    shown = paragraph((*earlier_anchors(block), mark("unattached"), " ", *told, " ", *sign))
    caption = () if block.caption is None else (nodes.Caption(content=inline(block.caption, place)),)
    return nodes.Box(
        kind="figure",
        blocks=(shown, *caption),
        id=block.anchor,
        classes="picture passage",
        label=block.text.plain or say("report.undescribed"),
    )


def code(block: Code, place: Place) -> nodes.Box:
    """Return lines of code as they stand, spaces and all."""
    direction = "ltr" if is_mostly_latin(block.text.plain) else ""
    lines = nodes.Code(text=block.text.plain, dir=direction)
    closing = paragraph((*earlier_anchors(block), *permalink(block, place)), "caption")
    return nodes.Box(kind="div", blocks=(lines, closing), id=block.anchor, classes="code passage")
