"""Pages as Markdown, for `docs/`: the form that people read, compare and build with MkDocs alone."""

import html
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import yaml

from build_tools.model import nodes
from build_tools.spelling.drawing import drawing_html
from build_tools.spelling.escaping import (
    address,
    attributes,
    escape,
    flatten,
    html_attributes,
    lines_of,
    quote,
)
from build_tools.spelling.links import Where

APART = "<!-- -->"  # between two blocks of a kind, which Markdown would take for one
JOINED = (nodes.Items, nodes.Definitions, nodes.Quotation)
DUMPER: type = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def page_markdown(sheet: nodes.Sheet, where: Where) -> str:
    """Return a page as a Markdown file: front matter, then the blocks with empty lines between them."""
    return f"{front_matter(sheet.fields)}\n{block_markdown(sheet.blocks, where)}\n"


def front_matter(fields: Mapping[str, object]) -> str:
    """Return `fields` as YAML front matter; what is None is left out."""
    present = {
        key: flatten(value).strip() if isinstance(value, str) else value
        for key, value in fields.items()
        if value is not None
    }
    data = yaml.dump(present, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=10**9)
    return f"---\n{data}---\n"


def block_markdown(blocks: nodes.Blocks, where: Where) -> str:
    """Return blocks as Markdown, an empty line between two.

    >>> print(block_markdown((nodes.Paragraph(content=("1. نص",), id="p1"),), Where(page="a.md")))
    1\\. نص
    {: #p1 }
    """
    spelt = [_block(block, where) for block in blocks]
    for place, (one, next_one) in enumerate(pairwise(blocks)):
        if isinstance(one, JOINED) and type(one) is type(next_one):
            spelt[place] += f"\n\n{APART}"
    return "\n\n".join(spelt)


def inline_markdown(content: nodes.Content, where: Where, *, opens: bool = True, closes: bool = True) -> str:
    """Return words and what stands among them as Markdown that shows them as typed.

    `opens` and `closes` tell whether they stand at the start and at the end of a block, where a sign may
    mean more.
    """
    if len(content) == 1 and isinstance(content[0], str):  # most lines are
        return escape(content[0], opens=opens, closes=closes)
    parts: list[str] = []
    last = len(content) - 1
    for place, part in enumerate(content):
        if isinstance(part, str):
            shown = escape(part, opens=opens, closes=closes and place == last)
        else:
            shown = _inline(part, where)
            if shown.startswith("[") and parts and parts[-1].endswith("!"):  # it would be a picture
                parts[-1] = parts[-1][:-1] + "&#33;"
        opens = opens and not shown
        parts.append(shown)
    return "".join(parts)


def _inline(part: nodes.Phrase | nodes.Link, where: Where) -> str:
    content = inline_markdown(part.content, where, opens=False, closes=False)
    match part:
        case nodes.Link():
            return _link(part, content, where)
        case nodes.Phrase(kind="strong", id="", classes="", lang="", dir=""):
            return f"**{content}**"
    own = html_attributes({"lang": part.lang, "dir": part.dir, "class": part.classes, "id": part.id})
    return f"<{part.kind}{own}>{content}</{part.kind}>"


def _link(link: nodes.Link, content: str, where: Where) -> str:
    """A link, or its words alone where its address may not be linked."""
    target = address(link.url or where.relative(link))
    if not target:
        return content
    hint = f' "{quote(link.title)}"' if link.title else ""
    own = attributes(classes=link.classes, role=link.role, aria_label=link.label, download=link.download)
    return f"[{content}]({target.replace('&', '&amp;')}{hint}){own}"


def _block(block: nodes.Block, where: Where) -> str:
    match block:
        case nodes.Paragraph():
            return _paragraph(block, where)
        case nodes.Heading():
            content = inline_markdown(block.content, where, opens=False)
            return f"{'#' * block.level} {content} {attributes(id=block.id)}".rstrip()
        case nodes.Items():
            return _marked_list(block, where) if _is_plain(block) else _tagged_list(block, where)
        case nodes.Quotation():
            lines = block_markdown(block.blocks, where).split("\n")
            return "\n".join(f"> {line}".rstrip() for line in lines)
        case nodes.Definitions():
            return _tagged_definitions(block, where) if block.classes else _definitions(block, where)
        case nodes.Table():
            return _table(block, where)
        case nodes.Code():
            return _code(block)
        case nodes.Picture():
            return _picture(block, where)
        case nodes.Caption():
            return _line("figcaption", block.content, where)
        case nodes.Box():
            own = {"class": block.classes, "id": block.id, "role": block.role}
            own |= {"aria-label": block.label, "aria-labelledby": block.labelled_by}
            return _tagged(block.kind, block_markdown(block.blocks, where), own)
        case nodes.Disclosure():
            summary = _line("summary", block.summary, where)
            inner = block_markdown(block.blocks, where)
            return f'<details markdown="block">\n{summary}\n\n{inner}\n\n</details>'
        case nodes.Drawing():
            return drawing_html(block)


