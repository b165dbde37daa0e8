"""The page of a report's history: what each update since its first publication did, passage by passage.

The ledger keeps which passages an update touched, not their former words: the differences word by
word are shown by `make changes`, before a build.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from build_tools.arabic.sentences import ends_sentence
from build_tools.arabic.wording import count, is_said, say, show_date
from build_tools.ledger.fates.fates import is_within
from build_tools.ledger.fates.landing import landings_of
from build_tools.ledger.history.updates import LOST
from build_tools.ledger.identity.fingerprints import OPENING
from build_tools.model import Corpus, Document, Entry, Fate, Update, nodes
from build_tools.spelling import paths
from build_tools.writers import facts
from build_tools.writers.parts import in_parts, part_sheets
from build_tools.writers.text.notices import printed_name, said
from build_tools.writers.text.prose import GOES_ON, heading, items, page_link, paragraph, words

CHANGES = ("added", "edited", "moved", "removed")
SHOWN = 40
FOLDED = 1_000  # together; more are folded apart
LONGEST_WORD = 20
NO_PASSAGE = (Fate.REWORDED, Fate.CLOSED)


def write_history(corpus: Corpus) -> Iterator[nodes.Sheet]:
    """Yield the page of history of every report that was updated."""
    for document in corpus.documents:
        if updates := corpus.ledger.updates.get(document.id):
            yield from _sheets(document, updates, corpus.ledger.entries.get(document.id, ()))


def _sheets(document: Document, updates: Sequence[Update], entries: Iterable[Entry]) -> Iterator[nodes.Sheet]:
    path = partial(paths.history, document.id)
    title = facts.title(document)
    back = words(say("changes.back", title=title))
    known = _by_anchor(document, entries)
    newest_first = sorted(updates, key=lambda update: -update.number)
    head: list[nodes.Block] = [
        heading(1, (said("history.title"),)),
        paragraph((page_link(back, paths.report(document.id)),)),
        paragraph((said("history.intro"),), "lead"),
    ]
    told = (_update(update, known, is_last=place == 0) for place, update in enumerate(newest_first))
    parts = in_parts([*head, *chain.from_iterable(told)])
    fields = {
        "title": f"{said('history.title')}: {title}",
        "description": said("history.description", title=title),
        "report": document.id,
    }
    yield from part_sheets(path, (said("history.title"),), fields, parts, len(head))


def _by_anchor(document: Document, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The passages that each anchor of the report's page ever led to."""
    known: dict[str, list[Entry]] = {anchor: [] for anchor, _ in landings_of(document)}
    for entry in entries:
        is_passage = entry.kind != "gap" and entry.fate not in NO_PASSAGE and not is_within(entry)
        if entry.anchor in known and is_passage:
            known[entry.anchor].append(entry)
    return known


def _update(update: Update, known: dict[str, list[Entry]], *, is_last: bool) -> Iterator[nodes.Block]:
    id = f"update-{update.number}"
    yield heading(2, (said("history.update", number=str(update.number)),), id)
    if update.date:
        yield paragraph(words(show_date(update.date)), "facts")
    for change in CHANGES:
        lines = [
            _line(update, anchor, change, known.get(anchor), is_last=is_last)
            for anchor in getattr(update, change)
        ]
        if lines:
            what = said("history.counted", what=said(f"changes.{change}"), count=count("places", len(lines)))
            yield heading(3, words(what), f"{id}-{change}")
            yield items(lines[:SHOWN])
        for start in range(SHOWN, len(lines), FOLDED):
            folded = lines[start : start + FOLDED]
            more = said("history.more", number=str(len(folded)))
            yield nodes.Disclosure(summary=(more,), blocks=(items(folded),))


def _line(
    update: Update, anchor: str, change: str, known: list[Entry] | None, *, is_last: bool
) -> nodes.Content:
    """The passage by its number or kind, linked where the page has its anchor, and how it begins.

    Its words are left out where the anchor led to several passages, and which of them is meant is lost.
    """
    meant = _meant(known or [], change, is_last=is_last)
    name: nodes.Content = words(_name(anchor, meant, known or []))
    if known is not None:
        name = (page_link(name, paths.report(update.report), anchor),)
    if meant is None:
        return name
    doubt = f" ({said('changes.doubtful')})" if change == "removed" and meant.fate is Fate.DOUBTFUL else ""
    is_cut = len(meant.exact) > OPENING - LONGEST_WORD and not ends_sentence(meant.exact)
    return (*name, f"{doubt}: ", *words(meant.exact.strip()), *((GOES_ON,) if is_cut else ()))


def _meant(known: Sequence[Entry], change: str, *, is_last: bool) -> Entry | None:
    """The one passage that an update can mean; the last one means what stands there now, or was lost."""
    if is_last:
        lost = [entry for entry in known if entry.fate in LOST]
        living = [entry for entry in known if entry.fate is None]
        known = (lost if change == "removed" else living) or known
    return known[0] if len(known) == 1 else None


def _name(anchor: str, meant: Entry | None, known: Sequence[Entry]) -> str:
    if meant and meant.number is not None and is_said(f"passages.{meant.kind}_number"):
        return say(f"passages.{meant.kind}_number", number=meant.number)
    kinds = sorted({entry.kind for entry in known})
    return printed_name(anchor) or say(f"passages.{kinds[0]}" if kinds else "passages.paragraph")
