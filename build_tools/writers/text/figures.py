"""Pictures and code of the source: pictures, what stands for one that is not here, lines as they stand."""

from collections.abc import Mapping

from build_tools.arabic.credits import credit
from build_tools.arabic.wording import say
from build_tools.model import Code, Document, Figure, Picture, Text, nodes
from build_tools.spelling import paths
from build_tools.writers.text.bodies import mark, permalink
from build_tools.writers.text.notices import earlier_anchors
from build_tools.writers.text.prose import paragraph, span
from build_tools.writers.text.references import Place
from build_tools.writers.text.runs import is_mostly_latin
from build_tools.writers.text.spans import inline


def figure(block: Figure, place: Place) -> nodes.Box:
    """Return a picture as the words that stand for it, its caption, and that it is not attached."""
    told = inline(block.text, place) if block.text.plain else (mark("undescribed"),)
    sign = permalink(block, place)
    caption = () if block.caption is None else (nodes.Caption(content=_credited(block.caption, place)),)
    shown: nodes.Blocks
    classes = "picture passage"
    if found := place.pictures.get(block.address):
        picture, path = found
        sized = nodes.Picture(path=path, alt=block.text.plain, width=picture.width, height=picture.height)
        classes = "picture shown passage"
        shown = (sized, paragraph((*earlier_anchors(block), *told, " ", *sign)))
    else:
        shown = (paragraph((*earlier_anchors(block), mark("unattached"), " ", *told, " ", *sign)),)
    return nodes.Box(
        kind="figure",
        blocks=(*shown, *caption),
        id=block.anchor,
        classes=classes,
        label=block.text.plain or say("report.undescribed"),
    )


def shown_pictures(document: Document) -> Mapping[str, tuple[Picture, str]]:
    """Return the pictures of a report that the site shows, by their names, with the path of each file."""
    return {
        one.address or one.name: (one, paths.download(document.id, one.name))
        for one in document.source.pictures
    }


def _credited(caption: Text, place: Place) -> nodes.Content:
    """A caption; the words at its end that say whose the picture is are set apart."""
    found = credit(caption.plain)
    if found is None or caption.spans:
        return inline(caption, place)
    before, whose = Text(plain=caption.plain[:found].rstrip()), Text(plain=caption.plain[found:])
    return (*inline(before, place), " ", span(inline(whose, place), "credit"))


def code(block: Code, place: Place) -> nodes.Box:
    """Return lines of code as they stand, spaces and all."""
    direction = "ltr" if is_mostly_latin(block.text.plain) else ""
    lines = nodes.Code(text=block.text.plain, dir=direction)
    closing = paragraph((*earlier_anchors(block), *permalink(block, place)), "caption")
    return nodes.Box(kind="div", blocks=(lines, closing), id=block.anchor, classes="code passage")
