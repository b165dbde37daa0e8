"""The page of a report's history: what each update since its first publication did, passage by passage.

The ledger keeps which passages an update touched, not their former words: the differences word by
word are shown by `make changes`, before a build.
"""

from collections.abc import Iterable, Iterator, Sequence

from build_tools.ledger.fates import is_within
from build_tools.ledger.landing import landings_of
from build_tools.ledger.updates import LOST
from build_tools.ledger.words import OPENING
from build_tools.model import Corpus, Document, Entry, Fate, Page, Update
from build_tools.sentences import ends_sentence
from build_tools.wording import count, is_said, say, show_date
from build_tools.writers import facts, layout, markdown, paths
from build_tools.writers.notices import printed_name, said
from build_tools.writers.prose import GOES_ON, words

CHANGES = ("added", "edited", "moved", "removed")
SHOWN = 40
LONGEST_WORD = 20
NO_PASSAGE = (Fate.REWORDED, Fate.CLOSED)


def write_history(corpus: Corpus) -> Iterator[Page]:
    """Yield the page of history of every report that was updated."""
    for document in corpus.documents:
        if updates := corpus.ledger.updates.get(document.id):
            yield _page(document, updates, corpus.ledger.entries.get(document.id, ()))


def _page(document: Document, updates: Sequence[Update], entries: Iterable[Entry]) -> Page:
    path = paths.history(document.id)
    title = facts.title(document)
    back = words(say("changes.back", title=title), opens=False)
    known = _by_anchor(document, entries)
    newest_first = sorted(updates, key=lambda update: -update.number)
    blocks = [
        f"# {said('history.title')}",
        markdown.link(back, paths.relative(path, paths.report(document.id))),
        layout.paragraph(said("history.intro"), classes="lead"),
        *(
            block
            for place, update in enumerate(newest_first)
            for block in _update(update, known, is_last=place == 0)
        ),
    ]
    fields = {
        "title": f"{said('history.title')}: {title}",
        "description": said("history.description", title=title),
        "report": document.id,
    }
    return Page(path=path, text=layout.page(fields, blocks))


def _by_anchor(document: Document, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The passages that each anchor of the report's page ever led to."""
    known: dict[str, list[Entry]] = {anchor: [] for anchor, _ in landings_of(document)}
    for entry in entries:
        is_passage = entry.kind != "gap" and entry.fate not in NO_PASSAGE and not is_within(entry)
        if entry.anchor in known and is_passage:
            known[entry.anchor].append(entry)
    return known


def _update(update: Update, known: dict[str, list[Entry]], *, is_last: bool) -> Iterator[str]:
    id = f"update-{update.number}"
    yield layout.heading(2, said("history.update", number=str(update.number)), id)
    if update.date:
        yield layout.paragraph(words(show_date(update.date)), classes="facts")
    for change in CHANGES:
        items = [
            _item(update, anchor, change, known.get(anchor), is_last=is_last)
            for anchor in getattr(update, change)
        ]
        if items:
            what = said("history.counted", what=said(f"changes.{change}"), count=count("places", len(items)))
            yield layout.heading(3, words(what, opens=False), f"{id}-{change}")
            yield "\n".join(items[:SHOWN])
        if items[SHOWN:]:
            more = said("history.more", number=str(len(items) - SHOWN))
            yield layout.details(more, ["\n".join(items[SHOWN:])])


def _item(update: Update, anchor: str, change: str, known: list[Entry] | None, *, is_last: bool) -> str:
    """The passage by its number or kind, linked where the page has its anchor, and how it begins.

    Its words are left out where the anchor led to several passages, and which of them is meant is lost.
    """
    meant = _meant(known or [], change, is_last=is_last)
    name = words(_name(anchor, meant, known or []), opens=False)
    if known is not None:
        path = paths.history(update.report)
        name = markdown.link(name, paths.relative(path, paths.report(update.report), anchor))
    if meant is None:
        return layout.item([name])
    doubt = f" ({said('changes.doubtful')})" if change == "removed" and meant.fate is Fate.DOUBTFUL else ""
    is_cut = len(meant.exact) > OPENING - LONGEST_WORD and not ends_sentence(meant.exact)
    return layout.item([f"{name}{doubt}: {words(meant.exact, opens=False)}{GOES_ON if is_cut else ''}"])


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
