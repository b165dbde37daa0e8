"""Linking one document: what stands in each of its texts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from build_tools.linking.addresses import find_addresses
from build_tools.linking.citations import find_citations
from build_tools.linking.cross_references import (
    find_passages,
    find_titles,
    names_other_passages,
    numbered_passages,
)
from build_tools.linking.folded import Folded, fold_plain, place
from build_tools.linking.matching import Match, Matcher
from build_tools.linking.spans import in_order, received_spans, without_overlaps
from build_tools.linking.terms import find_terms, sections_of
from build_tools.linking.topics import TopicFinder, find_topics
from build_tools.model import Address, Document, Finding, Span, TermUse, Text
from build_tools.model.extent import is_vast
from build_tools.model.tree import map_texts, passages

AMBIGUOUS = "L01"
NEAR = 12
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What texts are linked to: topics with their titles, terms, and reports by their folded title."""

    topics: TopicFinder
    topic_titles: Mapping[str, str]
    terms: Matcher
    titles: Mapping[str, str]


def link_document(document: Document, library: Library) -> Document:
    """Return `document` with its links; what stays unclear is a finding. Linking again changes nothing.

    A vast document stays as it is.
    """
    if is_vast(document):
        return document
    numbered = numbered_passages(document)
    sections = sections_of(document)
    strict = names_other_passages(document)
    explained: set[tuple[str, str]] = set()
    doubts: list[tuple[str, Folded, Match]] = []
    bare: set[tuple[str, str]] = set()  # what a passage says again: the cells of a table

    def change(text: Text, anchor: str) -> Text:
        if not text.spans and ((text.plain, anchor) in bare or not LETTER.search(text.plain)):
            return text
        folded = fold_plain(text.plain)
        received = received_spans(text)
        topics, doubtful = find_topics(library.topics, folded)
        doubts.extend((anchor, folded, match) for match in doubtful)
        links = without_overlaps(
            text,
            [
                chain((span for span in received if isinstance(span, Address)), find_addresses(text.plain)),
                find_citations(folded),
                chain(
                    find_titles(folded, library.titles, document.id),
                    find_passages(folded, numbered, document.id, anchor, strict=strict),
                ),
                find_terms(library.terms, folded),
            ],
        )
        explaining = _mark_first(in_order(links), sections.get(anchor), explained)
        others = [span for span in received if not isinstance(span, Address)]
        spans = in_order([*others, *explaining, *topics])
        if not spans and not doubtful:
            bare.add((text.plain, anchor))
        return Text(plain=text.plain, spans=spans)

    linked = map_texts(document, change)
    findings = [finding for finding in document.findings if finding.id != AMBIGUOUS]
    return replace(linked, findings=(*findings, *_findings(document, library, doubts)))


def _mark_first(
    spans: Iterable[Span], section: str | None, explained: set[tuple[str, str]]
) -> Iterator[Span]:
    """Yield `spans`, the first use of each term in `section` marked and remembered in `explained`."""
    for span in spans:
        if isinstance(span, TermUse) and section is not None and (section, span.term) not in explained:
            explained.add((section, span.term))
            span = replace(span, first=True)
        yield span


def _findings(
    document: Document, library: Library, doubts: Iterable[tuple[str, Folded, Match]]
) -> Iterator[Finding]:
    """Yield one finding for each doubtful form in a line."""
    lines = {passage.anchor: passage.lines for passage in passages(document)}
    received = {line.number: line.text for line in document.source.lines}
    seen: set[tuple[int, str]] = set()
    for anchor, folded, match in doubts:
        start, end = place(folded, match.start, match.end)
        form = folded.plain[start:end]
        line = _line_of(received, lines.get(anchor, ()), folded.plain[max(0, start - NEAR) : end], form)
        if (line, form) not in seen:
            seen.add((line, form))
            topic = library.topic_titles[match.form.owner]
            yield Finding(
                id=AMBIGUOUS, file=document.source.file, line=line, values={"form": form, "topic": topic}
            )


def _line_of(received: Mapping[int, str], lines: tuple[int, ...], *words: str) -> int:
    """The line of a passage that holds the first of `words` it can, or the passage's first line."""
    holding = (line for wanted in words for line in lines if wanted in received.get(line, ""))
    return next(holding, lines[0] if lines else 1)
