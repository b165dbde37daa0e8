"""Text that is still the source of a page: its tags, or its letters as entities."""

import re
from html import unescape

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,30});")
FEWEST_ENTITIES, ENTITY_SHARE = 8, 0.2  # of the characters
DOCUMENT = re.compile(r"<(?:!doctype\s+\w|html[\s>]|\?xml\s|head>|body[\s>])", re.IGNORECASE)
TAG = re.compile(  # that parts a page into blocks: who writes about tags names one within a line
    r"</?(?:article|aside|blockquote|body|br|caption|div|dd|dl|dt|figcaption|figure|footer|h[1-6]|head|header"
    r"|hr|html|li|link|main|meta|nav|ol|p|section|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
FEWEST_TAGS, LINE_SHARE = 4, 0.5  # of the lines that are not blank
SHOWN = 30
TOLD = "the tags of a web page: "


def entities(text: str) -> str | None:
    """Return how `text` shows that its letters are entities of HTML; None where it only names some.

    >>> entities("&#1606;&#1589; &#1593;&#1606; &#1606;&#1607;&#1585; &#1608;&#1580;&#1587;&#1585;")
    'Arabic in entities of HTML: «&#1606;&#1589; &#1593;&#1606;»'
    >>> entities("يكتب المبرمج &nbsp; و&#1606; في صفحته")
    """
    if "&" not in text:
        return None
    found = [entity for entity in ENTITY.finditer(text) if _is_of_a_text(unescape(entity[0]))]
    length = sum(len(entity[0]) for entity in found)
    if len(found) < FEWEST_ENTITIES or length <= ENTITY_SHARE * sum(not char.isspace() for char in text):
        return None
    return f"Arabic in entities of HTML: «{text[found[0].start() :][:SHOWN].strip()}»"


def page(text: str) -> str | None:
    """Return how `text` shows that it is the source of a whole page; None where it only holds tags.

    >>> page("<!DOCTYPE html>\\n<p>نص</p>"), page("<p>نص</p>")
    ('the tags of a web page: «<!DOCTYPE html>»', None)
    """
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return f"{TOLD}«{first[:SHOWN]}»" if DOCUMENT.match(first) else None


def markup(text: str) -> str | None:
    """Return how `text` shows that it is the source of a page; None where it is a text, or names a tag.

    >>> markup("<p>نص عن النهر.</p>\\n<p>نص عن الجسر.</p>")
    'the tags of a web page: «<p>نص عن النهر.</p>»'
    >>> markup("يبدأ النص بوسم <p> وينتهي بوسم </p>.")
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    tagged = [line for line in lines if TAG.match(line)]
    if tagged and len(tagged) >= LINE_SHARE * len(lines) and len(TAG.findall(text)) >= FEWEST_TAGS:
        return page(text) or f"{TOLD}«{tagged[0][:SHOWN]}»"
    return page(text)


def _is_of_a_text(char: str) -> bool:
    """A letter beyond English ones, a mark on it, or a space: what no page needs to write as an entity."""
    return not char.isascii() and (char.isalpha() or char.isspace() or "\u064b" <= char <= "\u06dc")
