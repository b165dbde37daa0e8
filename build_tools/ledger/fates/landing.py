"""Where a link leads, told from what is published and from nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from build_tools.ledger.identity.blocks import with_parts
from build_tools.model import (
    Block,
    Document,
    Gap,
    Notice,
    Redirect,
    Target,
    Tombstone,
)
from build_tools.model.tree import passages
from build_tools.transforms.anchors import gap_anchors


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """What stands under an anchor: a passage with its text or none, and what is said about the anchor."""

    place: Target | None
    text: str = ""
    is_gap: bool = False
    is_alias: bool = False
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A library as readers see it: what stands under each anchor of each page, and the stub pages."""

    landings: Mapping[Target, Landing]
    redirects: Mapping[str, Redirect] = field(default_factory=dict)


def publish(documents: Iterable[Document], redirects: Iterable[Redirect]) -> Published:
    """Return what readers find."""
    landings: dict[Target, Landing] = {}
    for document in documents:
        for anchor, landing in landings_of(document):
            place = Target(report=document.id, anchor=anchor)
            if place in landings and not landing.is_gap:
                raise ValueError(f"{place} stands twice")
            landings.setdefault(place, landing)
    return Published(landings=landings, redirects={redirect.report: redirect for redirect in redirects})


def land(published: Published, link: Target) -> Landing | None:
    """Return what a link leads to; a stub page keeps the anchor. None where nothing is there."""
    seen = set()
    while link.report in published.redirects and link.report not in seen:
        seen.add(link.report)
        redirect = published.redirects[link.report]
        if redirect.target is None:
            said = tuple(notice for notice in redirect.notices if notice.anchor == link.anchor)
            return Landing(place=None, notices=said) if said else None
        link = Target(report=redirect.target, anchor=link.anchor)
    return published.landings.get(link)


def landings_of(document: Document) -> Iterator[tuple[str, Landing]]:
    """Yield every anchor of a report's page, with what stands under it."""
    for passage in passages(document):
        block = passage.block
        if isinstance(block, Gap):
            for anchor in gap_anchors(block):
                yield anchor, Landing(place=None, is_gap=True, notices=_about(block, anchor))
            continue
        place = Target(report=document.id, anchor=passage.anchor)
        for anchor in (passage.anchor, *block.aliases):
            yield (
                anchor,
                Landing(
                    place=place,
                    text=passage.plain,
                    is_alias=anchor != passage.anchor,
                    notices=_about(block, anchor),
                ),
            )
    for block in document.blocks:
        for part in with_parts(block):
            if isinstance(part, Tombstone):
                yield part.anchor, Landing(place=None, notices=_about(part, part.anchor))


def _about(block: Block, anchor: str) -> tuple[Notice, ...]:
    return tuple(notice for notice in block.notices if notice.anchor == anchor)
