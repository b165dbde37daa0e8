"""Plain text as a page says it: its left-to-right runs set apart, messages with what stands in them."""

import re
from collections.abc import Iterable

from build_tools.model import nodes
from build_tools.spelling.escaping import flatten
from build_tools.writers.text.runs import Run, may_have_runs, runs

GOES_ON = "\N{NO-BREAK SPACE}…"  # after words that are cut short: no line begins with it
COMMA = "، "
_PLACE = re.compile(r"\{(\w+)\}")


def words(text: str, *, ltr: bool = False) -> nodes.Content:
    """Return plain `text`, its left-to-right runs set apart unless all of it is `ltr`.

    >>> words("وهبط -5% في عام")[1].content
    ('-5%',)
    """
    if ltr:
        return (text,)
    plain = flatten(text)
    if not may_have_runs(plain):
        return (plain,) if plain else ()
    return tuple(map(_run, runs(plain)))


def filled(message: str, **contents: nodes.Content) -> nodes.Content:
    """Return a message of ours with words and links in its places.

    >>> filled("انظر {way}.", way=("هنا",))
    ('انظر ', 'هنا', '.')
    """
    parts = _PLACE.split(message)
    found = ((part,) if place % 2 == 0 else contents[part] for place, part in enumerate(parts))
    return tuple(inline for part in found for inline in part if inline != "")


def joined(contents: Iterable[nodes.Content], between: str = COMMA) -> nodes.Content:
    """Return several lines as one, with `between` between them.

    >>> joined([("أ",), ("ب",)])
    ('أ', '، ', 'ب')
    """
    found: list[nodes.Inline] = []
    for content in contents:
        found += (between, *content) if found else content
    return tuple(found)


def strong(content: nodes.Content) -> nodes.Phrase:
    """Return words that are emphasised."""
    return nodes.Phrase(kind="strong", content=content)


def span(content: nodes.Content, classes: str) -> nodes.Phrase:
    """Return words that the page shows in a way of their own."""
    return nodes.Phrase(kind="span", content=content, classes=classes)


def place(anchor: str) -> nodes.Phrase:
    """Return a place without words that a link ends in."""
    return nodes.Phrase(kind="span", id=anchor)


def left_to_right(text: str, *, classes: str = "") -> nodes.Phrase:
    """Return a name or an address that is not Arabic, kept together in its own direction."""
    return nodes.Phrase(kind="bdi", content=(text,), dir="ltr", classes=classes)


def english(text: str) -> nodes.Phrase:
    """Return English words."""
    return nodes.Phrase(kind="span", content=(text,), lang="en", dir="ltr")


def paragraph(content: nodes.Content, classes: str = "") -> nodes.Paragraph:
    """Return a paragraph that is no passage."""
    return nodes.Paragraph(content=content, classes=classes)


def heading(level: int, content: nodes.Content, id: str = "") -> nodes.Heading:
    """Return a heading; that of the whole page needs no id."""
    return nodes.Heading(level=level, content=content, id=id)


def page_link(content: nodes.Content, path: str, anchor: str = "") -> nodes.Link:
    """Return a link to a page below `docs/`, or to a place in it."""
    return nodes.Link(content=content, path=path, anchor=anchor)


def items(lines: Iterable[nodes.Content], classes: str = "") -> nodes.Items:
    """Return a list of lines."""
    return nodes.Items(items=tuple(nodes.Item(blocks=(paragraph(line),)) for line in lines), classes=classes)


def _run(run: Run) -> nodes.Inline:
    match run.kind:
        case "language":
            return english(run.text)
        case "isolate":
            return left_to_right(run.text)
        case "long":
            return left_to_right(run.text, classes="long")
    return run.text
