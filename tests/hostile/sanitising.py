"""What a sanitiser would take out of a page: nothing, since nothing active comes from a source."""

import frontmatter
import lxml.html
import nh3

from tests.writers.rendering import render

# The elements that pages are made of, and their attributes; `*` may stand on any.
TAGS = {
    "a", "bdi", "blockquote", "dd", "del", "details", "div", "dl", "dt", "em", "figure", "h1", "h2", "h3",
    "h4", "h5", "h6", "ins", "li", "main", "mark", "ol", "p", "section", "span", "strong", "summary", "sup",
    "table", "tbody", "td", "th", "thead", "time", "tr", "ul", "nav", "br", "hr",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"id", "class", "dir", "lang", "role", "title"},
    "a": {"href", "download"},
    "li": {"value"},
    "time": {"datetime"},
}
PREFIXES = {"aria-", "data-"}
SCHEMES = {"http", "https", "mailto"}


def foreign(page: str) -> str:
    """Return where a page of Markdown and its sanitised self part, or nothing."""
    return difference(render(frontmatter.loads(page).content))


def difference(html: str) -> str:
    """Return where HTML and its sanitised self part, or nothing.

    Both are read by one parser, so that spelling does not count.
    """
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        generic_attribute_prefixes=PREFIXES,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    before, after = _outline(html), _outline(cleaned)
    place = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    if place is None and len(before) == len(after):
        return ""
    return f"{before[place or -1]} became {after[place or -1] if after else 'nothing'}"


def _outline(html: str) -> list[str]:
    root = lxml.html.fragment_fromstring(html, create_parent="main")
    return [f"{_tag(element)} «{element.text or ''}» «{element.tail or ''}»" for element in root.iter()]


def _tag(element: lxml.html.HtmlElement) -> str:
    if not isinstance(element.tag, str):
        return "a comment"
    return " ".join((element.tag, *(f'{name}="{value}"' for name, value in sorted(element.items()))))
