"""What a build adds, edits, moves and removes, passage by passage: for an editor to read before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.arabic.wording import say
from build_tools.ground.tables import table
from build_tools.ledger.alignment.alignment import align
from build_tools.ledger.history.differences import ADDED, REMOVED, Difference, word_differences
from build_tools.ledger.history.published import Publications, PublishedPassage, node_of
from build_tools.ledger.history.updates import in_order
from build_tools.transforms.anchors import split_anchor

ADD, EDIT, MOVE, REMOVE, DOUBT = "added", "edited", "moved", "removed", "doubtful"
RETURN = "returned"
SHOWN, MORE = 8, "…"  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a build does to one passage.

    `before` is None for one that is on no page now, new or returning, `after` for one that goes.
    """

    what: str
    before: PublishedPassage | None
    after: PublishedPassage | None
    differences: tuple[Difference, ...] = ()

    @property
    def passage(self) -> PublishedPassage:
        """The passage as it will be, or as it was."""
        passage = self.after or self.before
        assert passage is not None
        return passage


def list_changes(before: Publications, after: Publications) -> tuple[Change, ...]:
    """Return what changes between two publications, by report, in reading order; removals come last.

    A passage that is edited and moved is listed as both.
    """
    unchanged = {id for id in before.keys() & after.keys() if before[id] == after[id]}
    old = [
        passage for id in sorted(before.keys() - unchanged) for passage in before[id] if passage.kind != "gap"
    ]
    new = [
        passage for id in sorted(after.keys() - unchanged) for passage in after[id] if passage.kind != "gap"
    ]
    alignment = align([node_of(passage) for passage in old], [node_of(passage) for passage in new])
    origins = {n: o for o, n in alignment.heirs.items()}
    steady = _steady(old, new, origins)
    changes = [change for n in range(len(new)) for change in _changes(old, new, origins, steady, n)]
    for o in range(len(old)):
        if o not in alignment.heirs:
            what = DOUBT if o in alignment.doubtful else MOVE if o in alignment.merged else REMOVE
            into = new[alignment.merged[o]] if o in alignment.merged else None
            changes.append(Change(what=what, before=old[o], after=into))
    return tuple(sorted(changes, key=lambda change: change.passage.report))


def change_data(changes: Sequence[Change]) -> list[dict[str, object]]:
    """Return changes as data for JSON."""
    return [
        {
            "change": change.what,
            "report": change.passage.report,
            "kind": change.passage.kind,
            "before": _place(change.before),
            "after": _place(change.after),
            "differences": [{"what": piece.what, "text": piece.text} for piece in change.differences],
        }
        for change in changes
    ]


def change_rows(changes: Sequence[Change]) -> Iterator[str]:
    """Yield changes in Arabic, a report's under its identifier, each passage named and in its first words.

    The words around each difference are shown; what comes from another report, or goes there, says which.
    """
    words = table("arabic/ledger")["changes"]
    report = None
    for change in changes:
        if change.passage.report != report:
            report = change.passage.report
            yield f"{report}"
        names = dict.fromkeys(_name(p, report) for p in (change.before, change.after) if p is not None)
        yield f"  {words[change.what]}: {' ← '.join(names)} · {_shown(change)}"
    if not changes:
        yield words["none"]


def _changes(
    old: Sequence[PublishedPassage],
    new: Sequence[PublishedPassage],
    origins: dict[int, int],
    steady: set[int],
    n: int,
) -> Iterator[Change]:
    after = new[n]
    if n not in origins:
        yield Change(what=ADD, before=None, after=after)
        return
    before = old[origins[n]]
    if before.text != after.text:
        differences = word_differences(before.text, after.text)
        yield Change(what=EDIT, before=before, after=after, differences=differences)
    if n not in steady or before.report != after.report or before.anchor != after.anchor:
        yield Change(what=MOVE, before=before, after=after)


def _steady(
    old: Sequence[PublishedPassage], new: Sequence[PublishedPassage], origins: dict[int, int]
) -> set[int]:
    """The new passages that stand in the order that their report had."""
    steady: set[int] = set()
    for report in {passage.report for passage in new}:
        own = [
            n
            for n, passage in enumerate(new)
            if passage.report == report and n in origins and old[origins[n]].report == report
        ]
        keeps = in_order([origins[n] for n in own])
        steady |= {n for n, kept in zip(own, keeps, strict=True) if kept}
    return steady


def _place(passage: PublishedPassage | None) -> dict[str, object] | None:
    if passage is None:
        return None
    return {
        "report": passage.report,
        "anchor": passage.anchor,
        "number": passage.number,
        "text": passage.text,
    }


def _name(passage: PublishedPassage, here: str) -> str:
    """What readers call a passage, by its printed number or its kind, and its report if that is another."""
    numbered = split_anchor(passage.anchor)
    if numbered:
        name = say(f"passages.{numbered[0]}_number", number=numbered[1])
    else:
        name = f"{say(f'passages.{passage.kind}')} {passage.anchor}".rstrip()
    if passage.report == here:
        return name
    elsewhere: str = table("arabic/ledger")["changes"]["elsewhere"]
    return elsewhere.format(name=name, report=passage.report)


def _shown(change: Change) -> str:
    """The differences with signs, or the first words of the passage, as they were if they were there."""
    if not change.differences:
        passage = change.before or change.passage
        opening = passage.text.split()[: SHOWN + 1]
        return " ".join(opening[:SHOWN]) + (f" {MORE}" if len(opening) > SHOWN else "")
    signs = {REMOVED: ("[-", "-]"), ADDED: ("{+", "+}")}
    parts = []
    for piece in change.differences:
        if piece.what in signs:
            start, end = signs[piece.what]
            parts.append(f"{start}{' '.join(piece.text.split())}{end}")
        else:
            words = piece.text.split()
            parts.append(
                " ".join(words)
                if len(words) <= SHOWN
                else f"{' '.join(words[:3])} {MORE} {' '.join(words[-3:])}"
            )
    return " ".join(part for part in parts if part)
