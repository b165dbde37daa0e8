"""Drawings as SVG: in a page, coloured by its style sheet, and as pictures of their own."""

from html import escape

from build_tools.model import nodes
from build_tools.spelling.escaping import flatten

# The colours of the light page, for a picture that is shown without its style sheet.
OWN_STYLE = (
    "text{font:14px 'IBM Plex Sans Arabic','Noto Sans Arabic',sans-serif;fill:#22282b}"
    ".quiet{fill:#575f63}.bar{fill:#0b5a5c}.bar.second{fill:#b7811c}.bar.third{fill:#8c8574}line{stroke:#8c8574}"
)


def drawing_html(drawing: nodes.Drawing) -> str:
    """Return a drawing as an element of a page, on one line."""
    return f'<div class="drawing">{_svg(drawing, "")}</div>'


def drawing_file(drawing: nodes.Drawing) -> str:
    """Return a drawing as a file of its own, with the colours of a light page."""
    return _svg(drawing, f"<style>{OWN_STYLE}</style>") + "\n"


def _svg(drawing: nodes.Drawing, style: str) -> str:
    size = f'viewBox="0 0 {drawing.width} {drawing.height}" width="{drawing.width}" height="{drawing.height}"'
    label = escape(flatten(drawing.label))
    shapes = "".join(map(_shape, drawing.shapes))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{label}" direction="rtl">'
    return f"{head}{style}{shapes}</svg>"


def _shape(shape: nodes.Shape) -> str:
    match shape:
        case nodes.Bar():
            classes = f"bar {shape.shade}".strip()
            place = f'x="{shape.x:g}" y="{shape.y:g}" width="{shape.width:g}" height="{shape.height:g}"'
            return f'<rect class="{classes}" {place} rx="2"></rect>'
        case nodes.Stroke():
            return f'<line x1="{shape.x1:g}" y1="{shape.y1:g}" x2="{shape.x2:g}" y2="{shape.y2:g}"></line>'
        case nodes.Words():
            return _words(shape)


def _words(shape: nodes.Words) -> str:
    """In words that run from right to left the start is their right end."""
    anchor = "end" if shape.ends else "start"
    direction = ' direction="ltr"' if shape.ltr else ""
    classes = ' class="quiet"' if shape.quiet else ""
    text = escape(flatten(shape.text), quote=False)
    place = f'x="{shape.x:g}" y="{shape.y:g}" text-anchor="{anchor}"'
    return f"<text{classes} {place}{direction}>{text}</text>"
