"""Former passages that are not where the alignment looks: where their words are after further changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from build_tools.ledger.alignment.exact import FEWEST_WORDS
from build_tools.ledger.alignment.matching import Alignment, Node
from build_tools.ledger.alignment.similarity import SHORT_WORDS, pairs_of_words
from build_tools.ledger.fates.fates import place_of
from build_tools.ledger.identity.fingerprints import comparable_words
from build_tools.ledger.identity.fingerprints import trace as trace_of
from build_tools.model import Entry, Fate

LONGEST = 6
BEGINS = 0.6
HELD = 0.5
STAYED = 0.6
CONTAINED = 0.7
MOST_CANDIDATES = 4
GONE = (Fate.DELETED, Fate.DOUBTFUL)

Pairs = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """The new passages where words may be now: the one where they are, if that is `sure`."""

    places: tuple[int, ...]
    sure: bool = False


def find_words(
    dead: Iterable[Entry], old: Sequence[Entry], new: Sequence[Node], alignment: Alignment
) -> dict[Entry, Whereabouts]:
    """Return where the words of joined or parted passages are.

    Those that stood in a passage that did not change are left out: they are where they were.
    """
    stood = {place_of(entry): o for o, entry in enumerate(old)}
    search = _Search(old, new, alignment)
    found = {}
    for entry in dead:
        o = stood.get(entry.targets[0]) if entry.trace and len(entry.targets) == 1 else None
        if o is not None and not search.is_unchanged(o):
            found[entry] = search.places(entry.trace, o)
    return found


def find_beginnings(
    dead: Iterable[Entry], old: Sequence[Entry], new: Sequence[Node], alignment: Alignment
) -> dict[Entry, tuple[int, ...]]:
    """Return the changed passages in which the first words of a deleted or doubtful one stand again."""
    origins = {n: o for o, n in alignment.heirs.items()}
    fresh = [
        (n, node.trace, old[origins[n]].trace if n in origins else "")
        for n, node in enumerate(new)
        if n not in origins or old[origins[n]].fingerprint != node.fingerprint
    ]
    again = {}
    for entry in dead if fresh else ():
        first = trace_of(comparable_words(entry.exact)[:LONGEST]) if entry.fate in GONE else ""
        if len(first) > 1:
            again[entry] = tuple(n for n, there, before in fresh if first in there and first not in before)
    return {entry: places for entry, places in again.items() if places}


class _Search:
    """Where words are among the new passages."""

    def __init__(self, old: Sequence[Entry], new: Sequence[Node], alignment: Alignment) -> None:
        self.old, self.new, self.alignment = old, new, alignment
        self.origins = {n: o for o, n in alignment.heirs.items()}
        self.pairs: Mapping[int, Pairs] = {}

    def is_unchanged(self, o: int) -> bool:
        """Tell whether an old passage lives on in the same words."""
        n = self.alignment.heirs.get(o)
        return n is not None and self.old[o].fingerprint == self.new[n].fingerprint

    def places(self, trace: str, o: int) -> Whereabouts:
        """Return the place of the beginning of the words, else all that have some; they stood in `o`."""
        self.pairs = self.pairs or {n: pairs_of_words(node.trace) for n, node in enumerate(self.new)}
        own, first = pairs_of_words(trace), pairs_of_words(trace[:LONGEST])
        near = set(self._near(o))
        shared = {n: self._shared(own, n, near) for n in self.pairs}
        begun = [n for n, pairs in shared.items() if first and len(first & pairs) >= BEGINS * len(first)]
        if len(begun) == 1:
            return Whereabouts(places=(begun[0],), sure=True)
        stayed = {n for n in near if self._has_stayed(trace, o, n)}
        some = [n for n, pairs in shared.items() if len(pairs) > 1 or n in stayed]
        sure = stayed if len(trace) > SHORT_WORDS else ()
        if len(some) == 1 and (some[0] in sure or len(shared[some[0]]) >= HELD * len(own)):
            return Whereabouts(places=(some[0],), sure=True)
        if not some and len(trace) <= FEWEST_WORDS:
            some = list(near)
        heir = self.alignment.heirs.get(o)
        some.sort(key=lambda n: (n != heir, -len(shared[n]), n))
        return Whereabouts(places=tuple(some[:MOST_CANDIDATES]))

    def _near(self, o: int) -> Iterator[int]:
        """What the passage became that the words stood in."""
        for became in (self.alignment.heirs, self.alignment.merged):
            if o in became:
                yield became[o]
        yield from (n for n, origin in self.alignment.parts.items() if origin == o)

    def _shared(self, own: Pairs, n: int, near: set[int]) -> Pairs:
        """What a passage has of the words; where it comes from elsewhere, only what it had not before."""
        common = own & self.pairs[n]
        if n in near or n not in self.origins or len(common) >= CONTAINED * len(self.pairs[n]):
            return common
        before = pairs_of_words(self.old[self.origins[n]].trace)
        return common if len(own & before) >= CONTAINED * len(before) else common - before

    def _has_stayed(self, trace: str, o: int, n: int) -> bool:
        """Whether a passage has most of those of the words that `o` had."""
        before = LCSseq.similarity(trace, self.old[o].trace)
        return LCSseq.similarity(trace, self.new[n].trace) >= STAYED * max(before, 1)
