"""A report as data, in the form that `schema/report.json` describes."""

from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.arabic.wording import printed_label, say, show_gap
from build_tools.checks.wording import for_readers, message, reader_message, severity
from build_tools.model import (
    Address,
    Author,
    Code,
    Document,
    Figure,
    Finding,
    Gap,
    Guess,
    Passage,
    PrintedTable,
    Recommendation,
    Repair,
    Source,
    Table,
)
from build_tools.model.tree import note_references, passages
from build_tools.transforms.anchors import gap_anchors, note_anchors
from build_tools.writers.changes.changed import repair_reason
from build_tools.writers.subjects import passage_terms, passage_topics, topics_of

FACTS = (
    "title", "short_title", "date", "issuer", "author", "affiliation", "type", "genre", "symbol", "language",
    "original_language", "address",
)  # fmt: skip

Record = dict[str, Any]


def report_record(document: Document) -> Record:
    """Return a report as data: metadata with origins, passages in reading order, all that was changed."""
    source = document.source
    pages = {line.number: line.printed.page for line in source.lines if line.printed}
    return {
        "id": document.id,
        **{name: _fact(document, name) for name in FACTS},
        "guesses": [_guess(guess) for guess in document.guesses],
        "authors": [_author(author) for author in document.metadata.authors],
        "topics": list(topics_of(document)),
        "front_matter": dict(source.unused),
        "source": {
            "file": source.file,
            "sha256": source.sha256,
            "lines": len(source.lines),
            **_pages(source),
        },
        "passages": [_passage(passage, pages) for passage in passages(document)],
        "front": [
            {"line": line, "text": front.text, "field": front.field}
            for front in document.front
            for line in front.lines
        ],
        "removed": list(_removed(document)),
        "joins": [
            {"lines": list(join.lines), "reason": say(f"joins.{join.reason}")} for join in document.joins
        ],
        "gaps": [
            {"kind": block.what, "first": block.first, "last": block.last}
            for block in (*document.blocks, *document.footnotes)
            if isinstance(block, Gap)
        ],
        "footnote_markers": list(_markers(document)),
        "repairs": [_repair(repair) for repair in document.repairs],
        "findings": [_finding(finding) for finding in for_readers(document.findings)],
    }


def _fact(document: Document, name: str) -> Record:
    fact = getattr(document.metadata, name)
    return {"value": fact.value, "origin": str(fact.origin), "lines": list(fact.lines)}


def _author(author: Author) -> Record:
    return {
        "name": author.name,
        "title": author.title,
        "affiliation": author.affiliation,
        "origin": str(author.origin),
        "lines": list(author.lines),
    }


def _pages(source: Source) -> Record:
    """How many pages a source of print has."""
    pages = [line.printed.page for line in source.lines if line.printed]
    return {"pages": max(pages)} if pages else {}


def _printed(passage: Passage, pages: Mapping[int, int]) -> Record:
    """On which pages of print the lines of a passage stand."""
    found = sorted({pages[line] for line in passage.lines if line in pages})
    return {"pages": found} if found else {}


def _passage(passage: Passage, pages: Mapping[int, int]) -> Record:
    record: Record = {
        "anchor": passage.anchor,
        "kind": passage.kind,
        "level": passage.level,
        "number": passage.number,
        "text": passage.plain,
        "lines": list(passage.lines),
        **_printed(passage, pages),
        "section": passage.section,
        "topics": list(passage_topics(passage)),
        "terms": list(passage_terms(passage)),
    }
    if links := list(_links(passage)):
        record["links"] = links
    match passage.block:
        case Gap() as gap:
            aliases = list(gap_anchors(gap))
            record |= {"text": show_gap(gap.what, gap.first, gap.last), "aliases": aliases}
        case Recommendation() as advice:
            record |= {"label": printed_label(advice) or None}
        case Figure() as figure:
            caption = None if figure.caption is None else figure.caption.plain
            record |= {"alt": figure.text.plain, "caption": caption, "address": figure.address}
        case Code() as code:
            record |= {"language": code.language or None}
        case PrintedTable() as printed:
            cells = [[cell.plain for cell in row] for row in printed.rows]
            text = "\n".join(" | ".join(row) for row in cells)
            record |= {"text": text, "rows": cells, "head": printed.head, "align": list(printed.align)}
        case Table() as drawn:
            rows = [[name, figure] for name, figure in drawn.rows]
            record |= {"rows": rows, "total": {"value": drawn.total, "computed": True}}
    return record


def _links(passage: Passage) -> Iterator[Record]:
    """The links of a passage whose words are not their address: it stands nowhere else in the data."""
    for text in passage.texts:
        for span in text.spans:
            if isinstance(span, Address) and (words := text.plain[span.start : span.end]) != span.url:
                yield {"text": words, "url": span.url}


def _removed(document: Document) -> Iterator[Record]:
    received = {line.number: line.received for line in document.source.lines}
    for furniture in document.furniture:
        for line in furniture.lines:
            text = received.get(line, furniture.text)
            yield {"line": line, "text": text, "reason": furniture.reason}


def _markers(document: Document) -> Iterator[Record]:
    """The footnote markers in reading order, each with the anchors of its passage and of its note."""
    notes = note_anchors(document)
    for passage, marker in note_references(document):
        note = notes[marker.number][marker.turn] if marker.number in notes else None
        yield {"number": marker.number, "anchor": passage.anchor, "note": note}


def _repair(repair: Repair) -> Record:
    return {
        "line": repair.line,
        "received": repair.received,
        "published": repair.published,
        "reason": repair_reason(repair),
        "origin": str(repair.origin),
    }


def _guess(guess: Guess) -> Record:
    evidence = [{"sign": one.sign, "points": one.points, "lines": list(one.lines)} for one in guess.evidence]
    return {"genre": guess.genre, "points": guess.points, "evidence": evidence}


def _finding(finding: Finding) -> Record:
    return {
        "id": finding.id,
        "severity": severity(finding),
        "line": finding.line,
        "text": reader_message(finding),
        "message": message(finding),
    }
