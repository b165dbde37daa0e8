"""Documents that a text names: by a symbol or a number, or by a title in quotation marks."""

import re
from collections.abc import Iterator
from functools import cache

from build_tools.arabic.text import fold
from build_tools.ground.tables import table
from build_tools.linking.citations import find_citations
from build_tools.linking.folded import fold_plain
from build_tools.model import Mention
from build_tools.registers.text.quoting import lines_of
from build_tools.registers.text.reading import Reading, clause_around

TABLE = "arabic/registers/documents"
SPEECH = re.compile(
    r"(?<!\w)[وف]?(?:قال|قالت|قالوا|صرح|صرحت|اضاف|اضافت|اكد|اكدت|ان|انه|انها|فيه|فيها|معهد|لمعهد|مركز|مؤسسه|منظمه|وكاله|قناه|صحيفه|شركه|حصه)(?!\w)|:"
)

_MAY_CITE = re.compile(r"[A-Z]/\S|\((?:19|20|١٩|٢٠)")


def draw_documents(reading: Reading) -> Iterator[Mention]:
    """Yield a row for each mention of a document, in order."""
    found = [*_symbols(reading), *_titles(reading)]
    yield from sorted(found, key=lambda row: (row.start, row.end))


def _symbols(reading: Reading) -> Iterator[Mention]:
    if not _MAY_CITE.search(reading.text):
        return
    for citation in find_citations(fold_plain(reading.text)):
        kind = "resolution" if "/RES/" in citation.symbol else "document"
        yield _row(reading, citation.start, citation.end, kind, symbol=citation.symbol, address=citation.url)


def _titles(reading: Reading) -> Iterator[Mention]:
    if not re.search(r"[«“\"]", reading.text):
        return
    for match in _titled().finditer(reading.folded):
        if SPEECH.search(match["between"]) or " " not in match["title"].strip():
            continue
        if not match["between"] and reading.folded[: match.start()].endswith("ان "):  # «إن التقرير «مهم»»
            continue
        start, end = reading.outside(*match.span("title"))
        title = " ".join(reading.text[start:end].split())
        yield _row(reading, *reading.outside(*match.span()), _kind(match["word"]), title=title)


def _row(
    reading: Reading,
    start: int,
    end: int,
    kind: str,
    *,
    symbol: str | None = None,
    title: str | None = None,
    address: str | None = None,
) -> Mention:
    first, last = clause_around(reading.text, start, end)
    return Mention(
        passage=reading.place,
        start=first,
        end=last,
        quote=reading.text[first:last],
        lines=lines_of(reading, first, last),
        kind=kind,
        symbol=symbol,
        title=title,
        address=address,
    )


def _kind(word: str) -> str:
    return _kinds()[word]


@cache
def _kinds() -> dict[str, str]:
    kinds = table(TABLE)["kinds"]
    named = {kind: words for kind, words in kinds.items() if kind not in ("between", "yes", "no")}
    return {fold(word): kind for kind, words in named.items() for word in words}


@cache
def _titled() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _kinds()), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)[وف]?[بلك]?(?P<word>{words})(?!\w)(?P<between>(?:[ ][^\W\d]+){{0,6}}) ?"
        r"[«“\"] ?(?P<title>[^«»“”\"\n]{4,120}?) ?[»”\"]"
    )
