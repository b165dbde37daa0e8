"""From topics, terms and reports back to the passages that use them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from build_tools.model import Citation, CrossReference, Document, Passage, Span, TermUse, TopicUse, Use
from build_tools.model.tree import passages

BETWEEN_TEXTS = len("\n\n")
TOPIC, TERM, REPORT = "topic", "term", "report"

Uses = dict[str, tuple[Use, ...]]


def collect_uses(documents: Iterable[Document], symbols: Mapping[str, str]) -> tuple[Uses, Uses, Uses]:
    """Return where each topic, each term and each report is used: one use a passage, the first.

    `symbols` are the document symbols of reports: who cites the symbol cites the report.
    """
    uses: dict[str, dict[str, list[Use]]] = {kind: defaultdict(list) for kind in (TOPIC, TERM, REPORT)}
    for document in documents:
        for passage in passages(document):
            seen: set[tuple[str, str]] = {(REPORT, document.id)}
            for span, use in _uses(document, passage):
                kind, name = _named(span, symbols)
                if name and (kind, name) not in seen:
                    seen.add((kind, name))
                    uses[kind][name].append(use)
    return _frozen(uses[TOPIC]), _frozen(uses[TERM]), _frozen(uses[REPORT])


def _uses(document: Document, passage: Passage) -> Iterator[tuple[Span, Use]]:
    """Each span of a passage with its place in the passage's plain text."""
    offset = 0
    for text in passage.texts:
        for span in text.spans:
            start, end = offset + span.start, offset + span.end
            yield span, Use(report=document.id, anchor=passage.anchor, start=start, end=end)
        offset += len(text.plain) + BETWEEN_TEXTS


def _named(span: Span, symbols: Mapping[str, str]) -> tuple[str, str | None]:
    """What a span names: a topic, a term or a report of the library."""
    match span:
        case TopicUse(topic=topic):
            return TOPIC, topic
        case TermUse(term=term):
            return TERM, term
        case CrossReference(report=report):
            return REPORT, report
        case Citation(symbol=symbol):
            return REPORT, symbols.get(symbol)
    return REPORT, None


def _frozen(uses: dict[str, list[Use]]) -> Uses:
    return {name: tuple(uses[name]) for name in sorted(uses)}
