"""What a sanitiser would take out of a page: nothing, since nothing active comes from a source."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import frontmatter
import lxml.html
import nh3

from build_tools.spelling.markdown import APART
from tests.writers.rendering import render

# The elements that pages are made of, and their attributes; `*` may stand on any.
TAGS = {
    "a", "bdi", "blockquote", "code", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "ins", "li", "main", "mark", "ol", "p", "pre", "s", "section", "span",
    "strong", "summary", "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "ul", "nav", "br", "hr",
    "svg", "rect", "line", "text",  # of a chart
}  # fmt: skip
ATTRIBUTES = {
    "*": {"id", "class", "dir", "lang", "role", "title"},
    "a": {"href", "download"},
    "li": {"value"},
    "pre": {"tabindex"},
    "time": {"datetime"},
    "svg": {"viewBox", "width", "height", "direction", "xmlns"},
    "rect": {"x", "y", "width", "height", "rx"},
    "line": {"x1", "y1", "x2", "y2"},
    "text": {"x", "y", "text-anchor", "direction"},
}
PREFIXES = {"aria-", "data-"}
SCHEMES = {"http", "https", "mailto"}
SPELT = {"viewbox": "viewBox"}  # by a parser of HTML 5, which the other knows in small letters only

Allowed = Mapping[str, set[str]]


def foreign(page: str) -> str:
    """Return where a page of Markdown and its sanitised self part, or nothing.

    The comment that keeps two lists apart is no part of what is shown.
    """
    return difference(render(frontmatter.loads(page).content).replace(APART, ""))


def allowed_in(pages: Iterable[str]) -> Allowed:
    """Return the elements of whole pages and the attributes on each: the allow-list of what is like them."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for element in _tree(content(page)).iter():
            if isinstance(element.tag, str):
                found[element.tag] |= {SPELT.get(name, name) for name, _ in element.items()}
    return found


def content(page: str) -> str:
    """Return what stands in the head and in the body of a whole page, as a sanitiser reads it."""
    body = page.index(">", page.index("<body")) + 1
    return (
        page[page.index("<head>") + len("<head>") : page.index("</head>")]
        + page[body : page.rindex("</body>")]
    )


def difference(html: str, allowed: Allowed | None = None) -> str:
    """Return where HTML and its sanitised self part, or nothing.

    Both are read by one parser, so that spelling does not count. What is `allowed` beside what pages of
    Markdown are made of may be a script: which one a page may run is for its policy to say.
    """
    attributes = {
        tag: ATTRIBUTES.get(tag, set()) | names for tag, names in (ATTRIBUTES | (allowed or {})).items()
    }
    cleaned = nh3.clean(
        html,
        tags=TAGS | set(allowed or ()),
        clean_content_tags=set() if allowed else None,
        attributes=attributes,
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
    return [
        f"{_tag(element)} «{element.text or ''}» «{element.tail or ''}»" for element in _tree(html).iter()
    ]


def _tree(html: str) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(html, create_parent="main")


def _tag(element: lxml.html.HtmlElement) -> str:
    if not isinstance(element.tag, str):
        return "a comment"
    values = {
        name: "" if value == name else value for name, value in sorted(element.items())
    }  # defer, hidden
    return " ".join((element.tag, *(f'{name}="{value}"' for name, value in values.items())))
