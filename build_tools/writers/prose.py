"""Plain text as Markdown, its left-to-right runs set apart."""

from build_tools.writers import markdown
from build_tools.writers.runs import runs


def words(text: str, *, opens: bool = True, closes: bool = True, ltr: bool = False) -> str:
    """Return plain `text` as Markdown, its left-to-right runs set apart unless all of it is `ltr`."""
    parts = [text] if ltr else []
    kinds = ["plain"] if ltr else []
    for run in () if ltr else runs(markdown.flatten(text)):
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
    return content
