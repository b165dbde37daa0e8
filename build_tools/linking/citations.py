"""Cited documents: United Nations document symbols and resolutions of the Security Council."""

import re
from collections.abc import Iterator
from functools import cache

from build_tools.arabic.symbols import with_symbols
from build_tools.arabic.text import fold_letters
from build_tools.ground.tables import table
from build_tools.linking.folded import Folded, place
from build_tools.model import Citation


def find_citations(folded: Folded) -> Iterator[Citation]:
    """Yield the documents and resolutions that a text cites, each with its public address."""
    yield from _symbols(folded.plain)
    yield from _resolutions(folded)


def _symbols(plain: str) -> Iterator[Citation]:
    row = table("arabic/printed/citations")["symbol"]
    for match in _symbol_pattern().finditer(plain):
        symbol = match.group()
        if symbol.count("/") >= row["least_slashes"]:
            url = row["url"].format(symbol=symbol)
            yield Citation(start=match.start(), end=match.end(), symbol=symbol, url=url)


def _resolutions(folded: Folded) -> Iterator[Citation]:
    row = table("arabic/printed/citations")["resolution"]
    series, single = _resolution_patterns()
    for cited in series.finditer(folded.text):
        for match in single.finditer(folded.text, *cited.span()):
            start, end = place(folded, *match.span())
            symbol, url = row["symbol"].format(**match.groupdict()), row["url"].format(**match.groupdict())
            yield Citation(start=start, end=end, symbol=symbol, url=url)


@cache
def _symbol_pattern() -> re.Pattern[str]:
    return re.compile(with_symbols(table("arabic/printed/citations")["symbol"]["pattern"]))


@cache
def _resolution_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    row = table("arabic/printed/citations")["resolution"]
    return series_patterns(row["word"], row["number"], row["between"])


def series_patterns(word: str, number: str, between: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a pattern for `word` and the numbers that follow it in a row, and one for a single number.

    >>> series, single = series_patterns("القرار ", r"(?P<number>\\d+)", "، ")
    >>> [match["number"] for match in single.finditer(series.search("القرار 7، 9")[0])]
    ['7', '9']
    """
    unnamed = re.sub(r"\?P<\w+>", "?:", number)
    series = fold_letters(f"{word}{unnamed}(?:{between}{unnamed})*")
    return re.compile(series), re.compile(fold_letters(number))
