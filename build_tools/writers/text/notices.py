"""What readers are told of passages that are no longer what, or where, a link says they were."""

from collections.abc import Iterator

from build_tools.arabic.wording import say, show_date
from build_tools.ground.tables import table
from build_tools.ledger.identity.blocks import with_parts
from build_tools.model import (
    Block,
    Fate,
    Gap,
    Notice,
    Target,
    Tombstone,
    nodes,
)
from build_tools.spelling import paths
from build_tools.transforms.anchors import split_anchor
from build_tools.writers.text.prose import filled, joined, page_link, paragraph, place, words

STOPS = "،؛,;:. "  # after the words where a quotation stops
INNER_QUOTES = str.maketrans("«»", "“”")


def earlier_anchors(block: Block) -> nodes.Content:
    """Return empty elements under the earlier anchors of a passage, for its beginning."""
    return tuple(map(place, block.aliases))


def earlier_meanings(block: Block, page: str) -> Iterator[nodes.Box]:
    """Yield a notice below a block for each other meaning that its anchors, or those in it, once had."""
    for part in with_parts(block):
        if part.notices and not isinstance(part, Tombstone):
            yield nodes.Box(kind="div", blocks=_lines(part, page), classes="notice earlier", role="note")


def tombstone(block: Tombstone, page: str) -> nodes.Box:
    """Return what stands where a passage was, under its anchor.

    One that only moved to another report is marked so: the page's script follows its link.
    """
    moved = len(block.notices) == 1 and block.notices[0].fate is Fate.MOVED
    classes = "tombstone moved" if moved else "tombstone"
    return nodes.Box(kind="div", blocks=_lines(block, page), id=block.anchor, classes=classes, role="note")


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


def link_to(target: Target) -> nodes.Link:
    """Return a link to a passage, named by its printed number where the anchor tells it."""
    label = words(printed_name(target.anchor) or said("notices.place"))
    return page_link(label, paths.report(target.report), target.anchor)


def said(name: str, **values: str) -> str:
    """Return a message of `arabic/ledger.toml`, named by its table and key."""
    return message(name).format(**values)


def told(name: str, **contents: nodes.Content) -> nodes.Content:
    """Return a message of `arabic/ledger.toml` with words and links in its places."""
    return filled(message(name), **contents)


def message(name: str) -> str:
    """Return a message of `arabic/ledger.toml` as it is written there."""
    section, key = name.split(".")
    return str(table("arabic/ledger")[section][key])


def _lines(block: Block, page: str) -> nodes.Blocks:
    """The notices of a block, each a paragraph."""
    return tuple(paragraph(_line(notice, page, block)) for notice in block.notices)


def _line(notice: Notice, page: str, block: Block) -> nodes.Content:
    """One notice; every one but that of a number no longer missed quotes the words the link was for."""
    quoted = words(notice.opening.translate(INNER_QUOTES).rstrip(STOPS).strip())
    match notice.fate:
        case Fate.DELETED:
            line: nodes.Content = (_deleted(notice, block),)
        case Fate.MOVED:
            line = _moved(notice, page)
        case Fate.DOUBTFUL:
            line = told("notices.doubtful", links=joined((link_to(target),) for target in notice.targets))
        case Fate.REWORDED:
            line = (said("notices.reworded"),)
        case Fate.UNREAD:
            line = (said("notices.unread"),)
        case Fate.CLOSED:
            return (said("notices.closed"),)
    return (*line, " ", *told("notices.opening", opening=quoted)) if quoted else line


def _moved(notice: Notice, page: str) -> nodes.Content:
    """Where a passage is now; by the number it had, if it had one."""
    form = "" if paths.report(notice.targets[0].report) == page else "_report"
    link = (link_to(notice.targets[0]),)
    if numbered := split_anchor(notice.anchor):
        return told(f"notices.moved_number{form}", number=(str(numbered[1]),), link=link)
    return told(f"notices.moved{form}", link=link)


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
