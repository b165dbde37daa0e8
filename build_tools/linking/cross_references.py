"""References inside the library: to another report by its title, to a passage by its printed number."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache

from build_tools.arabic.text import fold_letters, folded_words
from build_tools.ground.tables import table
from build_tools.linking.citations import series_patterns
from build_tools.linking.folded import Folded, fold_plain, place
from build_tools.model import CrossReference, Document, Gap
from build_tools.model.tree import passages
from build_tools.transforms.anchors import gap_anchors, numbered_as

LONGEST_TITLE = 300
NEAR = 60
DIGIT = re.compile(r"\d")


class Whose(StrEnum):
    """Whose passage a text names: this report's, another document's, or it does not say."""

    OWN = "own"
    OTHER = "other"
    UNSAID = "unsaid"


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
        if numbered := numbered_as(passage):
            anchors.setdefault(numbered, passage.anchor)
        if isinstance(passage.block, Gap):
            for number, anchor in enumerate(gap_anchors(passage.block), passage.block.first):
                anchors.setdefault((passage.block.what, number), anchor)
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
    folded: Folded, numbered: Mapping[tuple[str, int], str], report: str, anchor: str, *, strict: bool = False
) -> Iterator[CrossReference]:
    """Yield the numbered passages of `report` itself that the text of its passage `anchor` names.

    The word belongs to the first number of a row: «الفقرتان 53» and «54» are two references.
    `strict` leaves out those that do not say that they mean this report.
    """
    for kind, named, single in _named_passages(folded):
        whose = _whose(folded.text, named)
        if whose is Whose.OTHER or (strict and whose is not Whose.OWN):
            continue
        for at, match in enumerate(single.finditer(folded.text, *named.span())):
            target = numbered.get((kind, int(match["number"])))
            if target and target != anchor:
                start, end = place(folded, match.start() if at else named.start(), match.end())
                yield CrossReference(start=start, end=end, report=report, anchor=target)


def names_other_passages(document: Document) -> bool:
    """Tell whether a report names numbered passages of another document: «(التقرير، الفقرة 12)»."""
    return any(
        _whose(folded.text, named) is Whose.OTHER
        for passage in passages(document)
        for text in passage.texts
        if DIGIT.search(text.plain)
        for folded in [fold_plain(text.plain)]
        for _, named, _ in _named_passages(folded)
    )


def _named_passages(folded: Folded) -> Iterator[tuple[str, re.Match[str], re.Pattern[str]]]:
    for kind, series, single in _passage_patterns():
        for named in series.finditer(folded.text):
            yield kind, named, single


def _whose(text: str, named: re.Match[str]) -> Whose:
    before, after = text[max(0, named.start() - NEAR) : named.start()], text[named.end() : named.end() + NEAR]
    told = (
        ("own_after", after),
        ("elsewhere_after", after),
        ("own_before", before),
        ("elsewhere_before", before),
    )
    for name, beside in told:  # what stands right behind the number decides
        if _signs()[name].search(beside):
            return Whose.OWN if name.startswith("own") else Whose.OTHER
    return Whose.UNSAID


@cache
def _quoted() -> tuple[re.Pattern[str], ...]:
    quotes = table("arabic/printed/citations")["title"]["quotes"]
    return tuple(
        re.compile(f"{opening}(?=(?P<title>[^{opening}{closing}]{{3,{LONGEST_TITLE}}}){closing})")
        for opening, closing in quotes
    )


@cache
def _passage_patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    row = table("arabic/printed/citations")["passage"]
    return tuple(
        (kind, *series_patterns(word, row["number"], row["between"])) for kind, word in row["words"].items()
    )


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    row = table("arabic/printed/citations")["passage"]
    return {
        name: re.compile(fold_letters(row[name])) for name in row if name.startswith(("own_", "elsewhere_"))
    }
