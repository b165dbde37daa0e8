"""Anchors are kept: every one ever published leads to its passage, or says what became of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from build_tools.ledger.doubts import ledger_findings, with_findings
from build_tools.ledger.fates.fates import former_entries, is_within
from build_tools.ledger.identity.labels import without_label_headings
from build_tools.ledger.identity.sightings import Sighting, record, see
from build_tools.ledger.outcomes import Changes, find_changes
from build_tools.ledger.placing import place_anchors, redirects_of
from build_tools.ledger.renames import rename_reports
from build_tools.ledger.reports import Reports, compare_reports
from build_tools.model import Document, Entry, Fate, Finding, Ledger, Publication, Redirect, Update


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The documents under the anchors of the ledger, the ledger as it is now, and what it tells.

    `redirects` are the reports that are no longer published under their identifier; `findings`
    those of no report, the others are in their documents.
    """

    documents: tuple[Document, ...]
    ledger: Ledger
    redirects: tuple[Redirect, ...]
    findings: tuple[Finding, ...]


def keep_anchors(documents: Sequence[Document], ledger: Ledger, refused: Collection[str] = ()) -> Kept:
    """Return the documents under anchors that mean what they always meant, and the ledger that tells.

    `refused` are identifiers of reports that could not be read this time: nothing is known of them,
    so nothing changes in what the ledger says of them. Keeping again with the new ledger changes nothing.
    """
    sightings = [see(document) for document in documents]
    ledger = without_label_headings(ledger, sightings)
    reports = compare_reports(sightings, ledger, refused)
    if reports.changed or reports.missing:
        ledger = _with_changes(reports, rename_reports(ledger, reports.renamed))
    ledger = replace(ledger, publications=_publications(sightings, reports, ledger))
    placed = tuple(with_findings(place_anchors(sighting, ledger), ledger) for sighting in sightings)
    redirects = tuple(redirects_of(ledger, {document.id for document in documents}))
    return Kept(
        documents=placed, ledger=ledger, redirects=redirects, findings=tuple(ledger_findings(redirects))
    )


def _with_changes(reports: Reports, ledger: Ledger) -> Ledger:
    changes = find_changes(reports, ledger)
    entries = {
        id: tuple(former_entries(known, changes.outcomes, changes.refound))
        for id, known in ledger.entries.items()
    }
    for sighting in reports.changed:
        id = sighting.report
        living = record(sighting, changes.names[id], changes.nodes[id])
        entries[sighting.report] = _without_doubles((*entries.get(sighting.report, ()), *living))
    return replace(ledger, entries=entries, updates=_updates(changes, ledger))


def _without_doubles(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """One entry for each meaning: the same words that left an anchor twice are said once.

    Nothing is left to say of a number that was no longer missed and is missed, or stands in the text, again.
    """
    living = {(entry.anchor, entry.fingerprint) for entry in entries if entry.fate is None}
    used = {anchor for anchor, _ in living}
    said = {
        (entry.anchor, entry.fate, entry.fingerprint, entry.targets): entry
        for entry in entries
        if not (is_within(entry) and (entry.anchor, entry.fingerprint) in living)
        and not (entry.fate is Fate.CLOSED and entry.anchor in used)
    }
    return tuple(said.values())


def _updates(changes: Changes, ledger: Ledger) -> dict[str, tuple[Update, ...]]:
    updates = dict(ledger.updates)
    for update in changes.updates:
        updates[update.report] = (*updates.get(update.report, ()), update)
    return updates


def _publications(sightings: Sequence[Sighting], reports: Reports, ledger: Ledger) -> dict[str, Publication]:
    publications = dict(ledger.publications)
    for id in reports.missing:
        publications[id] = replace(publications[id], fate=Fate.DELETED)
    for sighting in sightings:
        document = sighting.document
        publications[document.id] = Publication(
            report=document.id,
            title=document.metadata.title.value or "",
            source=document.source.file,
            digest=sighting.digest,
            date=document.metadata.date.value,
        )
    return publications
