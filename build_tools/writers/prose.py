"""Plain text as Markdown, its left-to-right runs set apart."""

from build_tools.html_pieces import piece
from build_tools.writers import markdown
from build_tools.writers.dense import MANY, words_as_html
from build_tools.writers.runs import runs

GOES_ON = "\N{NO-BREAK SPACE}…"  # after words that are cut short: no line begins with it


def words(text: str, *, opens: bool = True, closes: bool = True, ltr: bool = False) -> str:
    """Return plain `text` as Markdown, its left-to-right runs set apart unless all of it is `ltr`."""
    found = [] if ltr else list(runs(markdown.flatten(text)))
    if len(found) > MANY:
        return piece(words_as_html(text).strip())
    parts = [text] if ltr else []
    kinds = ["plain"] if ltr else []
    for run in found:
        parts.append(run.text)
        kinds.append(run.kind)
    last = len(parts) - 1
    return "".join(
        _run(markdown.escape(part, opens=opens and i == 0, closes=closes and i == last), kind)
        for i, (part, kind) in enumerate(zip(parts, kinds, strict=True))
    )


def _run(content: str, kind: str) -> str:
    match kind:
        case "language":
            return markdown.tag("span", content, lang="en", dir="ltr")
        case "isolate":
            return markdown.tag("bdi", content, dir="ltr")
        case "long":
            return markdown.tag("bdi", content, dir="ltr", class_="long")
    return content
