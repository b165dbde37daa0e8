"""What becomes of entries whose passage no longer stands under their anchor."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from build_tools.model import Entry, Fate, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a passage: `fate` is None where it stands under the one target now.

    `reworded` is one that stands in its place in other words.
    """

    fate: Fate | None = None
    targets: tuple[Target, ...] = ()
    date: str | None = None
    reworded: bool = False


Outcomes = Mapping[Target, Outcome]


def place_of(entry: Entry) -> Target:
    """Return the report and anchor of an entry."""
    return Target(report=entry.report, anchor=entry.anchor)


def former_entries(
    entries: Iterable[Entry], outcomes: Outcomes, revived: Mapping[Entry, Target]
) -> Iterator[Entry]:
    """Yield what the ledger keeps of entries beside the passages that stand under their anchors now.

    `outcomes` are those of living passages of changed reports, by where they stood; other living ones
    stay as they are. `revived` are entries whose passage is back, with its place. What is back under
    its own anchor needs no entry of its own.
    """
    for entry in entries:
        if entry.fate is None:
            outcome = outcomes.get(place_of(entry))
            kept = entry if outcome is None else _leave(entry, outcome)
        elif entry in revived:
            kept = _move(entry, revived[entry])
        else:
            kept = _follow(entry, outcomes)
        if kept is not None:
            yield kept


def _leave(entry: Entry, outcome: Outcome) -> Entry | None:
    """A passage that stood under its anchor until now."""
    if outcome.fate is not None:
        return replace(entry, fate=outcome.fate, targets=outcome.targets, date=outcome.date, trace="")
    if outcome.targets[0] == place_of(entry):
        return replace(entry, fate=Fate.REWORDED, trace="") if outcome.reworded else None
    return _move(entry, outcome.targets[0])


def _move(entry: Entry, target: Target) -> Entry | None:
    """The entry of a passage that stands at `target` now; None where that is its own place."""
    if target == place_of(entry):
        return None
    after = entry.after if target.report != entry.report else ""
    return replace(entry, fate=Fate.MOVED, targets=(target,), date=None, trace="", after=after)


def _follow(entry: Entry, outcomes: Outcomes) -> Entry | None:
    """A passage that had left its anchor before; where it went may have changed since."""
    entry = _placed(entry, outcomes)
    match entry.fate:
        case Fate.MOVED:
            return _follow_move(entry, outcomes)
        case Fate.DOUBTFUL:
            return _follow_doubt(entry, outcomes)
        case Fate.REWORDED:
            outcome = outcomes.get(place_of(entry))
            return entry if outcome is None else _leave_reworded(entry, outcome)
    return entry


def _follow_move(entry: Entry, outcomes: Outcomes) -> Entry | None:
    target = entry.targets[0]
    outcome = outcomes.get(target)
    if outcome is None:
        return entry
    if outcome.fate is None:
        return _move(entry, outcome.targets[0])
    after = target.anchor if target.report == entry.report else entry.after
    return replace(entry, fate=outcome.fate, targets=outcome.targets, date=outcome.date, after=after)


def _follow_doubt(entry: Entry, outcomes: Outcomes) -> Entry:
    targets: dict[Target, None] = {}
    for target in entry.targets:
        outcome = outcomes.get(target)
        targets.update(dict.fromkeys((target,) if outcome is None else outcome.targets))
    if targets:
        return replace(entry, targets=tuple(targets))
    return replace(entry, fate=Fate.DELETED, targets=())


def _leave_reworded(entry: Entry, outcome: Outcome) -> Entry | None:
    here = outcome.fate is None and outcome.targets[0] == place_of(entry)
    return entry if here else _leave(entry, outcome)


def _placed(entry: Entry, outcomes: Outcomes) -> Entry:
    """The entry after the same passage as before, under the anchor that this one has now."""
    outcome = outcomes.get(Target(report=entry.report, anchor=entry.after))
    if outcome is None or outcome.fate is not None or outcome.targets[0].report != entry.report:
        return entry
    return replace(entry, after=outcome.targets[0].anchor)
