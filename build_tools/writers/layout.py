"""Blocks and pages of Markdown around content that is Markdown already."""

from collections.abc import Iterable, Mapping, Sequence

import yaml

from build_tools.writers.markdown import attributes, flatten, html_attributes


def front_matter(fields: Mapping[str, object]) -> str:
    """Return `fields` as YAML front matter; what is None is left out."""
    present = {
        key: flatten(value).strip() if isinstance(value, str) else value
        for key, value in fields.items()
        if value is not None
    }
    data = yaml.safe_dump(present, allow_unicode=True, sort_keys=False, width=10**9)
    return f"---\n{data}---\n"


def page(fields: Mapping[str, object], blocks: Iterable[str]) -> str:
    """Return a whole Markdown file: front matter, then the blocks with empty lines between them."""
    return front_matter(fields) + "\n" + "\n\n".join(block for block in blocks if block) + "\n"


def heading(level: int, content: str, id: str) -> str:
    """Return a heading of the given level under its explicit id.

    >>> heading(2, "تمهيد", "a1b2c3")
    '## تمهيد {: #a1b2c3 }'
    """
    return f"{'#' * level} {content} {attributes(id=id)}"


def paragraph(content: str, **others: str) -> str:
    """Return a paragraph with its attribute list on a line of its own.

    >>> print(paragraph("نص", id="p1", classes="passage"))
    نص
    {: #p1 .passage }
    """
    return f"{content}\n{attributes(**others)}".rstrip("\n")


def quotation(block: str) -> str:
    """Return `block` as a block quotation."""
    return "\n".join(f"> {line}".rstrip() for line in block.split("\n"))


def item(blocks: Iterable[str], *, loose: bool = False) -> str:
    """Return a list item of one or more blocks; `loose` parts the blocks by empty lines."""
    text = ("\n\n" if loose else "\n").join(block for block in blocks if block)
    return "-   " + "\n".join(f"    {line}" if line else "" for line in text.split("\n")).lstrip()


def sides(align: Sequence[str]) -> str:
    """Return the classes that set the columns of a table to their sides: a page may bear no style of its own.

    >>> sides(("", "right", "center"))
    'right-2 center-3'
    """
    return " ".join(f"{side}-{column}" for column, side in enumerate(align, 1) if side)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells.

    >>> print(table(("س", "ع"), [("1", "2")]))
    | س | ع |
    | --- | --- |
    | 1 | 2 |
    """
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def container(name: str, blocks: Iterable[str], **others: str) -> str:
    """Return an HTML element around Markdown blocks."""
    inner = "\n\n".join(block for block in blocks if block)
    return f'<{name}{html_attributes(others)} markdown="block">\n\n{inner}\n\n</{name}>'


def definition(term: str, *meanings: str) -> str:
    """Return an entry of a definition list.

    >>> print(definition("التاريخ", "2017", "من النص"))
    التاريخ
    :   2017
    :   من النص
    """
    return "\n".join((term, *(f":   {meaning}" for meaning in meanings)))


def details(summary: str, blocks: Iterable[str]) -> str:
    """Return blocks that a reader unfolds by their summary."""
    inner = "\n\n".join(block for block in blocks if block)
    head = f'<summary markdown="span">{summary}</summary>'
    return f'<details markdown="block">\n{head}\n\n{inner}\n\n</details>'


def inline_container(name: str, content: str, **others: str) -> str:
    """Return a block element around one line of Markdown."""
    return f'<{name}{html_attributes(others)} markdown="span">{content}</{name}>'
