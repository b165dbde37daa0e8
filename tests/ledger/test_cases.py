"""Each file of tests/cases/ledger: reports before and after, where links of before lead, the page."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from build_tools.ledger.fates.landing import Landing, land, publish
from build_tools.ledger.keeping import Kept, keep_anchors
from build_tools.model import (
    Block,
    Document,
    Heading,
    ItemList,
    Ledger,
    ListItem,
    Paragraph,
    Target,
    Tombstone,
)
from build_tools.model.tree import passages
from tests.ledger.library import documents

CASES = sorted((Path(__file__).parent.parent / "cases" / "ledger").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_links_lead_where_the_case_says(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    first = keep_anchors(documents(case["before"]), Ledger())
    kept = first
    for library in (*case.get("between", ()), case["after"]):
        kept = keep_anchors(documents(library), kept.ledger)
    published = publish(kept.documents, kept.redirects)
    found = {
        f"{document.id}/{words}": _said(land(published, link), kept)
        for document in first.documents
        for link, words in _links(document)
    }
    assert {link: found[link] for link in case["links"]} == case["links"]
    missing = [finding.values for finding in kept.documents[0].findings if finding.id == "C03"]
    assert missing == case.get("missing", missing)
    if "page" in case:
        assert [_shown(block) for block in kept.documents[0].blocks] == case["page"]


def _shown(block: Block) -> Any:
    """A block as readers find it: its first two words, or the fate of what stood there; a list as a list."""
    match block:
        case Tombstone():
            return ", ".join(str(notice.fate) for notice in block.notices)
        case ItemList():
            return [_shown(member) for member in block.members]
        case ListItem(body=(Paragraph() as text, *inner)):
            shown = _shown(text)
            return {shown: [_shown(part) for part in inner]} if inner else shown
        case Heading() | Paragraph():
            return " ".join(block.text.plain.split()[:2])
    return type(block).__name__


def _links(document: Document) -> list[tuple[Target, str]]:
    """The links of a document, named by the printed number or the first two words of their passage."""
    return [
        (
            Target(report=document.id, anchor=passage.anchor),
            str(passage.number) if isinstance(passage.number, int) else " ".join(passage.plain.split()[:2]),
        )
        for passage in passages(document)
    ]


def _said(landing: Landing | None, kept: Kept) -> Any:
    """What a reader finds: the first two words of the passage, and what the notices say."""
    if landing is None:
        return "nothing"
    said: list[str] = [" ".join(landing.text.split()[:2])] if landing.place else []
    if landing.is_gap:
        said.append("missing")
    if landing.place and landing.place.report != next(iter(kept.documents)).id and len(kept.documents) > 1:
        said[0] = f"{landing.place.report}: {said[0]}"
    texts = {
        Target(report=document.id, anchor=passage.anchor): " ".join(passage.plain.split()[:2])
        for document in kept.documents
        for passage in passages(document)
    }
    for notice in landing.notices:
        targets = ", ".join(texts.get(target, "?") for target in notice.targets)
        said.append(f"{notice.fate} {targets}".strip())
    return said[0] if len(said) == 1 else said
