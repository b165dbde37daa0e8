"""What came of a hostile input: published as typed, or refused with its place, and nothing else changed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from build_tools.ground.errors import WarraqError
from build_tools.library import Limits
from build_tools.model import Corpus, Page, Refusal
from build_tools.model.tree import passages
from build_tools.pipeline import read_corpus
from build_tools.writers import pages
from tests.hostile.inputs import GOOD, Input, lay_out

TELLING = ("lists/changes.md", "data/refused.json")


def build(files: Mapping[str, object], room: Path, limits: Limits | None = None) -> tuple[Corpus, list[Page]]:
    """Return the library of the good source and `files`, and its pages."""
    corpus = read_corpus(lay_out(files, room), limits=limits)
    return corpus, list(pages(corpus))


def complaints(given: Input, room: Path, good: Iterable[Page]) -> Iterator[str]:
    """Yield what is not as the input expects; `good` are the pages of the good source alone."""
    try:
        corpus, made = build(given.files, room, given.limits)
    except WarraqError as problem:
        if not given.stops or given.stops not in str(problem):
            yield f"the build ended: {problem}"
        return
    if given.stops:
        yield "the build went on"
    yield from wrongly_refused(given, corpus.refusals)
    yield from wrongly_published(given, {document.id for document in corpus.documents})
    yield from _lost(corpus)
    yield from _listed(given, corpus)
    others = changed_pages(made, good, refused_only=len(corpus.documents) == 1)
    yield from (f"{path} is another page" for path in others)


def changed_pages(made: Iterable[Page], good: Iterable[Page], *, refused_only: bool) -> Iterator[str]:
    """Yield the pages that the input changes: any, or those of the good source where it is published, too."""
    texts = {page.path: page.text for page in made}
    for page in good:
        mine = "good" in page.path if not refused_only else page.path not in TELLING
        if mine and texts.get(page.path) != page.text:
            yield page.path
    if refused_only:
        yield from texts.keys() - {page.path for page in good}


def wrongly_refused(given: Input, refusals: Collection[Refusal]) -> Iterator[str]:
    """Yield what is not said of the refused files as the input expects."""
    said = [f"{found.file}{f':{found.line}' if found.line else ''}: {found.found}" for found in refusals]
    silent = [found.file for found in refusals if not (found.expected and found.advice.endswith("."))]
    if silent:
        yield f"what to do is not said for {silent}"
    other = [found.advice for found in refusals if given.advice and found.advice != given.advice]
    if other:
        yield f"what to do is {other}"
    for wanted in given.refused:
        if not any(words.startswith(wanted) for words in said):
            yield f"«{wanted}…» is not said; said is {said}"
    if len(said) != len(given.refused):
        yield f"{len(given.refused)} files were to be refused; said is {said}"


def wrongly_published(given: Input, published: Collection[str]) -> Iterator[str]:
    """Yield what is published, by its ids, and not as the input expects."""
    ids = [id for id in published if id != "good"]
    if "good" not in published:
        yield "the good source is not published"
    right = (
        len(ids) == given.published
        if isinstance(given.published, int)
        else sorted(ids) == sorted(given.published)
    )
    if not right:
        yield f"{given.published} was to be published, and {ids} is"


def _lost(corpus: Corpus) -> Iterator[str]:
    for document in corpus.documents:
        lost = [found for found in document.findings if found.id.startswith("E")]
        if lost or not (document.id.isascii() and len(document.id) <= 80):
            yield f"{document.id}: {lost}"


def _listed(given: Input, corpus: Corpus) -> Iterator[str]:
    (document,) = [found for found in corpus.documents if found.id == "a"] or [None]
    if document is None:
        return
    reasons = {repair.reason for repair in document.repairs}
    found = {finding.id for finding in document.findings}
    shown = [passage.plain for passage in passages(document)]
    if not reasons.issuperset(given.repairs):
        yield f"{given.repairs} is not among the repairs {sorted(reasons)}"
    if not found.issuperset(given.findings):
        yield f"{given.findings} is not among the findings {sorted(found)}"
    name, _, value = given.holds.partition(" ")
    if name and (held := getattr(document.metadata, name).value) != value:
        yield f"{name} is «{held}»"
    if given.shows and given.shows not in shown:
        yield f"«{given.shows}» is not shown; shown is {shown}"


__all__ = ["GOOD", "build", "changed_pages", "complaints"]
