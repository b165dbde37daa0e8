"""Labels of articles that once stood as headings above their texts, and are now one passage with them."""

from collections.abc import Sequence
from dataclasses import replace

from build_tools.arabic.text import folded_words
from build_tools.ledger.identity.sightings import Sighting
from build_tools.model import Entry, Ledger, Paragraph


def without_label_headings(ledger: Ledger, sightings: Sequence[Sighting]) -> Ledger:
    """Return the ledger without the headings that were only labels, «المادة 3», and are those of a text now.

    Their anchor leads to the same article, and means nothing else: nothing was deleted.
    """
    entries = dict(ledger.entries)
    for sighting in sightings:
        labels = {
            passage.anchor: folded_words(passage.block.label)
            for passage in sighting.passages
            if isinstance(passage.block, Paragraph)
            and passage.block.label
            and passage.block.article is not None
        }
        known = entries.get(sighting.report, ())
        kept = tuple(entry for entry in known if not _is_label(entry, labels.get(entry.anchor)))
        if len(kept) < len(known):
            entries[sighting.report] = kept
    return replace(ledger, entries=entries)


def _is_label(entry: Entry, label: str | None) -> bool:
    alive = entry.fate is None and entry.kind == "heading"
    return alive and label is not None and folded_words(entry.exact) == label
