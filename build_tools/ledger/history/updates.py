"""What one update of a report did to its passages: the lines of the report's history."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from build_tools.ledger.fates.fates import Outcomes, place_of
from build_tools.ledger.identity.fingerprints import comparable_words, fingerprint
from build_tools.ledger.identity.order import in_reading_order
from build_tools.ledger.identity.sightings import Sighting
from build_tools.model import Entry, Fate, Ledger, Update

LOST = (Fate.DELETED, Fate.DOUBTFUL)


def note_update(
    sighting: Sighting,
    names: Sequence[str],
    origins: Mapping[str, Entry],
    outcomes: Outcomes,
    ledger: Ledger,
    date: str | None,
) -> Update | None:
    """Return what an update did to a report; None where it is new, or nothing a reader sees changed.

    `origins` are the entries its passages come from, by their anchors now.
    """
    known = ledger.publications.get(sighting.report)
    if known is None or known.fate is not None:
        return None
    own = {place: outcome for place, outcome in outcomes.items() if place.report == sighting.report}
    moved = (*_moved(sighting.report, names, origins, ledger), *_left(own, origins))
    words = {
        name: fingerprint(comparable_words(passage.plain))
        for name, passage in zip(names, sighting.passages, strict=True)
    }
    update = Update(
        report=sighting.report,
        number=len(ledger.updates.get(sighting.report, ())) + 1,
        date=date,
        added=tuple(name for name in names if name not in origins),
        edited=tuple(name for name in names if name in origins and origins[name].fingerprint != words[name]),
        moved=tuple(dict.fromkeys(moved)),
        removed=tuple(place.anchor for place, outcome in own.items() if outcome.fate in LOST),
    )
    return update if update.added or update.edited or update.moved or update.removed else None


def _moved(report: str, names: Sequence[str], origins: Mapping[str, Entry], ledger: Ledger) -> Iterable[str]:
    """The passages that stand elsewhere in the order, come from another report or bear another number.

    The number of an article stands in its words: another is an edit.
    """
    entries = in_reading_order(ledger.entries.get(report, ()))
    order = {entry.anchor: place for place, entry in enumerate(entries)}
    own = [name for name in names if name in origins and origins[name].anchor in order]
    own = [name for name in own if origins[name].report == report]
    keeps = in_order([order[origins[name].anchor] for name in own])
    steady = {
        name
        for name, kept in zip(own, keeps, strict=True)
        if kept and (origins[name].anchor == name or origins[name].kind == "heading")
    }
    return [name for name in names if name in origins and name not in steady]


def _left(own: Outcomes, origins: Mapping[str, Entry]) -> Iterator[str]:
    """The anchors of what went into another passage or another report."""
    stay = {place_of(entry) for entry in origins.values()}
    for place, outcome in own.items():
        if outcome.fate is None and place not in stay and outcome.targets[0] != place:
            yield place.anchor


def in_order(places: Sequence[int]) -> list[bool]:
    """Return which of the places belong to a longest run that only rises.

    >>> in_order([0, 3, 1, 2])
    [True, False, True, True]
    """
    tails: list[int] = []
    lengths: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
        lengths.append(at + 1)
    keeps = [False] * len(places)
    wanted = len(tails)
    for at in range(len(places) - 1, -1, -1):
        if lengths[at] == wanted:
            keeps[at], wanted = True, wanted - 1
    return keeps