def _picture(picture: nodes.Picture, where: Where) -> str:
    own = attributes(width=str(picture.width), height=str(picture.height), loading="lazy")
    target = where.relative(nodes.Link(content=(), path=picture.path))
    return f"![{escape(picture.alt.strip(), opens=False)}]({target}){own}"


def _paragraph(block: nodes.Paragraph, where: Where) -> str:
    """A paragraph with its attribute list on a line of its own."""
    own = attributes(id=block.id, classes=block.classes, dir=block.dir, lang=block.lang)
    return f"{inline_markdown(block.content, where)}\n{own}".rstrip("\n")


def _is_plain(block: nodes.Items) -> bool:
    """Tell whether a list has nothing but paragraphs and lists in it, which Markdown has marks for.

    It has none for a list of one paragraph that stands apart.
    """
    if block.numbered or block.classes or (block.loose and sum(len(i.blocks) for i in block.items) == 1):
        return False
    return all(
        not (item.id or item.classes or item.value)
        and all(
            isinstance(inner, nodes.Paragraph) or (isinstance(inner, nodes.Items) and _is_plain(inner))
            for inner in item.blocks
        )
        for item in block.items
    )


def _marked_list(block: nodes.Items, where: Where) -> str:
    between = "\n\n" if block.loose else "\n"
    return between.join(_marked_item(item, between, where) for item in block.items)


def _marked_item(item: nodes.Item, between: str, where: Where) -> str:
    text = between.join(_block(block, where) for block in item.blocks)
    return "-   " + "\n".join(f"    {line}" if line else "" for line in text.split("\n")).lstrip()


def _tagged_list(block: nodes.Items, where: Where) -> str:
    items = "\n\n".join(_tagged_item(item, block.loose, where) for item in block.items)
    return _tagged("ol" if block.numbered else "ul", items, {"class": block.classes})


def _tagged_item(item: nodes.Item, loose: bool, where: Where) -> str:
    own = {"id": item.id, "value": item.value, "class": item.classes}
    match item.blocks:
        case (nodes.Paragraph(id="", classes="", lang="", dir="") as only,) if not loose:
            return _line("li", only.content, where, own)
    return _tagged("li", block_markdown(item.blocks, where), own)


def _definitions(block: nodes.Definitions, where: Where) -> str:
    return "\n\n".join(
        "\n".join(
            (inline_markdown(entry.term, where), *(f":   {meaning}" for meaning in _meanings(entry, where)))
        )
        for entry in block.entries
    )


def _meanings(entry: nodes.Definition, where: Where) -> Iterable[str]:
    return (inline_markdown(meaning, where) for meaning in entry.meanings)


def _tagged_definitions(block: nodes.Definitions, where: Where) -> str:
    lines = [line for entry in block.entries for line in _tagged_definition(entry, where)]
    return _tagged("dl", "\n\n".join(lines), {"class": block.classes})


def _tagged_definition(entry: nodes.Definition, where: Where) -> Iterator[str]:
    yield _line("dt", entry.term, where)
    for meaning in entry.meanings:
        yield _line("dd", meaning, where)


def _table(block: nodes.Table, where: Where) -> str:
    lines = [_cells(block.head, where), ["---"] * len(block.head)]
    lines += (_cells(row, where) for row in block.rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cells(row: tuple[nodes.Content, ...], where: Where) -> list[str]:
    return [inline_markdown(cell, where, opens=False).strip() for cell in row]


def _code(block: nodes.Code) -> str:
    """Lines as they stand; their ends and tabs are told by number, for Markdown has its own way with them."""
    own = html_attributes({"dir": block.dir, "tabindex": "0"})
    text = html.escape(lines_of(block.text), quote=False).replace("\n", "&#10;").replace("\t", "&#9;")
    return f"<pre{own}><code>{text}</code></pre>"


def _tagged(name: str, inner: str, own: Mapping[str, str]) -> str:
    """An HTML element around blocks of Markdown."""
    return f'<{name}{html_attributes(own)} markdown="block">\n\n{inner}\n\n</{name}>'


def _line(name: str, content: nodes.Content, where: Where, own: Mapping[str, str] = {}) -> str:
    """An HTML element around one line of Markdown."""
    return f'<{name}{html_attributes(own)} markdown="span">{inline_markdown(content, where)}</{name}>'
