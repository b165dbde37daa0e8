"""References inside the library: to another report by its title, to a passage by its printed number."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from build_tools.arabic.text import fold_letters, folded_words
from build_tools.linking.citations import series_patterns
from build_tools.linking.folded import Folded, place
from build_tools.model import CrossReference, Document, Gap
from build_tools.tables import table
from build_tools.tree import passages

LONGEST_TITLE = 300
PREFIXES = {"paragraph": "p", "recommendation": "rec", "footnote": "fn"}


def known_titles(documents: Iterable[Document]) -> dict[str, str]:
    """Return the report of each folded title; a title that two reports share names neither."""
    titles = [(folded_words(document.metadata.title.value or ""), document.id) for document in documents]
    count = Counter(title for title, _ in titles)
    return {title: report for title, report in titles if " " in title and count[title] == 1}


def known_symbols(documents: Iterable[Document]) -> dict[str, str]:
    """Return the report of each document symbol that a report of the library bears."""
    return {
        document.metadata.symbol.value: document.id
        for document in documents
        if document.metadata.symbol.value
    }


def numbered_passages(document: Document) -> dict[tuple[str, int], str]:
    """Return the anchors of a report's numbered passages, and of the numbers its source lost."""
    anchors: dict[tuple[str, int], str] = {}
    for passage in passages(document):
        if passage.kind in PREFIXES and isinstance(passage.number, int):
            anchors.setdefault((passage.kind, passage.number), passage.anchor)
        if isinstance(passage.block, Gap):
            gap = passage.block
            for number in range(gap.first, gap.last + 1):
                anchors.setdefault((gap.what, number), f"{PREFIXES[gap.what]}{number}")
    return anchors


def find_titles(folded: Folded, titles: Mapping[str, str], report: str) -> Iterator[CrossReference]:
    """Yield the titles of other reports that stand between quotation marks in a text of `report`."""
    for pattern in _quoted():
        for match in pattern.finditer(folded.text):
            named = match["title"].strip(" ،.")
            start = match.start("title") + match["title"].find(named)
            target = titles.get(named)
            if target and target != report:
                first, last = place(folded, start, start + len(named))
                yield CrossReference(start=first, end=last, report=target)


def find_passages(
    folded: Folded, numbered: Mapping[tuple[str, int], str], report: str, anchor: str
) -> Iterator[CrossReference]:
    """Yield the numbered passages of `report` itself that the text of its passage `anchor` names.

    The word belongs to the first number of a row: «الفقرتان 53» and «54» are two references.
    """
    after, before = _elsewhere()
    for kind, series, single in _passage_patterns():
        for named in series.finditer(folded.text):
            near = folded.text[max(0, named.start() - 30) : named.start()]
            if after.search(folded.text[named.end() : named.end() + 60]) or before.search(near):
                continue
            for at, match in enumerate(single.finditer(folded.text, *named.span())):
                target = numbered.get((kind, int(match["number"])))
                if target and target != anchor:
                    start, end = place(folded, match.start() if at else named.start(), match.end())
                    yield CrossReference(start=start, end=end, report=report, anchor=target)


@cache
def _quoted() -> tuple[re.Pattern[str], ...]:
    quotes = table("arabic/citations")["title"]["quotes"]
    return tuple(
        re.compile(f"{opening}(?=(?P<title>[^{opening}{closing}]{{3,{LONGEST_TITLE}}}){closing})")
        for opening, closing in quotes
    )


@cache
def _passage_patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    row = table("arabic/citations")["passage"]
    return tuple(
        (kind, *series_patterns(word, row["number"], row["between"])) for kind, word in row["words"].items()
    )


@cache
def _elsewhere() -> tuple[re.Pattern[str], re.Pattern[str]]:
    row = table("arabic/citations")["passage"]
    return re.compile(fold_letters(row["elsewhere_after"])), re.compile(fold_letters(row["elsewhere_before"]))
