"""The text of a very long report as HTML, in parts that a browser opens at once.

Markdown takes milliseconds for a passage, and a report of a hundred thousand has no time for that.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice

from build_tools.html_pieces import ITEMS, in_lists, piece, together
from build_tools.model import (
    Block,
    Code,
    Document,
    Figure,
    Footnote,
    Gap,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    PrintedTable,
    Quotation,
    Recommendation,
    Table,
    Tombstone,
)
from build_tools.transforms.anchors import gap_anchors
from build_tools.tree import Body
from build_tools.wording import heading_label, paragraph_label, recommendation_label, say, show_gap
from build_tools.writers import layout
from build_tools.writers.bodies import LABELS
from build_tools.writers.dense import as_html, words_as_html
from build_tools.writers.figures import code_html, name_of
from build_tools.writers.notices import earlier_meanings, tombstone_html
from build_tools.writers.passages import passage
from build_tools.writers.references import Place, marker_id
from build_tools.writers.runs import is_mostly_latin

ROWS = 500  # that are one table


def text_pieces(document: Document, place: Place) -> Iterator[str]:
    """Yield the text of a report in pieces of Markdown that hold HTML, in reading order."""
    yield from together(_all_pieces(document, place))


def map_notes(notes: Sequence[Footnote | Gap], place: Place) -> Iterator[str]:
    """Yield each footnote as an item of a list, and each gap between them."""
    for note in notes:
        if isinstance(note, Gap):
            yield f"<li>{_gap(note)}</li>"
        else:
            back = _back(note, place)
            inner = _body(note.body, place, closing=back)
            yield f'<li id="{note.anchor}" value="{note.number}" class="passage">{inner}</li>'


def _all_pieces(document: Document, place: Place) -> Iterator[str]:
    for block in document.blocks:
        yield from _pieces(block, place)
        yield from earlier_meanings(block, place.page)
    if document.footnotes:
        yield piece(f'<h2 id="footnotes">{say("notes.title")}</h2>')
        yield from in_lists(map_notes(document.footnotes, place), "ol", "footnotes")
        for note in document.footnotes:
            yield from earlier_meanings(note, place.page)


def _pieces(block: Block, place: Place) -> Iterator[str]:
    match block:
        case Heading():
            label = words_as_html(heading_label(block.label)) if block.label else ""
            level = min(max(block.level, 2), 6)
            text = f"{_aliases(block)}{label}{as_html(block.text, place)}"
            yield piece(f'<h{level} id="{block.anchor}">{text}</h{level}>')
        case Paragraph():
            closing = "" if paragraph_label(block) else _permalink(block)
            yield piece(_paragraph(block, place, _aliases(block) + _number(block), closing, block.anchor))
        case Quotation():
            text = f"{_aliases(block)}{as_html(block.text, place)} {_permalink(block)}"
            yield piece(f'<blockquote><p id="{block.anchor}" class="passage">{text}</p></blockquote>')
        case Figure():
            yield piece(_figure(block, place))
        case Code():
            closing = f'<p class="caption">{_aliases(block)}{_permalink(block)}</p>'
            yield piece(f'<div id="{block.anchor}" class="code passage">{code_html(block)}{closing}</div>')
        case ItemList():
            yield from in_lists(_items(block, place), "ul")
        case Recommendation():
            yield from _recommendation(block, place)
        case Gap():
            yield piece(_gap(block))
        case Table():
            yield piece(_table(block))
        case PrintedTable():
            yield from map(piece, _printed_table(block, place))
        case _:
            yield passage(block, place)


def _items(block: ItemList, place: Place) -> Iterator[str]:
    """The items of a list, and the tombstones among them."""
    for member in block.members:
        if isinstance(member, Tombstone):
            yield f"<li>{tombstone_html(member, place.page)}</li>"
        else:
            yield _item(member, block.style, place)


def _item(item: ListItem, style: str, place: Place) -> str:
    opening = _aliases(item)
    if item.label is not None:
        printed = LABELS.get(style, "{label}").format(label=item.label)
        opening += f'<span class="label">{escape(printed)}</span> '
    return f"<li>{_body(item.body, place, opening, _permalink(item), item.anchor)}</li>"


def _recommendation(block: Recommendation, place: Place) -> Iterator[str]:
    """Its label and the beginning of its body are set apart; a body that is very long goes on below."""
    label = recommendation_label(block)
    title = escape(say("report.recommendation_link"))
    head = f'<p class="label"><a href="#{block.anchor}" title="{title}">{words_as_html(label)}</a></p>'
    missing = f'<p><span class="bodiless">{say("report.bodiless")}</span></p>'
    inner = _aliases(block) + head + (_body(block.body[:ITEMS], place) if block.body else missing)
    yield piece(f'<section class="recommendation passage" id="{block.anchor}">{inner}</section>')
    for part in block.body[ITEMS:]:
        yield from _pieces(part, place)


def _body(body: Body, place: Place, opening: str = "", closing: str = "", id: str = "") -> str:
    paragraphs = [part for part in body if isinstance(part, Paragraph) and part.number is None]
    parts = [] if paragraphs or not (opening or closing or id) else [_tagged("p", opening + closing, id)]
    for part in body:
        if isinstance(part, Paragraph) and part.number is not None:
            parts.append(_paragraph(part, place, _aliases(part) + _number(part), "", part.anchor))
        elif isinstance(part, Paragraph):
            first, last = part is paragraphs[0], part is paragraphs[-1]
            parts.append(_paragraph(part, place, opening * first, closing * last, id if first else ""))
        else:
            parts.append(f"<ul>{''.join(_items(part, place))}</ul>")
    return "".join(parts)


def _paragraph(block: Paragraph, place: Place, opening: str, closing: str, id: str) -> str:
    cut = f'<span class="cut">{say("report.cut")}</span>'
    parts = [cut] * block.starts_cut + [as_html(block.text, place)] + [cut] * block.ends_cut
    if block.unstopped:
        parts.append(f'<span class="unstopped">{say("report.unstopped")}</span>')
    direction = ' dir="ltr" lang="en"' if is_mostly_latin(block.text.plain) else ""
    return _tagged("p", f"{opening}{' '.join(parts)} {closing}".strip(), id, direction)


def _tagged(name: str, content: str, id: str, more: str = "") -> str:
    passage = f' id="{id}" class="passage"' if id else ""
    return f"<{name}{passage}{more}>{content}</{name}>"


def _number(block: Paragraph) -> str:
    printed = paragraph_label(block)
    if not printed:
        return ""
    title = escape(say("report.label_link" if block.label else "report.number_link", number=printed))
    classes = "number article" if block.article is not None else "number"
    return f'<a class="{classes}" href="#{block.anchor}" title="{title}">{escape(printed)}</a> '


def _permalink(block: Block) -> str:
    title = escape(say("report.permalink"))
    return f'<a class="permalink" href="#{block.anchor}" title="{title}">\N{PILCROW SIGN}</a>'


def _back(note: Footnote, place: Place) -> str:
    if note.anchor not in place.markers:
        return ""
    label = escape(say("notes.back", number=note.number))
    arrow = "\N{LEFTWARDS ARROW WITH HOOK}"
    to = marker_id(note.anchor)
    return f'<a class="backlink" role="doc-backlink" href="#{to}" aria-label="{label}">{arrow}</a>'


def _figure(block: Figure, place: Place) -> str:
    words = as_html(block.text, place) or f'<span class="undescribed">{say("report.undescribed")}</span>'
    absent = f'<span class="unattached">{say("report.unattached")}</span>'
    caption = "" if block.caption is None else f"<figcaption>{as_html(block.caption, place)}</figcaption>"
    inner = f"<p>{_aliases(block)}{absent} {words} {_permalink(block)}</p>{caption}"
    name = escape(name_of(block))
    return f'<figure id="{block.anchor}" class="picture passage" aria-label="{name}">{inner}</figure>'


def _gap(block: Gap) -> str:
    anchors = "".join(f'<span id="{anchor}"></span>' for anchor in gap_anchors(block))
    notice = words_as_html(show_gap(block.what, block.first, block.last))
    return f'<div class="gap" role="note"><p>{_aliases(block)}{anchors}{notice}</p></div>'


def _table(block: Table) -> str:
    rows = "".join(f"<tr><td>{words_as_html(name)}</td><td>{n:,}</td></tr>" for name, n in block.rows)
    total = f"<strong>{say('tables.total')}</strong> ({say('tables.computed')})"
    head = f"<tr><th>{say('tables.name')}</th><th>{say('tables.figure')}</th></tr>"
    caption = f'<p class="caption">{say("tables.caption")} {_permalink(block)}</p>'
    body = f"{rows}<tr><td>{total}</td><td><strong>{block.total:,}</strong></td></tr>"
    table = f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"
    return f'<figure id="{block.anchor}" class="table passage">{caption}{table}</figure>'


def _printed_table(block: PrintedTable, place: Place) -> Iterator[str]:
    """The rows of a table; where they are very many, it goes on below under the same head."""
    cells = ([as_html(cell, place).strip() for cell in row] for row in block.rows)
    head = next(cells) if block.head else [""] * len(block.rows[0])
    head_row = "".join(f"<th>{cell}</th>" for cell in head)
    rows = (f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    id, caption = f' id="{block.anchor}"', f'<p class="caption">{_aliases(block)}{_permalink(block)}</p>'
    while (some := "".join(islice(rows, ROWS))) or id:
        table = f"<table><thead><tr>{head_row}</tr></thead><tbody>{some}</tbody></table>"
        classes = f"table{' passage' if id else ''} {layout.sides(block.align)}".rstrip()
        yield f'<figure{id} class="{classes}">{table}{caption}</figure>'
        id = caption = ""


def _aliases(block: Block) -> str:
    return "".join(f'<span id="{anchor}"></span>' for anchor in block.aliases)
