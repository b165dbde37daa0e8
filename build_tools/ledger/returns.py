"""Reports that come back after their source was refused: the ledger knew them while no page held them."""

from collections.abc import Iterable
from dataclasses import replace

from build_tools.ledger.changes import ADD, EDIT, RETURN, Change
from build_tools.ledger.published import Publications, node_of
from build_tools.model import Ledger


def tell_returns(changes: Iterable[Change], before: Publications, ledger: Ledger) -> tuple[Change, ...]:
    """Return changes in which a passage of a report that is not in `before` is not new if the ledger has it.

    It returns under its anchor, in the same words or edited.
    """
    live = {id for id, publication in ledger.publications.items() if publication.fate is None}
    known = {
        (entry.report, entry.anchor): entry.fingerprint
        for id in live - before.keys()
        for entry in ledger.entries.get(id, ())
        if entry.fate is None
    }
    return tuple(
        _told(change, known.get((change.passage.report, change.passage.anchor))) for change in changes
    )


def _told(change: Change, fingerprint: str | None) -> Change:
    if change.what != ADD or fingerprint is None:
        return change
    return replace(change, what=RETURN if node_of(change.passage).fingerprint == fingerprint else EDIT)
