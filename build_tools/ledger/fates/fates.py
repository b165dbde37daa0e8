"""What becomes of entries whose passage no longer stands under their anchor."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from build_tools.model import Entry, Fate, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a passage: `fate` is None where it stands under the one target now.

    `reworded` is one that stands in its place in other words; `trace` tells the words of one that was
    joined with others or parted, whose further `parts` stand elsewhere.
    """

    fate: Fate | None = None
    targets: tuple[Target, ...] = ()
    date: str | None = None
    reworded: bool = False
    trace: str = ""
    parts: tuple[Target, ...] = ()


Outcomes = Mapping[Target, Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refound:
    """Former passages that stand in the text again: whole (`back`); joined or parted, by their `words`;
    deleted or doubtful ones by their `beginnings`."""

    back: Mapping[Entry, Target]
    words: Mapping[Entry, Outcome]
    beginnings: Mapping[Entry, tuple[Target, ...]]


def place_of(entry: Entry) -> Target:
    """Return the report and anchor of an entry."""
    return Target(report=entry.report, anchor=entry.anchor)


def is_within(entry: Entry) -> bool:
    """Tell whether a former passage is a part of what stands under its anchor, or has it as a part."""
    return entry.fate is Fate.MOVED and entry.targets == (place_of(entry),)


def former_entries(entries: Iterable[Entry], outcomes: Outcomes, refound: Refound) -> Iterator[Entry]:
    """Yield what the ledger keeps of entries beside the passages that stand under their anchors now.

    `outcomes` are those of living passages of changed reports, by where they stood; other living ones
    stay as they are. What is back under its own anchor needs no entry of its own.
    """
    for entry in entries:
        if entry.fate is None:
            outcome = outcomes.get(place_of(entry))
            kept = entry if outcome is None else _leave(entry, outcome)
        elif entry in refound.back:
            kept = _move(entry, refound.back[entry], entry.trace)
        elif entry in refound.words:
            kept = _find(_placed(entry, outcomes), refound.words[entry], outcomes)
        else:
            kept = _offer(_follow(entry, outcomes), refound.beginnings.get(entry, ()))
        if kept is not None:
            yield kept


def _leave(entry: Entry, outcome: Outcome) -> Entry | None:
    """A passage that stood under its anchor until now."""
    if outcome.fate is not None:
        return replace(entry, fate=outcome.fate, targets=outcome.targets, date=outcome.date, trace="")
    if outcome.targets[0] == place_of(entry) and outcome.reworded:
        return replace(entry, fate=Fate.REWORDED, trace="")
    return _move(entry, outcome.targets[0], outcome.trace)


def _move(entry: Entry, target: Target, trace: str = "") -> Entry | None:
    """The entry of a passage that stands at `target` now; None where that is its own place.

    One whose words must be found again, by their `trace`, has an entry wherever it stands.
    """
    if target == place_of(entry) and not trace:
        return None
    after = entry.after if target.report != entry.report else ""
    return replace(entry, fate=Fate.MOVED, targets=(target,), date=None, trace=trace, after=after)


def _find(entry: Entry, found: Outcome, outcomes: Outcomes) -> Entry | None:
    """A passage that was joined or parted, after its words were looked for; else as what they stood in."""
    if found.fate is None:
        return _move(entry, found.targets[0], entry.trace)
    if found.fate is Fate.DELETED and outcomes[entry.targets[0]].fate:
        found = outcomes[entry.targets[0]]
    return replace(entry, fate=found.fate, targets=found.targets, date=found.date, trace="")


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


def _offer(entry: Entry | None, places: tuple[Target, ...]) -> Entry | None:
    """A deleted or doubtful passage whose first words stand somewhere again."""
    if entry is None or not places:
        return entry
    return replace(entry, fate=Fate.DOUBTFUL, targets=tuple(dict.fromkeys((*entry.targets, *places))))


def _follow_move(entry: Entry, outcomes: Outcomes) -> Entry | None:
    target = entry.targets[0]
    outcome = outcomes.get(target)
    if outcome is None:
        return entry
    if outcome.fate is None:
        return _move(entry, outcome.targets[0], entry.trace or outcome.trace)
    after = target.anchor if target.report == entry.report else entry.after
    return replace(
        entry, fate=outcome.fate, targets=outcome.targets, date=outcome.date, trace="", after=after
    )


def _follow_doubt(entry: Entry, outcomes: Outcomes) -> Entry:
    targets: dict[Target, None] = {}
    for target in entry.targets:
        outcome = outcomes.get(target)
        targets.update(dict.fromkeys((target,) if outcome is None else (*outcome.targets, *outcome.parts)))
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
