"""What a build does to the reports that changed: the names of their passages, and what became of the old."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.ledger.alignment.alignment import align
from build_tools.ledger.alignment.matching import Alignment, Node
from build_tools.ledger.fates.fates import Outcome, Outcomes, Refound, place_of
from build_tools.ledger.fates.former import Whereabouts, find_beginnings, find_words
from build_tools.ledger.fates.revival import find_revived
from build_tools.ledger.history.updates import note_update
from build_tools.ledger.identity.order import in_reading_order
from build_tools.ledger.identity.sightings import Sighting, new_nodes, old_node
from build_tools.ledger.naming import name_passages
from build_tools.ledger.reports import Reports
from build_tools.model import Entry, Fate, Ledger, Target, Update

STAYED = 0.75
EDGE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The passages of each changed report with their anchors, and what became of what the ledger knew."""

    nodes: Mapping[str, Sequence[Node]]
    names: Mapping[str, Sequence[str]]
    outcomes: Outcomes
    refound: Refound
    updates: Sequence[Update]


def find_changes(reports: Reports, ledger: Ledger) -> Changes:
    """Return what this build changes. A passage is looked for in all the reports that changed."""
    touched = sorted({*reports.missing, *(sighting.report for sighting in reports.changed)})
    old = [entry for id in touched for entry in _passages(ledger, id)]
    nodes = {sighting.report: new_nodes(sighting) for sighting in reports.changed}
    new = [node for known in nodes.values() for node in known]
    alignment = align([old_node(entry) for entry in old], new)
    dead = [entry for id in touched for entry in ledger.entries.get(id, ()) if entry.fate is not None]
    back = find_revived(dead, new, alignment)
    words = find_words(dead, old, new, alignment)
    beginnings = find_beginnings(dead, old, new, alignment)
    alone = {known.places[0]: entry for entry, known in words.items() if known.sure}
    back = {entry: n for n, entry in alone.items() if n not in alignment.heirs.values()} | back
    origins = {n: entry for entry, n in back.items()} | {n: old[o] for o, n in alignment.heirs.items()}
    names = _names(reports.changed, origins, ledger)
    places = [Target(report=id, anchor=name) for id, known in names.items() for name in known]
    dates = {sighting.report: _update_date(sighting, ledger) for sighting in reports.changed}
    outcomes = dict(_outcomes(old, new, alignment, places, dates))
    gaps = {sighting.report: [anchor for anchor, _, _ in sighting.gaps] for sighting in reports.changed}
    for id in touched:
        there = {*gaps.get(id, ()), *names.get(id, ())}
        outcomes.update(_gap_outcomes(ledger.entries.get(id, ()), there))
    updates = (
        note_update(
            sighting,
            names[sighting.report],
            _of_report(places, origins, sighting.report),
            outcomes,
            ledger,
            dates[sighting.report],
        )
        for sighting in reports.changed
    )
    return Changes(
        nodes=nodes,
        names=names,
        outcomes=outcomes,
        refound=Refound(
            back={entry: places[n] for entry, n in back.items()},
            words={entry: _found(known, places, dates.get(entry.report)) for entry, known in words.items()},
            beginnings={entry: tuple(places[n] for n in known) for entry, known in beginnings.items()},
        ),
        updates=[update for update in updates if update is not None],
    )


def _passages(ledger: Ledger, report: str) -> list[Entry]:
    """A report's passages as the ledger knows them, in reading order."""
    return in_reading_order(entry for entry in ledger.entries.get(report, ()) if entry.kind != "gap")


def _names(changed: Iterable[Sighting], origins: Mapping[int, Entry], ledger: Ledger) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    start = 0
    for sighting in changed:
        end = start + len(sighting.passages)
        own = {n - start: origins[n] for n in range(start, end) if n in origins}
        names[sighting.report] = name_passages(sighting, own, ledger.entries.get(sighting.report, ()))
        start = end
    return names


def _outcomes(
    old: Sequence[Entry],
    new: Sequence[Node],
    alignment: Alignment,
    places: Sequence[Target],
    dates: Mapping[str, str | None],
) -> Iterator[tuple[Target, Outcome]]:
    grown = set(alignment.merged.values())
    parts: dict[int, list[Target]] = defaultdict(list)
    for n, o in alignment.parts.items():
        parts[o].append(places[n])
    for o, entry in enumerate(old):
        date = dates.get(entry.report)
        if o in alignment.heirs:
            n = alignment.heirs[o]
            outcome = Outcome(
                targets=(places[n],),
                reworded=o in alignment.reworded,
                trace=entry.trace if o in parts or n in grown or _is_resized(entry, new[n]) else "",
                parts=tuple(parts[o]),
            )
        elif o in alignment.merged:
            target = places[alignment.merged[o]]
            outcome = Outcome(targets=(target,), trace=entry.trace, parts=tuple(parts[o]))
        elif o in alignment.doubtful:
            candidates = tuple(places[n] for n in alignment.doubtful[o])
            outcome = Outcome(fate=Fate.DOUBTFUL, targets=candidates, date=date)
        else:
            outcome = Outcome(fate=Fate.DELETED, date=date)
        yield place_of(entry), outcome


def _found(known: Whereabouts, places: Sequence[Target], date: str | None) -> Outcome:
    targets = tuple(places[n] for n in known.places)
    if known.sure:
        return Outcome(targets=targets)
    return Outcome(fate=Fate.DOUBTFUL if targets else Fate.DELETED, targets=targets, date=date)


def _is_resized(entry: Entry, node: Node) -> bool:
    """Whether a passage is now a part of more words, or has lost some that may stand elsewhere."""
    old, new = entry.trace, node.trace
    in_front, behind = new.find(old[:EDGE]), len(new) - new.rfind(old[-EDGE:]) - EDGE
    sizes = sorted((len(old), len(new)))
    return sizes[0] < STAYED * sizes[1] or in_front >= EDGE - 1 or EDGE - 1 <= behind < len(new) - EDGE


def _gap_outcomes(entries: Iterable[Entry], there: set[str]) -> Iterator[tuple[Target, Outcome]]:
    """A missing number is still missing, or was found, or is no longer missed."""
    for entry in entries:
        if entry.kind == "gap" and entry.fate is None:
            place = place_of(entry)
            is_there = entry.anchor in there
            yield place, Outcome(targets=(place,)) if is_there else Outcome(fate=Fate.CLOSED)


def _update_date(sighting: Sighting, ledger: Ledger) -> str | None:
    """The date of an update: the report's own, where it is another than that of what was published."""
    known = ledger.publications.get(sighting.report)
    date = sighting.document.metadata.date.value
    if known is None or known.fate is not None or known.date is None or known.date == date:
        return None
    return date


def _of_report(places: Sequence[Target], origins: Mapping[int, Entry], report: str) -> dict[str, Entry]:
    """The entries that a report's passages come from, by their anchors now."""
    return {places[n].anchor: entry for n, entry in origins.items() if places[n].report == report}
