"""Texts that came twice, under two names."""

import hashlib
from collections.abc import Iterable

from build_tools.model import Document, Finding
from build_tools.model.tree import replace_findings


def tell_doubles(documents: Iterable[Document]) -> list[Document]:
    """Return the documents; C24: one whose words are all those of an earlier one names it."""
    first: dict[bytes, Document] = {}
    told = []
    for document in documents:
        other = first.setdefault(_digest(document), document)
        told.append(document if other is document else _told(document, other))
    return told


def _told(document: Document, other: Document) -> Document:
    values = {"other": other.source.file, "title": other.metadata.title.value or other.id}
    finding = Finding(id="C24", file=document.source.file, line=1, values=values)
    return replace_findings(document, (finding, *document.findings))


def _digest(document: Document) -> bytes:
    """Spaces and blank lines do not make another text."""
    lines = (" ".join(line.text.split()) for line in document.source.lines)
    return hashlib.sha256(" ".join(filter(None, lines)).encode()).digest()
