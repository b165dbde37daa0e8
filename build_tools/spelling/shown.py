"""What the site shows of a page, as a file: it tells which Markdown it is for, and whether it is whole."""

import hashlib
import json

from build_tools.model import Page, Shown


def shown_text(page: Page, shown: Shown) -> str:
    """Return the file of what is shown of a page: a line that tells of the rest, then the HTML."""
    told = {"of": _digest(page.text), "is": _digest(shown.html), "contents": shown.contents}
    return f"{json.dumps(told, ensure_ascii=False)}\n{shown.html}"


def read_shown(text: str, markdown: str) -> Shown | None:
    """Return what is shown of the page with this Markdown; None where the file is not whole, or another's.

    >>> page = Page(path="a.md", text="# نص")
    >>> shown = Shown(html="<h1>نص</h1>", contents=((1, "_", "نص"),))
    >>> text = shown_text(page, shown)
    >>> read_shown(text, "# نص") == shown, read_shown(text, "# غيره"), read_shown(text[:-1], "# نص")
    (True, None, None)
    """
    head, _, html = text.partition("\n")
    try:
        told = json.loads(head)
        if told["of"] != _digest(markdown) or told["is"] != _digest(html):
            return None
        contents = tuple((int(level), str(id), str(words)) for level, id, words in told["contents"])
    except (ValueError, KeyError, TypeError):
        return None
    return Shown(html=html, contents=contents)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
