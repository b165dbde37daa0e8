"""What is too long for one page: how it is parted, and where each anchor of it stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from build_tools.arabic.wording import say
from build_tools.model import Page, nodes
from build_tools.spelling import paths
from build_tools.spelling.html import block_html
from build_tools.spelling.links import Where
from build_tools.spelling.walking import anchors
from build_tools.writers.json_text import json_text
from build_tools.writers.text.prose import heading, page_link, paragraph, strong

PART_BYTES = 700_000  # of HTML
INDEX_BYTES = 140_000  # of a list, a topic, a term: with frame and contents it stays below 250,000

PathOf = Callable[[int], str]  # number of a part → its path


@dataclass(frozen=True, slots=True)
class Parts:
    """The blocks of each part, and the number of the part on which each anchor stands."""

    blocks: tuple[nodes.Blocks, ...]
    places: Mapping[str, int]


def in_parts(blocks: Iterable[nodes.Block], most: int = 0) -> Parts:
    """Return blocks in parts of at most `most` bytes of HTML; a block that is larger is alone."""
    most = most or PART_BYTES
    parts: list[list[nodes.Block]] = [[]]
    size = 0
    for block in blocks:
        length = len(block_html((block,), Where(page="")).encode())
        if parts[-1] and size + length > most:
            parts.append([])
            size = 0
        parts[-1].append(block)
        size += length
    if len(parts) == 1:
        return one_part(parts[0])
    found = {anchor: number for number, part in enumerate(parts, 1) for anchor in anchors(tuple(part))}
    return Parts(tuple(map(tuple, parts)), found)


def index_sheets(
    path: str, title: nodes.Content, fields: Mapping[str, object], blocks: Iterable[nodes.Block], head: int
) -> Iterator[nodes.Sheet]:
    """Yield the page of a list that grows with the library, and the pages that it goes on with."""
    parts = in_parts(blocks, INDEX_BYTES)
    yield from part_sheets(partial(paths.part, path), title, fields, parts, head)


def one_part(blocks: Iterable[nodes.Block]) -> Parts:
    """Return blocks that are known to fit on one page."""
    return Parts((tuple(blocks),), {})


def part_sheets(
    path: PathOf, title: nodes.Content, fields: Mapping[str, object], parts: Parts, head: int
) -> Iterator[nodes.Sheet]:
    """Yield the pages of what is in parts; `fields` are the first page's.

    `head` is how many of its blocks stand above the text: the ways to the other parts follow them.
    """
    if len(parts.blocks) == 1:
        yield nodes.Sheet(path=path(1), fields=fields, blocks=parts.blocks[0])
        return
    places = {path(1): {anchor: path(number) for anchor, number in parts.places.items()}}
    for number, blocks in enumerate(parts.blocks, 1):
        ways = _navigation(path, number, len(parts.blocks))
        above: nodes.Blocks = blocks[:head]
        shown, text = fields, blocks[head:]
        if number > 1:
            name = f" ({say('parts.part', number=number)})"
            shown, text = {"title": f"{fields['title']}{name}"}, blocks
            above = (heading(1, (*title, name)),)
        yield nodes.Sheet(path=path(number), fields=shown, blocks=(*above, ways, *text, ways), places=places)


def part_map(report: str, parts: Parts) -> Iterator[Page]:
    """Yield what leads from a report's first page to the parts of its anchors, where it has several."""
    if len(parts.blocks) > 1:
        later = {anchor: number for anchor, number in parts.places.items() if number > 1}
        yield Page(path=paths.part_map(report), text=f"reportParts({json_text(later).strip()});\n")


def _navigation(path: PathOf, number: int, count: int) -> nodes.Box:
    """The links from one part to all the others."""
    ways: list[nodes.Inline] = []
    for other in range(1, count + 1):
        name = (say("parts.part", number=other),)
        ways += [" · "] if ways else []
        ways.append(strong(name) if other == number else page_link(name, path(other)))
    return nodes.Box(
        kind="div",
        blocks=(paragraph(tuple(ways)),),
        classes="report-parts",
        role="navigation",
        label=say("parts.title"),
    )
