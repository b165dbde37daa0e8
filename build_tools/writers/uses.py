"""The passages that use a topic or a term, by report, each with a snippet and a link to it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice

from build_tools.arabic.wording import count, is_said, say, show_date
from build_tools.model import Corpus, Document, Passage, Use, nodes
from build_tools.model.tree import passages
from build_tools.spelling import paths
from build_tools.writers import facts
from build_tools.writers.text.prose import GOES_ON, heading, items, page_link, paragraph, words

SIDE_WORDS = 15
STRONGEST = 3  # passages of a report that are shown at once
RANKS = {"recommendation": 0, "heading": 2}
FEW = 150  # passages on a page that is not parted
TOGETHER = 50  # lines of a list: a page may end behind it
MOST = 300  # places of one report: a list is no second copy of it
SIDE = 300  # characters: a word has no end in some texts
NAME = 80
NAME_WORDS = 4

Passages = Mapping[tuple[str, str], Passage]


def passages_by_place(corpus: Corpus) -> Passages:
    """Return every passage of the library by its report and anchor."""
    return {
        (document.id, passage.anchor): passage
        for document in corpus.documents
        for passage in passages(document)
    }


def newest_first(documents: Iterable[Document]) -> list[Document]:
    """Return reports by date, newest first; those without a date last; by id within a date."""
    by_id = sorted(documents, key=lambda document: document.id)
    return sorted(by_id, key=lambda document: document.metadata.date.value or "", reverse=True)


def show_uses(
    uses: Sequence[Use], corpus: Corpus, found: Passages, page: str, level: int = 2
) -> Iterator[nodes.Block]:
    """Yield the passages of `uses` on `page`: for each report, newest first, a heading and its strongest.

    The others are folded below them; where they are very many in all, they stand behind the last report,
    where the page may be parted, and a link leads to those of each.
    """
    many = len(uses) > FEW
    rest: list[nodes.Block] = []
    for document, places in _by_report(uses, corpus, found):
        first, others = _strongest(places, found)
        yield from report_heading(document, level, count("places", len(places)))
        yield items(_line(use, found) for use in first)
        if others and many:
            more = f"{say('topics.more')} ({len(others)})"
            yield paragraph((page_link((more,), page, f"more-{document.id}"),), "facts")
            rest += _others(document, others, found, level)
        elif others:
            yield from _folded(others, found)
    yield from rest


def _by_report(uses: Sequence[Use], corpus: Corpus, found: Passages) -> Iterator[tuple[Document, list[Use]]]:
    order = {document.id: (i, document) for i, document in enumerate(newest_first(corpus.documents))}
    known = [use for use in uses if use.report in order and (use.report, use.anchor) in found]
    known.sort(key=lambda use: order[use.report][0])
    for report, group in groupby(known, key=lambda use: use.report):
        yield order[report][1], list(group)


def _strongest(uses: Sequence[Use], found: Passages) -> tuple[list[Use], list[Use]]:
    """A recommendation says most, a heading least, and what stands first more than others. Both in order."""
    ranked = sorted(range(len(uses)), key=lambda at: RANKS.get(found[_place(uses[at])].kind, 1))
    strong = set(ranked[:STRONGEST])
    first = [use for at, use in enumerate(uses) if at in strong]
    return first, [use for at, use in enumerate(uses) if at not in strong]


def _folded(uses: Sequence[Use], found: Passages) -> Iterator[nodes.Block]:
    lines = [_line(use, found) for use in uses[:MOST]]
    more = f"{say('topics.more')} ({len(lines)})"
    yield nodes.Disclosure(summary=(more,), blocks=(items(lines),))
    yield from _beyond(uses)


def _others(document: Document, uses: Sequence[Use], found: Passages, level: int) -> Iterator[nodes.Block]:
    title = (f"{say('topics.more_of')} ", page_link(words(facts.title(document)), paths.report(document.id)))
    yield heading(level, title, f"more-{document.id}")
    for some in _batched([_line(use, found) for use in uses[:MOST]]):
        yield items(some)
    yield from _beyond(uses)


def _batched(lines: Sequence[nodes.Content]) -> Iterator[Sequence[nodes.Content]]:
    rest = iter(lines)
    while some := tuple(islice(rest, TOGETHER)):
        yield some


def _beyond(uses: Sequence[Use]) -> Iterator[nodes.Paragraph]:
    if len(uses) > MOST:
        yield paragraph(words(say("topics.beyond", n=len(uses) - MOST)))


def report_heading(document: Document, level: int, note: str) -> nodes.Blocks:
    """Return a heading that leads to a report, with its date and a note below."""
    link = page_link(words(facts.title(document)), paths.report(document.id))
    date = document.metadata.date.value
    below = " · ".join(part for part in (show_date(date) if date else "", note) if part)
    return heading(level, (link,), f"report-{document.id}"), paragraph(words(below), "facts")


def snippet(plain: str, start: int, end: int) -> nodes.Content:
    """Return the words around `plain[start:end]`, which is marked.

    >>> snippet("تتعاون الدول وليبيا في ضبط الحدود", 14, 19)[1].content
    ('وليبيا',)
    """
    first, last = max(0, start - SIDE), min(len(plain), end + SIDE)
    while start > first and plain[start - 1].isalnum():
        start -= 1
    while end < last and plain[end].isalnum():
        end += 1
    before, after = plain[:start], plain[end:]
    left = before.rsplit(None, SIDE_WORDS)
    right = after.split(None, SIDE_WORDS)
    if len(left) > SIDE_WORDS:
        before = "… " + " ".join(left[1:]) + before[len(before.rstrip()) :]
    if len(right) > SIDE_WORDS:
        after = after[: len(after) - len(after.lstrip())] + " ".join(right[:-1]) + GOES_ON
    before = before if len(before) <= SIDE else f"… {before[-SIDE:]}"
    after = after if len(after) <= SIDE else f"{after[:SIDE]}{GOES_ON}"
    marked = nodes.Phrase(kind="mark", content=words(plain[start:end].strip()))
    return (*words(before), marked, *words(after))


def passage_name(passage: Passage) -> str:
    """Return what a link to a passage is called: «الفقرة 14», or «فقرة» and its first words."""
    numbered = f"passages.{passage.called}_number"
    if passage.number is not None and is_said(numbered):
        return say(numbered, number=passage.number)
    kind = say(f"passages.{passage.called}")
    first = passage.plain.split(None, NAME_WORDS)
    if not first:
        return kind
    named = " ".join(first[:NAME_WORDS])[:NAME].rstrip("،؛:.") + ("…" if len(first) > NAME_WORDS else "")
    return say("passages.named", kind=kind, words=named)


def _place(use: Use) -> tuple[str, str]:
    return use.report, use.anchor


def _line(use: Use, found: Passages) -> nodes.Content:
    passage = found[_place(use)]
    link = page_link(words(passage_name(passage)), paths.report(use.report), use.anchor)
    return (link, ": ", *snippet(passage.plain, use.start, use.end))
