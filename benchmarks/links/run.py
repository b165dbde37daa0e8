"""Publishing, changing, publishing again, and judging every link that was ever published."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from benchmarks.links.mutations import Mutation, Texts
from benchmarks.links.texts import MarkedText, as_document
from benchmarks.links.verdicts import Link, Verdict, judge, links_of, where_marks_are
from build_tools.ledger.fates.landing import Published, publish
from build_tools.ledger.keeping import keep_anchors
from build_tools.ledger.storage.storage import ledger_of, ledger_texts
from build_tools.model import Document, Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A library after a build: its texts, the ledger, and every link that was ever published."""

    texts: Texts
    documents: Mapping[str, Document]
    ledger: Ledger
    published: Published
    links: Sequence[Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A link that is wrong or gone."""

    name: str
    seed: int
    link: Link
    verdict: Verdict


def build(texts: Texts, before: State | None = None) -> State:
    """Publish texts after an earlier state, or for the first time."""
    ledger = ledger_of(ledger_texts(before.ledger)) if before else Ledger()
    kept = keep_anchors([_document(text) for text in texts.values()], ledger)
    documents = {document.id: document for document in kept.documents}
    changed = {
        id: document
        for id, document in documents.items()
        if before is None or document is not before.documents.get(id)
    }
    links = dict.fromkeys([*(before.links if before else ()), *links_of(changed, texts)])
    return State(
        texts=texts,
        documents=documents,
        ledger=kept.ledger,
        published=publish(kept.documents, kept.redirects),
        links=tuple(links),
    )


def judge_all(state: State, reports: Iterable[str] | None = None) -> Iterator[tuple[Link, Verdict]]:
    """Yield every link that was ever published, of these reports, with what readers find."""
    now = where_marks_are(state.documents, state.texts)
    wanted = None if reports is None else set(reports)
    for link in state.links:
        if wanted is None or link.place.report in wanted:
            yield link, judge(link, state.published, now)


def run_mutation(
    first: State, mutation: Mutation, id: str, seed: int, generations: int = 1
) -> tuple[Counter[Verdict], list[Failure]]:
    """Return what becomes of links after some generations of changes to a report, and those that fail."""
    random = Random(f"{mutation.__name__} {id} {seed}")
    state, changed = first, {id}
    for _ in range(generations):
        target = id if id in state.texts else random.choice(sorted(state.texts))
        texts = mutation(state.texts, target, random)
        changed |= {known for known in {*texts, *state.texts} if texts.get(known) != state.texts.get(known)}
        state = build(texts, state)
    counts: Counter[Verdict] = Counter()
    failures = []
    for link, verdict in judge_all(state):
        if link.place.report in changed or verdict is not Verdict.KEPT:
            counts[verdict] += 1
        if verdict in (Verdict.WRONG, Verdict.GONE):
            failures.append(Failure(name=mutation.__name__, seed=seed, link=link, verdict=verdict))
    return counts, failures


@cache
def _document(text: MarkedText) -> Document:
    return as_document(text)
