"""What readers are told of passages that are no longer what, or where, a link says they were.

It is HTML: an update may have touched every passage, and Markdown takes milliseconds for each.
"""

from collections.abc import Iterator

from build_tools.html_pieces import piece
from build_tools.ledger.blocks import with_parts
from build_tools.model import (
    Block,
    Fate,
    Gap,
    Notice,
    Target,
    Tombstone,
)
from build_tools.tables import table
from build_tools.transforms.anchors import split_anchor
from build_tools.wording import say, show_date
from build_tools.writers import markdown, paths
from build_tools.writers.dense import page_link, words_as_html

STOPS = "،؛,;:. "  # after the words where a quotation stops
INNER_QUOTES = str.maketrans("«»", "“”")


def earlier_anchors(block: Block) -> str:
    """Return empty elements under the earlier anchors of a passage, for its beginning."""
    return "".join(markdown.tag("span", "", id=anchor) for anchor in block.aliases)


def earlier_meanings(block: Block, page: str) -> Iterator[str]:
    """Yield a notice below a block for each other meaning that its anchors, or those in it, once had."""
    for part in with_parts(block):
        if part.notices and not isinstance(part, Tombstone):
            yield piece(f'<div class="notice earlier" role="note">{_lines(part, page)}</div>')


def tombstone(block: Tombstone, page: str) -> str:
    """Return what stands where a passage was, under its anchor, as a piece of Markdown."""
    return piece(tombstone_html(block, page))


def tombstone_html(block: Tombstone, page: str) -> str:
    """Return what stands where a passage was, under its anchor.

    One that only moved to another report is marked so: the page's script follows its link.
    """
    moved = len(block.notices) == 1 and block.notices[0].fate is Fate.MOVED
    classes = "tombstone moved" if moved else "tombstone"
    return f'<div id="{block.anchor}" class="{classes}" role="note">{_lines(block, page)}</div>'


def printed_name(anchor: str) -> str | None:
    """Return what a passage is called whose anchor tells its printed number; None for an opaque anchor.

    >>> printed_name("rec3"), printed_name("abc234")
    ('التوصية 3', None)
    """
    numbered = split_anchor(anchor)
    if numbered is None:
        return None
    kind, number = numbered
    return say(f"passages.{kind}_number", number=number)


def link_to(target: Target, page: str) -> str:
    """Return a link from `page` to a passage, named by its printed number where the anchor tells it."""
    label = words_as_html(printed_name(target.anchor) or said("notices.place"))
    if paths.report(target.report) == page:
        return f'<a href="#{target.anchor}">{label}</a>'
    return page_link(label, paths.report(target.report), target.anchor)


def said(name: str, **values: str) -> str:
    """Return a message of `arabic/ledger.toml`, named by its table and key.

    The values are Markdown or HTML, as is the place it stands in.
    """
    section, key = name.split(".")
    text: str = table("arabic/ledger")[section][key]
    return text.format(**values)


def _lines(block: Block, page: str) -> str:
    """The notices of a block, each a paragraph."""
    return "".join(f"<p>{_line(notice, page, block)}</p>" for notice in block.notices)


def _line(notice: Notice, page: str, block: Block) -> str:
    """One notice; every one but that of a number no longer missed quotes the words the link was for."""
    quoted = words_as_html(notice.opening.translate(INNER_QUOTES).rstrip(STOPS)).strip()
    match notice.fate:
        case Fate.DELETED:
            told = _deleted(notice, block)
        case Fate.MOVED:
            told = _moved(notice, page)
        case Fate.DOUBTFUL:
            told = said(
                "notices.doubtful", links="، ".join(link_to(target, page) for target in notice.targets)
            )
        case Fate.REWORDED:
            told = said("notices.reworded")
        case Fate.UNREAD:
            told = said("notices.unread")
        case Fate.CLOSED:
            return said("notices.closed")
    return f"{told} {said('notices.opening', opening=quoted)}" if quoted else told


def _moved(notice: Notice, page: str) -> str:
    """Where a passage is now; by the number it had, if it had one."""
    form = "" if paths.report(notice.targets[0].report) == page else "_report"
    link = link_to(notice.targets[0], page)
    if numbered := split_anchor(notice.anchor):
        return said(f"notices.moved_number{form}", number=str(numbered[1]), link=link)
    return said(f"notices.moved{form}", link=link)


def _deleted(notice: Notice, block: Block) -> str:
    """That a passage was deleted, and when if that is known; by its number, if it had one.

    What is told at a missing number is told of its heading: the text below it may be there.
    """
    date = (show_date(notice.date) if notice.date else None) or said("notices.undated")
    numbered = split_anchor(notice.anchor)
    if numbered and not isinstance(block, Gap):
        form = "deleted_number" if isinstance(block, Tombstone) else "deleted_before"
        return said(f"{form}.{numbered[0]}", number=str(numbered[1]), date=date)
    return said(f"deleted.{notice.kind}", date=date)
