"""The anchor of each passage: its printed number, else the opaque anchor it had, else a new one."""

import hashlib
from base64 import b32encode
from collections.abc import Collection, Iterable, Mapping

from build_tools.ledger.identity.sightings import Sighting, is_printed
from build_tools.model import Entry, Fate, Target

LENGTH = 6


def name_passages(sighting: Sighting, origins: Mapping[int, Entry], entries: Iterable[Entry]) -> list[str]:
    """Return the anchors of a report's passages, in reading order.

    `origins` are the entries that passages are the heirs of; `entries` all of this report, living or
    not: an anchor that ever meant something is never given to something else.
    """
    entries = tuple(entries)
    earlier = _opaque_aliases(entries)
    used = {anchor for anchor, _, _ in sighting.gaps}
    used |= {passage.anchor for passage in sighting.passages if is_printed(passage.anchor)}
    ever = used | {entry.anchor for entry in entries}
    names: list[str] = []
    for place, passage in enumerate(sighting.passages):
        name = passage.anchor
        if not is_printed(name):
            origin = origins.get(place)
            kept = _kept(sighting.report, origin, earlier, ever) if origin else None
            name = kept if kept and kept not in used else _fresh(name, ever)
        used.add(name)
        ever.add(name)
        names.append(name)
    return names


def _kept(report: str, origin: Entry, earlier: Mapping[Target, str], ever: Collection[str]) -> str | None:
    """The opaque anchor that a passage had, or once had; from another report, where it is free here."""
    if is_printed(origin.anchor):
        return earlier.get(Target(report=origin.report, anchor=origin.anchor))
    return origin.anchor if origin.report == report or origin.anchor not in ever else None


def _opaque_aliases(entries: Iterable[Entry]) -> dict[Target, str]:
    """The opaque anchor that also leads to a passage which got a printed number since."""
    return {
        entry.targets[0]: entry.anchor
        for entry in entries
        if entry.fate is Fate.MOVED and not is_printed(entry.anchor)
    }


def _fresh(wanted: str, ever: Collection[str]) -> str:
    """`wanted`, or another opaque anchor where it has meant something already."""
    name, again = wanted, 0
    while name in ever:
        again += 1
        digest = hashlib.sha256(f"{wanted}\n{again}".encode()).digest()
        name = "a" + b32encode(digest).decode().lower()[:LENGTH]
    return name
