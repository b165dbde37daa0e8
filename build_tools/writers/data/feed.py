"""What the feed of new and changed reports tells; the theme writes it with the site's addresses."""

import uuid
from collections.abc import Iterator

from build_tools.model import Corpus, Document, Page
from build_tools.spelling import paths
from build_tools.spelling.escaping import flatten
from build_tools.writers import facts
from build_tools.writers.json_text import json_text

NEWEST = 50
NAMES = uuid.UUID("6d1c4b0e-6a57-5b0e-9f3a-9a7c1c0f2f61")

Entry = dict[str, str | None]


def write_feed(corpus: Corpus) -> Iterator[Page]:
    """Yield the entries of the feed, the last changed first, and a line on every report of the library.

    A report whose source tells no date is not in the feed: an entry cannot do without one.
    """
    dated = [entry for document in corpus.documents if (entry := _entry(document, corpus))["updated"]]
    dated.sort(key=lambda entry: (entry["updated"] or "", entry["page"] or ""), reverse=True)
    feed = {
        "id": _name("feed"),
        "updated": dated[0]["updated"] if dated else None,
        "entries": dated[:NEWEST],
        "reports": [_line(document) for document in corpus.documents],
    }
    yield Page(path=paths.FEED, text=json_text(feed))


def moment(date: str | None) -> str | None:
    """Return the first moment of a date as far as it is known: a feed wants one to the second.

    >>> moment("2021-08"), moment("2017")
    ('2021-08-01T00:00:00Z', '2017-01-01T00:00:00Z')
    """
    return f"{date}{'-01-01'[len(date) - 4 :]}T00:00:00Z" if date else None


def _entry(document: Document, corpus: Corpus) -> Entry:
    published = moment(document.metadata.date.value)
    updates = (moment(update.date) for update in corpus.ledger.updates.get(document.id, ()))
    return {
        "id": _name(document.id),
        "title": flatten(facts.title(document)),
        "author": flatten(document.metadata.author.value or document.metadata.issuer.value or "") or None,
        "summary": flatten(facts.description(document)),
        "published": published,
        "updated": max(filter(None, (published, *updates)), default=None),
        "page": paths.report(document.id),
    }


def _line(document: Document) -> Entry:
    return {
        "title": flatten(facts.title(document)),
        "summary": flatten(facts.description(document)),
        "text": paths.download(document.id, "markdown.txt"),
        "data": paths.data(document.id),
    }


def _name(id: str) -> str:
    """A name that stays the same wherever the site stands."""
    return uuid.uuid5(NAMES, id).urn
