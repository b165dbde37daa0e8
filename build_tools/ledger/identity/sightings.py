"""A document as the ledger sees it: its passages in reading order, and a digest of them all."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.ledger.alignment.matching import Node
from build_tools.ledger.identity.fingerprints import comparable_words, fingerprint, one_line, opening, trace
from build_tools.model import Document, Entry, Gap, Passage
from build_tools.model.tree import passages
from build_tools.transforms.anchors import gap_anchors, split_anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """The passages of a report in one build, their anchors still those of `give_anchors`."""

    document: Document
    passages: tuple[Passage, ...]
    gaps: tuple[tuple[str, str, int], ...]
    digest: str

    @property
    def report(self) -> str:
        """The report's identifier."""
        return self.document.id


def see(document: Document) -> Sighting:
    """Return what the ledger sees of a document; `gaps` are anchor, kind and number of what is missing."""
    found = tuple(passages(document))
    gaps = {
        anchor: (anchor, block.what, block.first + place)
        for block in (passage.block for passage in found)
        if isinstance(block, Gap)
        for place, anchor in enumerate(gap_anchors(block))
    }
    digest = hashlib.sha256()
    for passage in found:
        told = passage.kind in ("gap", "heading") and is_printed(passage.anchor)  # by its anchor alone
        mark = f"{passage.kind}\n{passage.number}\n{passage.anchor if told else ''}\n"
        digest.update(f"{mark}{passage.plain}\n\N{NULL}".encode())
    return Sighting(
        document=document,
        passages=tuple(passage for passage in found if passage.kind != "gap"),
        gaps=tuple(gaps.values()),
        digest=digest.hexdigest()[:24],
    )


def new_nodes(sighting: Sighting) -> list[Node]:
    """Return the passages of a report for the alignment."""
    return [
        node(sighting.report, passage.kind, passage.number, passage.plain) for passage in sighting.passages
    ]


def node(report: str, kind: str, number: int | str | None, text: str) -> Node:
    """Return a passage for the alignment."""
    words = comparable_words(text)
    return Node(
        report=report,
        kind=kind,
        number=number,
        fingerprint=fingerprint(words),
        trace=trace(words),
        exact=opening(one_line(text)),
    )


def old_node(entry: Entry) -> Node:
    """Return a passage as the ledger remembers it."""
    return Node(
        report=entry.report,
        kind=entry.kind,
        number=entry.number,
        fingerprint=entry.fingerprint,
        trace=entry.trace,
        exact=entry.exact,
    )


def record(sighting: Sighting, anchors: Iterable[str], nodes: Iterable[Node]) -> list[Entry]:
    """Return the entries of a report's passages, which are `nodes` under `anchors`, and of its gaps."""
    entries: list[Entry] = []
    after = ""
    for anchor, node in zip(anchors, nodes, strict=True):
        entries.append(_entry(node, anchor, after))
        after = anchor
    gaps = (
        Entry(report=sighting.report, anchor=anchor, kind="gap", number=number)
        for anchor, _, number in sighting.gaps
    )
    return [*entries, *gaps]


def is_printed(anchor: str) -> bool:
    """Tell whether an anchor is made of a printed number.

    >>> is_printed("p14"), is_printed("abc234")
    (True, False)
    """
    return split_anchor(anchor) is not None


def _entry(node: Node, anchor: str, after: str) -> Entry:
    return Entry(
        report=node.report,
        anchor=anchor,
        kind=node.kind,
        number=node.number,
        fingerprint=node.fingerprint,
        trace=node.trace,
        exact=node.exact,
        after=after,
    )
