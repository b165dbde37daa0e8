"""Pages as HTML: what Python-Markdown would make of them as Markdown, without its time.

An address inside the library begins with `DOCS` and is the path of a page in `docs/`: what becomes of it in a
site is known where the site is built.
"""

from collections.abc import Iterator
from html import escape

from build_tools.model import nodes
from build_tools.spelling.drawing import drawing_html
from build_tools.spelling.escaping import address, flatten, lines_of
from build_tools.spelling.links import Where
from build_tools.spelling.walking import headings, plain

DOCS = "docs:"  # no scheme that is linked
TITLE = "title"  # the id of a page's first heading, as `site/titles.py` gives it


def page_html(sheet: nodes.Sheet, where: Where) -> str:
    """Return the HTML of a page's content."""
    return block_html(sheet.blocks, where)


def contents(sheet: nodes.Sheet) -> tuple[tuple[int, str, str], ...]:
    """Return the level, the id and the text as HTML of every heading of a page, in order."""
    return tuple(
        (heading.level, heading_id(heading), " ".join(escape(plain(heading.content), quote=False).split()))
        for heading in headings(sheet.blocks)
    )


def heading_id(heading: nodes.Heading) -> str:
    """Return the id of a heading."""
    return heading.id or TITLE


def block_html(blocks: nodes.Blocks, where: Where) -> str:
    """Return blocks as HTML, a line each."""
    return "\n".join(_block(block, where) for block in blocks)


def inline_html(content: nodes.Content, where: Where) -> str:
    """Return words and what stands among them as HTML.

    >>> inline_html(("«<» ", nodes.Phrase(kind="strong", content=("نص",))), Where(page="a.md"))
    '«&lt;» <strong>نص</strong>'
    """
    return "".join(
        escape(flatten(part), quote=False) if isinstance(part, str) else _inline(part, where)
        for part in content
    )


def _inline(part: nodes.Phrase | nodes.Link, where: Where) -> str:
    content = inline_html(part.content, where)
    if isinstance(part, nodes.Link):
        return _link(part, content, where)
    attributes = _attributes(("lang", part.lang), ("dir", part.dir), ("class", part.classes), ("id", part.id))
    return f"<{part.kind}{attributes}>{content}</{part.kind}>"


def _link(link: nodes.Link, content: str, where: Where) -> str:
    if link.url:
        target = address(link.url)
    else:
        path, anchor = where.leads(link)
        target = (DOCS + path if path else "") + (f"#{anchor}" if anchor else "")
    if not target:
        return content
    attributes = _attributes(
        ("aria-label", link.label),
        ("class", link.classes),
        ("download", link.download),
        ("href", target),
        ("role", link.role),
        ("title", flatten(link.title).strip()),
    )
    return f"<a{attributes}>{content}</a>"


def _block(block: nodes.Block, where: Where) -> str:
    match block:
        case nodes.Paragraph():
            return f"<p{_own(block)}>{inline_html(block.content, where).strip()}</p>"
        case nodes.Heading():
            content = inline_html(block.content, where).strip()
            return f'<h{block.level} id="{heading_id(block)}">{content}</h{block.level}>'
        case nodes.Items():
            name = "ol" if block.numbered else "ul"
            items = "\n".join(_item(item, block.loose, where) for item in block.items)
            return f"<{name}{_attributes(('class', block.classes))}>\n{items}\n</{name}>"
        case nodes.Quotation():
            return f"<blockquote>\n{block_html(block.blocks, where)}\n</blockquote>"
        case nodes.Definitions():
            return _definitions(block, where)
        case nodes.Table():
            return _table(block, where)
        case nodes.Code():
            own = _attributes(("dir", block.dir), ("tabindex", "0"))
            return f"<pre{own}><code>{escape(lines_of(block.text), quote=False)}</code></pre>"
        case nodes.Picture():
            return f"<p>{_picture(block)}</p>"
        case nodes.Caption():
            return f"<figcaption>{inline_html(block.content, where).strip()}</figcaption>"
        case nodes.Box():
            return _box(block, where)
        case nodes.Disclosure():
            summary = inline_html(block.summary, where).strip()
            inner = block_html(block.blocks, where)
            return f"<details>\n<summary>{summary}</summary>\n{inner}\n</details>"
        case nodes.Drawing():
            return drawing_html(block)


def _item(item: nodes.Item, loose: bool, where: Where) -> str:
    first = item.blocks[0] if item.blocks else None
    if loose or not isinstance(first, nodes.Paragraph):
        attributes = _attributes(("class", item.classes), ("id", item.id), ("value", item.value))
        return f"<li{attributes}>\n{block_html(item.blocks, where)}\n</li>"
    rest = "".join(f"\n{_block(block, where)}\n" for block in item.blocks[1:])
    return f"<li{_own(first)}>{inline_html(first.content, where).strip()}{rest}</li>"


def _own(block: nodes.Paragraph) -> str:
    return _attributes(("class", block.classes), ("dir", block.dir), ("id", block.id), ("lang", block.lang))


def _definitions(block: nodes.Definitions, where: Where) -> str:
    lines = (line for entry in block.entries for line in _definition(entry, where))
    inner = "\n".join(lines)
    return f"<dl{_attributes(('class', block.classes))}>\n{inner}\n</dl>"


def _definition(entry: nodes.Definition, where: Where) -> Iterator[str]:
    yield f"<dt>{inline_html(entry.term, where).strip()}</dt>"
    for meaning in entry.meanings:
        yield f"<dd>{inline_html(meaning, where).strip()}</dd>"


def _table(block: nodes.Table, where: Where) -> str:
    """A table without rows has one of empty cells, as Python-Markdown writes it."""
    rows = block.rows or (((),) * len(block.head),)
    body = "\n".join(_row(row, "td", where) for row in rows)
    head = _row(block.head, "th", where)
    return f"<table>\n<thead>\n{head}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _row(row: tuple[nodes.Content, ...], name: str, where: Where) -> str:
    cells = "\n".join(f"<{name}>{inline_html(cell, where).strip()}</{name}>" for cell in row)
    return f"<tr>\n{cells}\n</tr>"


def _box(box: nodes.Box, where: Where) -> str:
    attributes = _attributes(
        ("aria-label", box.label),
        ("aria-labelledby", box.labelled_by),
        ("class", box.classes),
        ("id", box.id),
        ("role", box.role),
    )
    return f"<{box.kind}{attributes}>\n{block_html(box.blocks, where)}\n</{box.kind}>"


def _picture(picture: nodes.Picture) -> str:
    """A picture that is loaded when a reader comes near it; one without words has an empty `alt`."""
    alt = escape(flatten(picture.alt).strip())
    size = (("height", str(picture.height)), ("loading", "lazy"), ("src", DOCS + picture.path))
    return f'<img alt="{alt}"{_attributes(*size, ("width", str(picture.width)))} />'


def _attributes(*pairs: tuple[str, str]) -> str:
    """The attributes that have a value."""
    return "".join([f' {name}="{escape(value)}"' for name, value in pairs if value])
