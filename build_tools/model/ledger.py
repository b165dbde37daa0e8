"""The record of every published anchor and the passage it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from build_tools.model.anchors import Fate, Notice, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One meaning of one published anchor: `fate` is None while the passage stands under it.

    `fingerprint` is that of its words, `trace` tells the words one by one, `exact` are the first of them
    as they stand; `after` is the anchor of the passage before it.
    """

    report: str
    anchor: str
    kind: str
    number: int | str | None = None
    fingerprint: str = ""
    trace: str = ""
    exact: str = ""
    after: str = ""
    fate: Fate | None = None
    targets: tuple[Target, ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A report that was ever published; `target` is the report it became, where it was renamed.

    `digest` is that of all its passages.
    """

    report: str
    title: str = ""
    source: str = ""
    digest: str = ""
    date: str | None = None
    fate: Fate | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What one update of a report did to its passages, by their anchors afterwards."""

    report: str
    number: int
    date: str | None = None
    added: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The record of every anchor ever published and the passage it means, by report."""

    publications: Mapping[str, Publication] = field(default_factory=dict)
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    updates: Mapping[str, tuple[Update, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """A report that is no longer published under its identifier.

    It was renamed to `target`, or, where that is None, its source was removed, or was `refused` this time
    only. `notices` tell of each of its anchors.
    """

    report: str
    title: str
    target: str | None
    notices: tuple[Notice, ...] = ()
    refused: bool = False
