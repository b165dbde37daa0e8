"""Paragraphs and lists: what the body of any passage is made of."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from build_tools.arabic.wording import paragraph_label, say
from build_tools.model import Block, ItemList, ListItem, Paragraph, Tombstone, nodes
from build_tools.model.tree import Body
from build_tools.writers.text.notices import earlier_anchors, tombstone
from build_tools.writers.text.prose import span, words
from build_tools.writers.text.references import Place
from build_tools.writers.text.runs import is_mostly_latin
from build_tools.writers.text.spans import inline

LABELS = {"letter": "({label})", "number": "{label}.", "ordinal": "{label}:"}
T = TypeVar("T")
TOGETHER = 200  # items or rows: what is longer goes on in another list or table, for a page may end between


def permalink(block: Block, place: Place) -> nodes.Content:
    """Return the sign that leads to a passage without a printed number; nothing for the others."""
    if not block.anchor or (isinstance(block, Paragraph) and paragraph_label(block)):
        return ()
    sign = ("\N{PILCROW SIGN}",)
    title = say("report.permalink")
    link = nodes.Link(content=sign, path=place.page, anchor=block.anchor, classes="permalink", title=title)
    return (link,)


def paragraph(
    block: Paragraph,
    place: Place,
    *,
    opening: nodes.Content = (),
    closing: nodes.Content = (),
    id: str = "",
) -> nodes.Paragraph:
    """Return a paragraph between `opening` and `closing`; with an id it is a passage."""
    content = [*opening]
    if block.starts_cut:
        content += (mark("cut"), " ")
    content += inline(block.text, place)
    if block.ends_cut:
        content += (" ", mark("cut"))
    if block.unstopped:
        content += (" ", mark("unstopped"))
    content += (" ", *closing) if closing else ()
    latin = is_mostly_latin(block.text.plain)
    return nodes.Paragraph(
        content=tuple(content),
        id=id,
        classes="passage" if id else "",
        dir="ltr" if latin else "",
        lang="en" if latin else "",
    )


def paragraph_passage(block: Paragraph, place: Place) -> nodes.Paragraph:
    """Return a paragraph that is a passage, under its anchor and after its printed number."""
    opening = (*earlier_anchors(block), *_number(block, place))
    return paragraph(block, place, opening=opening, closing=permalink(block, place), id=block.anchor)


def item_lists(block: ItemList, place: Place) -> Iterator[nodes.Items]:
    """Yield a list, its printed labels as text; one that is very long goes on in another.

    Items of several paragraphs, and notices among them, part all of them.
    """
    for some in together(block.members):
        loose = any(isinstance(member, Tombstone) or _is_parted(member.body) for member in some)
        shown = (
            nodes.Item(blocks=(tombstone(member, place.page),))
            if isinstance(member, Tombstone)
            else _item(member, block.style, place)
            for member in some
        )
        yield nodes.Items(items=tuple(shown), loose=loose)


def body_blocks(
    body: Body,
    place: Place,
    *,
    opening: nodes.Content = (),
    closing: nodes.Content = (),
    id: str = "",
) -> Iterator[nodes.Block]:
    """Yield the parts of a body: its first paragraph carries id and opening, its last the closing."""
    paragraphs = _unnumbered(body)
    if not paragraphs and (opening or closing or id):
        content = (*opening, *closing)
        yield nodes.Paragraph(content=content, id=id, classes="passage" if id else "")
    for part in body:
        if isinstance(part, ItemList):
            yield from item_lists(part, place)
        elif part.number is not None:
            yield paragraph_passage(part, place)
        else:
            yield paragraph(
                part,
                place,
                opening=opening if part is paragraphs[0] else (),
                closing=closing if part is paragraphs[-1] else (),
                id=id if part is paragraphs[0] else "",
            )


def together(values: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """Yield so many values at a time as may stand in one list or table."""
    rest = iter(values)
    while some := tuple(islice(rest, TOGETHER)):
        yield some


def mark(name: str) -> nodes.Phrase:
    """Return what the page says of a text in its place: that it is cut, has no stop, or is not there."""
    return span(words(say(f"report.{name}")), name)


def _item(item: ListItem, style: str, place: Place) -> nodes.Item:
    opening: nodes.Content = earlier_anchors(item)
    if item.label is not None:
        printed = LABELS.get(style, "{label}").format(label=item.label)
        opening = (*opening, span((printed,), "label"), " ")
    blocks = body_blocks(item.body, place, opening=opening, closing=permalink(item, place), id=item.anchor)
    return nodes.Item(blocks=tuple(blocks))


def _is_parted(body: Body) -> bool:
    """Tell whether an item is more than a paragraph and lists below it."""
    rest: Sequence[Paragraph | ItemList] = body[1:] if body and isinstance(body[0], Paragraph) else body
    return any(isinstance(part, Paragraph) or _holds_notices(part) for part in rest)


def _holds_notices(block: ItemList) -> bool:
    return any(isinstance(member, Tombstone) for member in block.members)


def _unnumbered(body: Iterable[Paragraph | ItemList]) -> list[Paragraph]:
    return [part for part in body if isinstance(part, Paragraph) and part.number is None]


def _number(block: Paragraph, place: Place) -> nodes.Content:
    """The printed number of a paragraph, or its label, as a link to it."""
    printed = paragraph_label(block)
    if not printed:
        return ()
    title = say("report.label_link" if block.label else "report.number_link", number=printed)
    classes = "number" if block.article is None else "number article"
    link = nodes.Link(content=(printed,), path=place.page, anchor=block.anchor, classes=classes, title=title)
    return (link, " ")
