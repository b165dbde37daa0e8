"""The texts that are written and read back, as blocks: what is printed is known word by word."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from build_tools.intake.sources import read_source
from build_tools.model import Block, Heading, ItemList, Paragraph, Recommendation
from build_tools.pipeline import read_document

SOURCES = Path(__file__).parents[3] / "sources"
OWN = ("border-cooperation", "women-security-sector")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a text: title, heading, paragraph, bullet, item, note, or table with its rows.

    «[^2]» in its words is the marker of note 2.
    """

    kind: str
    text: str = ""
    level: int = 2
    number: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def texts() -> dict[str, tuple[Part, ...]]:
    """Return the texts by their names: one with all that is hard, and reports of the project."""
    return {"traits": tuple(_traits()), **{id: tuple(_parts(id)) for id in OWN}}


def _parts(id: str) -> Iterator[Part]:
    document = read_document(read_source(id, SOURCES / f"{id}.txt"))
    yield Part(kind="title", text=document.metadata.title.value or id)
    for block in document.blocks:
        yield from _of(block)


def _of(block: Block) -> Iterator[Part]:
    match block:
        case Heading(label=None):
            yield Part(kind="heading", text=block.text.plain, level=block.level)
        case Paragraph(number=None, label=None):
            yield Part(kind="paragraph", text=block.text.plain)
        case ItemList():
            for item in block.items:
                yield from (
                    Part(kind="bullet", text=one.text.plain)
                    for one in item.body
                    if isinstance(one, Paragraph)
                )
        case Recommendation():
            yield from _bullets(block.body)


def _bullets(body: Iterable[Paragraph | ItemList]) -> Iterator[Part]:
    yield from (Part(kind="bullet", text=one.text.plain) for one in body if isinstance(one, Paragraph))


def _traits() -> Iterator[Part]:
    told = tomllib.loads((Path(__file__).parent / "traits.toml").read_text(encoding="utf-8"))
    for part in told["part"]:
        yield Part(**{**part, "rows": tuple(map(tuple, part.get("rows", ())))})
