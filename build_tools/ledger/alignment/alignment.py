"""Which passage became which: exact words first, then their sequence, then how alike they are."""

from collections.abc import Sequence

from build_tools.ledger.alignment.beginnings import follow_beginnings
from build_tools.ledger.alignment.edits import match_edits, match_in_place
from build_tools.ledger.alignment.exact import match_exact
from build_tools.ledger.alignment.joints import match_joints, match_labels
from build_tools.ledger.alignment.matching import Alignment, Matching, Node
from build_tools.ledger.alignment.parts import match_merges, match_remnants, match_splits
from build_tools.ledger.alignment.questions import find_doubts, find_reworded
from build_tools.ledger.alignment.similarity import likenesses


def align(old: Sequence[Node], new: Sequence[Node]) -> Alignment:
    """Return what became of the old passages among the new ones.

    The passages of a report stand together on either side, in reading order. The work grows with the
    number of passages that changed, not with its square.
    """
    matching = Matching(old, new)
    if old:
        match_exact(matching)
    if matching.open_old():
        match_labels(matching)
        found = likenesses(matching)
        match_splits(matching, found)
        match_merges(matching, found)
        match_edits(matching, found)
        match_remnants(matching, found)
        match_joints(matching)
        follow_beginnings(matching)
        match_in_place(matching)
        find_doubts(matching, found)
        find_reworded(matching)
    return matching.result()
