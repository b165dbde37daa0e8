"""Reports that come back after their source was refused: the ledger knew them while no page held them."""

from collections.abc import Iterable, Iterator

from build_tools.ledger.history.changes import ADD, DOUBT, EDIT, MOVE, REMOVE, RETURN, Change
from build_tools.ledger.history.published import Publications, PublishedPassage
from build_tools.model import Entry, Fate, Ledger, Update

FATES = {Fate.DELETED: REMOVE, Fate.DOUBTFUL: DOUBT, Fate.MOVED: MOVE}


def tell_returns(
    changes: Iterable[Change], before: Publications, after: Publications, known: Ledger, now: Ledger
) -> tuple[Change, ...]:
    """Return changes in which a report that is not in `before`, though the ledger has `known` it, returns.

    What differs from what it last held is what the ledger is to say of that `now`. What comes from
    another report stays as it is told.
    """
    live = {id for id, publication in known.publications.items() if publication.fate is None}
    back = sorted(live & after.keys() - before.keys())
    told = [change for change in changes if change.passage.report not in back or change.before is not None]
    elsewhere = {(change.passage.report, change.passage.anchor) for change in told}
    returned = [change for id in back for change in _returned(id, after[id], known, now)]
    own = (change for change in returned if (change.passage.report, change.passage.anchor) not in elsewhere)
    return tuple(sorted((*own, *told), key=lambda change: change.passage.report))


def _returned(id: str, passages: Iterable[PublishedPassage], known: Ledger, now: Ledger) -> Iterator[Change]:
    """That the report returns, and what is not as it was: passages as they are now, then those that went."""
    title = now.publications[id].title
    whole = PublishedPassage(report=id, anchor="", kind="whole", number=None, text=title)
    yield Change(what=RETURN, before=None, after=whole)
    here = {passage.anchor: passage for passage in passages}
    lived = {(entry.anchor, entry.exact) for entry in known.entries.get(id, ()) if entry.fate is None}
    for update in now.updates.get(id, ())[len(known.updates.get(id, ())) :]:
        for passage in here.values():
            for what in _told(update, passage.anchor):
                yield Change(what=what, before=None, after=passage)
        gone = {*update.moved, *update.removed} - here.keys()
        for entry in now.entries.get(id, ()):
            if entry.anchor in gone and entry.fate in FATES and (entry.anchor, entry.exact) in lived:
                yield Change(what=FATES[entry.fate], before=_as_known(entry), after=None)


def _told(update: Update, anchor: str) -> Iterator[str]:
    for what, anchors in ((ADD, update.added), (EDIT, update.edited), (MOVE, update.moved)):
        if anchor in anchors:
            yield what


def _as_known(entry: Entry) -> PublishedPassage:
    """A passage that the ledger remembers: of its words, only the first."""
    return PublishedPassage(
        report=entry.report, anchor=entry.anchor, kind=entry.kind, number=entry.number, text=entry.exact
    )
