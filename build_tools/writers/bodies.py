"""Paragraphs and lists as Markdown: what the body of any passage is made of."""

from collections.abc import Iterator

from build_tools.model import Block, ItemList, ListItem, Paragraph, Tombstone
from build_tools.tree import Body
from build_tools.wording import paragraph_label, say
from build_tools.writers import layout, markdown
from build_tools.writers.notices import earlier_anchors, tombstone
from build_tools.writers.prose import words
from build_tools.writers.references import Place
from build_tools.writers.runs import is_mostly_latin
from build_tools.writers.spans import inline

LABELS = {"letter": "({label})", "number": "{label}.", "ordinal": "{label}:"}


def permalink(block: Block) -> str:
    """Return the sign that leads to a passage without a printed number; nothing for the others."""
    if not block.anchor or (isinstance(block, Paragraph) and paragraph_label(block)):
        return ""
    title = say("report.permalink")
    return markdown.link("\N{PILCROW SIGN}", f"#{block.anchor}", classes="permalink", title=title)


def paragraph(block: Paragraph, place: Place, *, opening: str = "", closing: str = "", id: str = "") -> str:
    """Return a paragraph as Markdown, between `opening` and `closing`; with an id it is a passage."""
    parts = [inline(block.text, place, opens=not opening and not block.starts_cut)]
    if block.starts_cut:
        parts.insert(0, mark("cut"))
    if block.ends_cut:
        parts.append(mark("cut"))
    if block.unstopped:
        parts.append(mark("unstopped"))
    text = opening + " ".join([*parts, closing]).strip()
    classes = "passage" if id else ""
    if is_mostly_latin(block.text.plain):
        return layout.paragraph(text, id=id, classes=classes, dir="ltr", lang="en")
    return layout.paragraph(text, id=id, classes=classes)


def paragraph_passage(block: Paragraph, place: Place) -> str:
    """Return a paragraph that is a passage, under its anchor and after its printed number."""
    opening = earlier_anchors(block) + _number(block)
    return paragraph(block, place, opening=opening, closing=permalink(block), id=block.anchor)


def item_list(block: ItemList, place: Place) -> str:
    """Return a list, its printed labels as text; items of several paragraphs part all of them."""
    loose = any(sum(isinstance(part, Paragraph) for part in item.body) > 1 for item in block.items)
    parts = (
        layout.item([tombstone(member, place.page)], loose=loose)
        if isinstance(member, Tombstone)
        else _item(member, block.style, place, loose)
        for member in block.members
    )
    return ("\n\n" if loose else "\n").join(parts)


def body_blocks(
    body: Body, place: Place, *, opening: str = "", closing: str = "", id: str = ""
) -> Iterator[str]:
    """Yield the parts of a body: its first paragraph carries id and opening, its last the closing."""
    paragraphs = [part for part in body if isinstance(part, Paragraph) and part.number is None]
    if not paragraphs and (opening or closing or id):
        yield layout.paragraph((opening + closing).strip(), id=id, classes="passage" if id else "")
    for part in body:
        if isinstance(part, ItemList):
            yield item_list(part, place)
        elif part.number is not None:
            yield paragraph_passage(part, place)
        else:
            yield paragraph(
                part,
                place,
                opening=opening if part is paragraphs[0] else "",
                closing=closing if part is paragraphs[-1] else "",
                id=id if part is paragraphs[0] else "",
            )


def _item(item: ListItem, style: str, place: Place, loose: bool) -> str:
    label = earlier_anchors(item)
    if item.label is not None:
        printed = LABELS.get(style, "{label}").format(label=item.label)
        label += markdown.tag("span", markdown.escape(printed, opens=False), class_="label") + " "
    blocks = body_blocks(item.body, place, opening=label, closing=permalink(item), id=item.anchor)
    return layout.item(blocks, loose=loose)


def _number(block: Paragraph) -> str:
    """The printed number of a paragraph, or its label, as a link to it."""
    printed = paragraph_label(block)
    if not printed:
        return ""
    title = say("report.label_link" if block.label else "report.number_link", number=printed)
    classes = "number article" if block.article is not None else "number"
    return markdown.link(markdown.escape(printed), f"#{block.anchor}", classes=classes, title=title) + " "


def mark(name: str) -> str:
    """Return what the page says of a text in its place: that it is cut, has no stop, or is not there."""
    return markdown.tag("span", words(say(f"report.{name}")), class_=name)
