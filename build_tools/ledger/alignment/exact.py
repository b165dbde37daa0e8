"""Passages whose words did not change, wherever they stand now."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from build_tools.ledger.alignment.evidence import Evidence
from build_tools.ledger.alignment.matching import MOST_CANDIDATES, Matching, Node

FEWEST_WORDS = 4


def match_exact(matching: Matching) -> None:
    """Match the passages that have the same words, first within a report, then across reports.

    Few words, «Introduction», mean something beside their neighbours only: they follow these, and are
    looked for alone when all others have their place. The same words that stand several times are
    told apart by their neighbours and their number.
    """
    for across in (False, True):
        _match_unique(matching, FEWEST_WORDS, across=across)
        _extend(matching, list(matching.heir.items()))
    _match_unique(matching, 0, across=False)
    _extend(matching, list(matching.heir.items()))
    _match_repeated(matching)


def _match_unique(matching: Matching, fewest: int, *, across: bool) -> None:
    """Words that stand once on either side."""
    old = _by_words(matching.old, matching.open_old(), across)
    new = _by_words(matching.new, matching.open_new(), across)
    for words, places in old.items():
        found = new.get(words, [])
        telling = len(matching.old[places[0]].trace) >= max(fewest, 1)
        if telling and len(places) == 1 and len(found) == 1:
            matching.match(places[0], found[0])


def _by_words(nodes: Sequence[Node], places: Iterable[int], across: bool) -> dict[tuple[str, str], list[int]]:
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place in places:
        node = nodes[place]
        groups["" if across else node.report, node.fingerprint].append(place)
    return groups


def _extend(matching: Matching, pairs: list[tuple[int, int]]) -> None:
    """From a pair to the passages before and after it, as long as their words are the same."""
    while pairs:
        for o, n in matching.steps(*pairs.pop()):
            fresh = o not in matching.heir and n not in matching.origin
            if fresh and matching.old[o].fingerprint == matching.new[n].fingerprint:
                matching.match(o, n)
                pairs.append((o, n))


def _match_repeated(matching: Matching) -> None:
    """The same words several times in a report: by evidence; where there is none, in order or in doubt."""
    old = _by_words(matching.old, matching.open_old(), False)
    new = _by_words(matching.new, matching.open_new(), False)
    for words, places in old.items():
        found = new.get(words, [])
        if found:
            _match_group(matching, places, found)


def _match_group(matching: Matching, places: list[int], found: list[int]) -> None:
    pairs = Evidence(matching, places, found)
    while pairs.old and pairs.new:
        sure, o, n = pairs.best()
        disputed = pairs.is_disputed(sure, o, n)
        if disputed and len(pairs.old) != len(pairs.new):
            break
        if not sure and not matching.old[o].trace:
            return
        pairs.settle(*((next(iter(pairs.old)), next(iter(pairs.new))) if disputed else (o, n)))
    for o in pairs.old if pairs.new else ():
        matching.doubtful[o] = tuple(islice(pairs.new, MOST_CANDIDATES))
