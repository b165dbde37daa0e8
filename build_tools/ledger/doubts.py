"""What an editor should know of a report's anchors."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from build_tools.checks.numbering import check_gaps
from build_tools.ledger.storage.storage import shard_name
from build_tools.model import Document, Entry, Fate, Finding, Ledger, Redirect
from build_tools.model.tree import replace_findings

DOUBTFUL, DELETED, REMOVED, MISSING = "A01", "A02", "A03", "C03"


def with_findings(document: Document, ledger: Ledger) -> Document:
    """Return the document with what the ledger is in doubt of, and with how much was deleted.

    What was deleted is no longer among the numbers that the source is said to have lost.
    """
    entries = ledger.entries.get(document.id, ())
    if all(entry.fate is None for entry in entries):
        return document
    found = tuple(_findings(document, entries))
    others = (finding for finding in document.findings if finding.id != MISSING)
    told = sorted((*check_gaps(document), *others), key=lambda finding: (finding.line, finding.id))
    return replace_findings(document, (*told, *found))


def ledger_findings(redirects: Iterable[Redirect]) -> Iterator[Finding]:
    """Yield the reports that were removed: their pages stay, and say so."""
    for redirect in redirects:
        if redirect.target is None and not redirect.refused:
            values = {"report": redirect.report, "title": redirect.title}
            yield Finding(id=REMOVED, file=shard_name(redirect.report), line=1, values=values)


def _findings(document: Document, entries: Collection[Entry]) -> Iterator[Finding]:
    for entry in sorted(entries, key=lambda entry: entry.anchor):
        if entry.fate is Fate.DOUBTFUL:
            candidates = ", ".join(f"{target.report}#{target.anchor}" for target in entry.targets)
            values = {"anchor": entry.anchor, "words": entry.exact, "candidates": candidates}
            yield Finding(id=DOUBTFUL, file=document.source.file, line=1, values=values)
    deleted = Counter(entry.fate for entry in entries)[Fate.DELETED]
    if deleted:
        yield Finding(id=DELETED, file=document.source.file, line=1, values={"count": deleted})
