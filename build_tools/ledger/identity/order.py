"""The reading order of entries, which know only the passage before them."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from build_tools.model import Entry
from build_tools.transforms.anchors import split_anchor


def in_reading_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that live in the order that their `after` tells.

    Where a merge of two branches let two passages follow the same one, they stand by their anchors;
    what follows nothing known comes last.
    """
    return _chained(sorted((entry for entry in entries if entry.fate is None), key=_name))


def in_former_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return an entry of each anchor, living or not, in the order that their `after` tells.

    Of two that follow the same one, that which nothing follows was taken out
    first, and stood before the other. A missing number stands beside the nearest one.
    """
    known = sorted(entries, key=_name)
    followed = {entry.after for entry in known}
    passages = (entry for entry in known if entry.kind != "gap")
    ordered = _chained(sorted(passages, key=lambda entry: entry.anchor in followed))
    return list(_with_gaps(ordered, [entry for entry in known if entry.kind == "gap"]))


def _with_gaps(ordered: Sequence[Entry], gaps: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, and each missing number after the last printed one before it; else before the first."""
    places = {_printed(entry): place for place, entry in enumerate(ordered)}
    printed = sorted(places)
    below: dict[int, list[Entry]] = defaultdict(list)
    for gap in sorted(gaps, key=_printed):
        missing = _printed(gap)
        nearest = bisect(printed, missing)
        before, after = printed[max(nearest - 1, 0) : nearest], printed[nearest : nearest + 1]
        if before and before[0][0] == missing[0]:
            below[places[before[0]]].append(gap)
        else:
            below[places[after[0]] - 1 if after else len(ordered) - 1].append(gap)
    for place in range(-1, len(ordered)):
        yield from ordered[place : place + 1] if place >= 0 else ()
        yield from below[place]


def _printed(entry: Entry) -> tuple[str, int]:
    return split_anchor(entry.anchor) or ("", 0)


def _name(entry: Entry) -> tuple[str, str]:
    return entry.anchor, str(entry.fate)


def _chained(known: Sequence[Entry]) -> list[Entry]:
    following = _by_after(known)
    ordered = _walk([""], following)
    seen = {entry.anchor for entry in ordered}
    for entry in known:
        if entry.anchor not in seen:
            rest = [entry, *(below for below in _walk([entry.anchor], following) if below.anchor not in seen)]
            ordered += rest
            seen.update(below.anchor for below in rest)
    return ordered


def after_each(entries: Iterable[Entry], hosts: Iterable[str]) -> list[tuple[str, list[Entry]]]:
    """Return, for each host anchor that is followed by entries of passages that are no more, these entries.

    An entry that follows such an entry stands after it; one that follows nothing known, after the last host.
    """
    dead = sorted(entries, key=_name)
    following = _by_after(dead)
    placed: list[tuple[str, list[Entry]]] = []
    places = ["", *hosts]
    stop = frozenset(places)
    for host in places:
        found = _walk([host], following, stop=stop)
        if found:
            placed.append((host, found))
    rest = [entry for group in following.values() for entry in group]
    return [*placed, (places[-1], rest)] if rest else placed


def _by_after(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    following: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        following[entry.after].append(entry)
    return following


def _walk(
    starts: list[str], following: dict[str, list[Entry]], stop: frozenset[str] = frozenset()
) -> list[Entry]:
    """What follows `starts`, depth first, taken out of `following`."""
    waiting = [entry for start in starts for entry in reversed(following.pop(start, []))]
    ordered = []
    while waiting:
        entry = waiting.pop()
        ordered.append(entry)
        if entry.anchor not in stop:
            waiting += reversed(following.pop(entry.anchor, []))
    return ordered
