"""The search index of a built site, from the data it publishes: linear in the text, written as it is read."""

import gc
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from build_tools.search.files import write_part
from build_tools.search.gathering import Gathered, gather
from build_tools.search.language.rules import rules
from build_tools.search.language.stems import stem
from build_tools.search.language.synonyms import Synonym, synonyms
from build_tools.search.language.tokens import without_marks
from build_tools.search.language.vocabulary import bare_form, terms_of
from build_tools.search.places import mark_of
from build_tools.search.postings import pack
from build_tools.search.records import Report, read_reports
from build_tools.search.shards import Entry, fold_common, write_shards
from build_tools.search.texts import TextShards

FORMAT = 4  # raised when a page's script can no longer read the index
SCRIPTS = "assets/js/search"
EMPTY = "\N{EM DASH}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What the filters know of a report, and the number of its first record."""

    first: int
    year: str
    issuer: str
    type: str
    topics: tuple[str, ...]


def write_search(data: Path, site: Path, *, directory_urls: bool) -> None:
    """Write the search index of the library published in `data` into the built `site`.

    `directory_urls` tells the kind of address its pages have: `reports/x/` or `reports/x.html`.
    """
    with _nothing_collected():
        _write(data, site, directory_urls)


def lighten_scripts(site: Path) -> None:
    """Take comments, spaces and long names out of the site's scripts of search: every reader loads them.

    Where the minifier has no wheel (Apple silicon), they stay as they are, and a reader loads 10 KB more.
    """
    if not find_spec("minify"):
        return
    import minify

    for path in sorted((site / SCRIPTS).glob("*.js")):
        path.write_text(minify.string("application/javascript", path.read_text("utf-8")), "utf-8")


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """What is gathered has no cycles, and looking for them again and again costs a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _write(data: Path, site: Path, directory_urls: bool) -> None:
    gathered = Gathered()
    shelves: list[Shelf] = []
    texts = TextShards(site=site)
    for report in read_reports(data):
        placed = texts.add(report)
        for item in placed:
            is_report, reach = item.record.kind == "report", item.last - item.number
            mark = mark_of(item.number, is_report or reach > 0)
            if mark & 1:
                gathered.reaches[mark] = 2 * reach + is_report
            gather(gathered, mark, item.record.words)
        shelves.append(_shelf(report, placed[0].number))
    texts.close()
    stamp = _stamp(gathered)
    firsts = write_shards(site, stamp, _entries(gathered, data))
    write_part(site, "filters", stamp, _filters(shelves, data))
    root = {
        "format": FORMAT,
        "records": len(gathered.lengths),
        "directory": directory_urls,
        "shards": " ".join(fold_common(firsts)),
        "rules": rules(),
    }
    write_part(site, "root", stamp, root)


def _entries(gathered: Gathered, data: Path) -> Iterator[Entry]:
    """The terms, each with the passages of all its words."""
    term_of = terms_of(gathered.places)
    words: dict[str, list[str]] = {}
    for word, term in term_of.items():
        words.setdefault(term, []).append(word)
    others: dict[str, list[Synonym]] = {}
    for synonym in synonyms(data, lambda piece: term_of.get(piece) or stem(piece), frozenset(words)):
        others.setdefault(synonym.phrase[0], []).append(synonym)
    for term in words.keys() | others.keys():
        forms = words.get(term, [])
        lists = [gathered.places[word] for word in forms]
        places = lists[0] if len(lists) == 1 else sorted(chain.from_iterable(lists))
        yield Entry(
            term=term,
            written=_written(term, forms, gathered),
            packed=pack(places, gathered),
            synonyms=tuple(others.get(term, ())),
        )


def _written(term: str, forms: list[str], gathered: Gathered) -> str:
    """How a dictionary would write a term, to be offered where nothing is found: without article and clitics.

    It is the commonest such form of the texts, or what their commonest form is without them.
    """
    if not forms:
        return EMPTY
    commonest = forms[0]
    if len(forms) > 1:
        plain = [word for word in forms if word.startswith(term)]
        commonest = max((len(gathered.places[word]), word) for word in plain or forms)[1]
    written = without_marks("".join(gathered.written[commonest].split()))[: rules()["longest"]]
    return bare_form(written, commonest, term)


def _shelf(report: Report, first: int) -> Shelf:
    return Shelf(
        first=first,
        year=(report.date or "")[:4],
        issuer=report.issuer or "",
        type=report.type or "",
        topics=report.topics,
    )


def _filters(shelves: list[Shelf], data: Path) -> dict[str, object]:
    """The values of each filter, and for each report its first record and the places of its values."""
    titles = {topic["id"]: topic["title"] for topic in json.loads((data / "topics.json").read_bytes())}
    years = sorted({shelf.year for shelf in shelves} - {""}, reverse=True)
    issuers = sorted({shelf.issuer for shelf in shelves} - {""})
    types = sorted({shelf.type for shelf in shelves} - {""})
    topics = sorted(
        {topic for shelf in shelves for topic in shelf.topics if topic in titles}, key=titles.__getitem__
    )
    rows = [
        [
            shelf.first,
            *(values.index(value) if value else -1 for values, value in (
                (years, shelf.year), (issuers, shelf.issuer), (types, shelf.type)
            )),
            [topics.index(topic) for topic in shelf.topics if topic in titles],
        ]
        for shelf in shelves
    ]  # fmt: skip
    return {
        "year": years,
        "issuer": issuers,
        "type": types,
        "topic": [[id, titles[id]] for id in topics],
        "rows": rows,
    }


def _stamp(gathered: Gathered) -> str:
    """What changes when a number of a passage may have changed its meaning."""
    digest = hashlib.sha256()
    for word in sorted(gathered.places):
        digest.update(word.encode())
        digest.update(gathered.places[word].tobytes())
    return digest.hexdigest()[:10]
