"""The blocks of a report as Markdown, each passage under its anchor."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from build_tools.model import (
    Block,
    Footnote,
    Gap,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quotation,
    Recommendation,
    Table,
)
from build_tools.tree import Body
from build_tools.writers import layout, markdown
from build_tools.writers.runs import is_mostly_latin
from build_tools.writers.spans import Place, inline, words
from build_tools.writers.wording import say, show_gap

ANCHORS = {"paragraph": "p", "recommendation": "rec", "footnote": "fn"}
LABELS = {"letter": "({label})", "number": "{label}.", "ordinal": "{label}:"}


def passage(block: Block, place: Place) -> str:
    """Return a block of a report's text as Markdown.

    Raises ValueError for a block that has no place in a text.
    """
    match block:
        case Heading():
            return _heading(block, place)
        case Paragraph():
            return _paragraph(
                block, place, opening=_number(block), closing=_permalink(block), id=block.anchor
            )
        case Quotation():
            text = f"{inline(block.text, place)} {_permalink(block)}"
            return layout.quotation(layout.paragraph(text, id=block.anchor, classes="passage"))
        case ItemList():
            return _item_list(block, place)
        case Recommendation():
            return _recommendation(block, place)
        case Table():
            return _table(block)
        case Gap():
            return gap(block)
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
    anchors = "".join(markdown.tag("span", "", id=anchor) for anchor in missing_anchors(block))
    notice = words(show_gap(block.what, block.first, block.last))
    return layout.container("div", [anchors + notice], class_="gap", role="note")


def missing_anchors(block: Gap) -> tuple[str, ...]:
    """Return the anchors of all that a gap stands for, in order."""
    return tuple(f"{ANCHORS[block.what]}{number}" for number in range(block.first, block.last + 1))


def heading_label(block: Heading) -> str:
    """Return a heading's text with its printed ordinal before it."""
    return f"{block.label} - " if block.label else ""


def _note(block: Footnote, place: Place) -> str:
    """A footnote as an item under its printed number, with the way back to its first marker."""
    number = str(block.number)
    back = ""
    if f"ref-fn{number}" in place.markers:
        back = markdown.tag(
            "a",
            "\N{LEFTWARDS ARROW WITH HOOK}",
            class_="backlink",
            role="doc-backlink",
            href=f"#ref-fn{number}",
            aria_label=say("notes.back", number=number),
        )
    blocks = _body(block.body, place, closing=back)
    return layout.container("li", blocks, id=block.anchor, value=number, class_="passage")


def _heading(block: Heading, place: Place) -> str:
    label = words(heading_label(block), opens=False, closes=False)
    return layout.heading(block.level, label + inline(block.text, place, opens=False), block.anchor)


def _number(block: Paragraph) -> str:
    if block.number is None:
        return ""
    title = say("report.number_link", number=block.number)
    return markdown.link(str(block.number), f"#{block.anchor}", classes="number", title=title) + " "


def _permalink(block: Block) -> str:
    """The sign that leads to a passage that has no printed number."""
    if not block.anchor or (isinstance(block, Paragraph) and block.number is not None):
        return ""
    title = say("report.permalink")
    return markdown.link("\N{PILCROW SIGN}", f"#{block.anchor}", classes="permalink", title=title)


def _paragraph(block: Paragraph, place: Place, *, opening: str = "", closing: str = "", id: str = "") -> str:
    parts = [inline(block.text, place, opens=not opening and not block.starts_cut)]
    if block.starts_cut:
        parts.insert(0, _mark("cut"))
    if block.ends_cut:
        parts.append(_mark("cut"))
    if block.unstopped:
        parts.append(_mark("unstopped"))
    text = opening + " ".join([*parts, closing]).strip()
    classes = "passage" if id else ""
    if is_mostly_latin(block.text.plain):
        return layout.paragraph(text, id=id, classes=classes, dir="ltr", lang="en")
    return layout.paragraph(text, id=id, classes=classes)


def _mark(name: str) -> str:
    return markdown.tag("span", words(say(f"report.{name}")), class_=name)


def _item_list(block: ItemList, place: Place) -> str:
    loose = any(sum(isinstance(part, Paragraph) for part in item.body) > 1 for item in block.items)
    parts = (_item(item, block.style, place, loose) for item in block.items)
    return ("\n\n" if loose else "\n").join(parts)


def _item(item: ListItem, style: str, place: Place, loose: bool) -> str:
    label = ""
    if item.label is not None:
        printed = LABELS.get(style, "{label}").format(label=item.label)
        label = markdown.tag("span", markdown.escape(printed, opens=False), class_="label") + " "
    blocks = _body(item.body, place, opening=label, closing=_permalink(item), id=item.anchor)
    return layout.item(blocks, loose=loose)


def _body(body: Body, place: Place, *, opening: str = "", closing: str = "", id: str = "") -> Iterator[str]:
    """The parts of a body: its first paragraph carries the anchor and the label, its last the way back."""
    paragraphs = [part for part in body if isinstance(part, Paragraph)]
    if not paragraphs:
        yield layout.paragraph((opening + closing).strip(), id=id, classes="passage" if id else "")
    for part in body:
        if isinstance(part, Paragraph):
            yield _paragraph(
                part,
                place,
                opening=opening if part is paragraphs[0] else "",
                closing=closing if part is paragraphs[-1] else "",
                id=id if part is paragraphs[0] else "",
            )
        else:
            yield _item_list(part, place)


def _recommendation(block: Recommendation, place: Place) -> str:
    name = "unnumbered_recommendation" if block.number is None else "recommendation"
    label = say(f"report.{name}", number=block.number or 0)
    title = say("report.recommendation_link")
    head = layout.paragraph(
        markdown.link(label, f"#{block.anchor}", title=title), id=f"{block.anchor}-label", classes="label"
    )
    return layout.container(
        "section",
        [head, *_body(block.body, place)],
        class_="recommendation passage",
        id=block.anchor,
        aria_labelledby=f"{block.anchor}-label",
    )


def _table(block: Table) -> str:
    rows = [(markdown.escape(name), f"{figure:,}") for name, figure in block.rows]
    rows.append((f"**{say('tables.total')}** ({say('tables.computed')})", f"**{block.total:,}**"))
    table = layout.table((say("tables.name"), say("tables.figure")), rows)
    caption = layout.paragraph(f"{say('tables.caption')} {_permalink(block)}", classes="caption")
    return layout.container("figure", [caption, table], id=block.anchor, class_="table passage")
