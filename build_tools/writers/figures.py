"""Pictures and code of the source: what stands for a picture that is not here, lines as they stand."""

from collections.abc import Iterator
from html import escape

from build_tools.html_pieces import piece
from build_tools.model import Code, Figure
from build_tools.wording import say
from build_tools.writers import layout
from build_tools.writers.bodies import mark, permalink
from build_tools.writers.notices import earlier_anchors
from build_tools.writers.references import Place
from build_tools.writers.runs import is_mostly_latin
from build_tools.writers.spans import inline

LINE_END = "&#10;"  # a piece of HTML is one line


def figure(block: Figure, place: Place) -> str:
    """Return a picture as the words that stand for it, its caption, and that it is not attached."""
    return layout.container(
        "figure", _parts(block, place), id=block.anchor, class_="picture passage", aria_label=name_of(block)
    )


def code(block: Code) -> str:
    """Return lines of code as they stand, spaces and all."""
    closing = layout.paragraph(f"{earlier_anchors(block)}{permalink(block)}", classes="caption")
    return layout.container("div", [piece(code_html(block)), closing], id=block.anchor, class_="code passage")


def code_html(block: Code) -> str:
    """Return lines of code as HTML in one line."""
    direction = ' dir="ltr"' if is_mostly_latin(block.text.plain) else ""
    lines = escape(block.text.plain, quote=False).replace("\n", LINE_END)
    return f'<pre tabindex="0"{direction}><code>{lines}</code></pre>'


def name_of(block: Figure) -> str:
    """Return what a picture is called where nobody sees it."""
    return block.text.plain or say("report.undescribed")


def _parts(block: Figure, place: Place) -> Iterator[str]:
    words = inline(block.text, place) if block.text.plain else mark("undescribed")
    yield layout.paragraph(f"{earlier_anchors(block)}{mark('unattached')} {words} {permalink(block)}")
    if block.caption is not None:
        yield layout.inline_container("figcaption", inline(block.caption, place, opens=False))
