"""Sentences whose beginning or end is not in the source."""

from collections.abc import Iterator

from build_tools.model import Block, Document, Finding, ItemList, ListItem, Paragraph, Recommendation


def check_endings(document: Document) -> Iterator[Finding]:
    """C04, C05, C14: a sentence is cut off, has no stop, or begins in mid-sentence."""
    for paragraph in (part for block in document.blocks for part in _paragraphs(block)):
        if paragraph.starts_cut:
            yield _finding(document, "C14", paragraph.lines[0], paragraph.text.plain[:40])
        if paragraph.ends_cut:
            yield _finding(document, "C04", paragraph.lines[-1], paragraph.text.plain[-40:])
        if paragraph.unstopped:
            yield _finding(document, "C05", paragraph.lines[-1], paragraph.text.plain[-40:])


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    match block:
        case Paragraph():
            yield block
        case ItemList():
            for item in block.items:
                yield from _paragraphs(item)
        case ListItem() | Recommendation():
            for part in block.body:
                yield from _paragraphs(part)


def _finding(document: Document, id: str, line: int, words: str) -> Finding:
    return Finding(id=id, file=document.source.file, line=line, values={"words": words})
