"""A renamed report takes all that its anchors ever meant with it, and leaves a trace under its old name."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from build_tools.ledger.fates.fates import is_within
from build_tools.model import Entry, Fate, Ledger, Target


def rename_reports(ledger: Ledger, renamed: Mapping[str, str]) -> Ledger:
    """Return the ledger with every report of `renamed` under its new identifier.

    Under the old one, each anchor leads to the same anchor of the new one, whatever becomes of it.
    """
    for old, new in renamed.items():
        ledger = _rename(ledger, old, new)
    return ledger


def _rename(ledger: Ledger, old: str, new: str) -> Ledger:
    entries = {id: tuple(_retargeted(known, old, new)) for id, known in ledger.entries.items()}
    carried = [replace(entry, report=new) for entry in entries.get(old, ())]
    left = dict.fromkeys(entry.anchor for entry in entries.get(old, ()))
    back = [entry for entry in entries.get(new, ()) if not _leads_to_itself(entry)]
    entries[new] = (*back, *carried)
    entries[old] = tuple(_left_behind(anchor, entries[new], old, new) for anchor in left)
    publications = {
        id: replace(known, target=new) if known.target == old else known
        for id, known in ledger.publications.items()
    }
    publications[new] = replace(publications[old], report=new)
    publications[old] = replace(publications[old], fate=Fate.MOVED, target=new)
    updates = dict(ledger.updates)
    moved = updates.pop(old, ())
    updates[new] = tuple(replace(update, report=new) for update in moved)
    return Ledger(publications=publications, entries=entries, updates=updates)


def _left_behind(anchor: str, carried: Iterable[Entry], old: str, new: str) -> Entry:
    entry = next(entry for entry in carried if entry.anchor == anchor)
    target = Target(report=new, anchor=anchor)
    return replace(entry, report=old, fate=Fate.MOVED, targets=(target,), date=None, trace="")


def _retargeted(entries: Iterable[Entry], old: str, new: str) -> Iterable[Entry]:
    for entry in entries:
        targets = tuple(
            Target(report=new, anchor=target.anchor) if target.report == old else target
            for target in entry.targets
        )
        yield replace(entry, targets=targets) if targets != entry.targets else entry


def _leads_to_itself(entry: Entry) -> bool:
    return is_within(entry) and not entry.trace
