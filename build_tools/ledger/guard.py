"""No published anchor is lost, and none changes its meaning, without an entry that says so."""

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from build_tools.ledger.alignment.edits import IN_PLACE
from build_tools.ledger.fates.landing import Landing, Published, land
from build_tools.ledger.history.published import Publications, PublishedPassage
from build_tools.ledger.identity.fingerprints import comparable_words, trace
from build_tools.ledger.storage.storage import shard_name
from build_tools.model import Finding, Target

LOST, CHANGED = "A04", "A05"


def check_anchors(before: Publications, now: Published) -> Iterator[Finding]:
    """Yield a finding for every anchor published `before` that leads nowhere now, or elsewhere unsaid.

    That happens where the ledger was lost or edited by hand; a build with its ledger has no such finding.
    """
    for passage in (passage for known in before.values() for passage in known):
        if not passage.anchor:
            continue
        landing = land(now, Target(report=passage.report, anchor=passage.anchor))
        problem = LOST if landing is None else None if _is_kept(passage, landing) else CHANGED
        if problem is not None:
            link = f"{passage.report}#{passage.anchor}"
            values = {"link": link, "words": passage.text[:60]}
            yield Finding(id=problem, file=shard_name(passage.report), line=1, values=values)


def _is_kept(before: PublishedPassage, landing: Landing) -> bool:
    """The same words nearly, or a notice; a gap has no words."""
    if landing.notices or landing.is_gap or before.kind == "gap":
        return True
    old, new = (trace(comparable_words(text)) for text in (before.text, landing.text))
    contained = bool(old) and (old in new or new in old)
    return old == new or contained or Indel.normalized_similarity(old, new) >= IN_PLACE or landing.is_alias
