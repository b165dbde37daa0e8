"""Which passages refer to which: the way back from a passage to those that cite it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from build_tools.model import Corpus, CrossReference, Gap, NoteReference, Passage, Target
from build_tools.model.tree import passages
from build_tools.transforms.anchors import gap_anchors, note_anchors

Notes = Mapping[int, Sequence[str]]
Citing = Mapping[Target, tuple[Target, ...]]


def citing_passages(corpus: Corpus) -> Citing:
    """Return, for each passage that is referred to, the passages that do so, in the library's order."""
    mentions = list(_mentions(corpus))
    names = _names(corpus, {there for there, _ in mentions})
    found: dict[Target, dict[Target, None]] = defaultdict(dict)
    for there, here in mentions:
        meant = names.get(there)
        if meant is not None and meant != here:
            found[meant][here] = None
    return {target: tuple(origins) for target, origins in found.items()}


def _mentions(corpus: Corpus) -> Iterator[tuple[Target, Target]]:
    """What is mentioned, and the passage that does so."""
    for document in corpus.documents:
        notes = note_anchors(document)
        for passage in passages(document):
            for there in _mentioned(passage, document.id, notes):
                yield there, Target(report=document.id, anchor=passage.anchor)


def _names(corpus: Corpus, wanted: Collection[Target]) -> dict[Target, Target]:
    """The anchors of the library that are wanted, and the passage that each leads to."""
    if not wanted:
        return {}
    return {
        named: Target(report=document.id, anchor=passage.anchor)
        for document in corpus.documents
        for passage in passages(document)
        for anchor in _anchors(passage)
        if (named := Target(report=document.id, anchor=anchor)) in wanted
    }


def _anchors(passage: Passage) -> Iterator[str]:
    yield from passage.block.aliases
    yield from gap_anchors(passage.block) if isinstance(passage.block, Gap) else ()
    yield passage.anchor


def _mentioned(passage: Passage, report: str, notes: Notes) -> Iterator[Target]:
    for text in passage.texts:
        for span in text.spans:
            match span:
                case CrossReference(report=other, anchor=str(anchor)):
                    yield Target(report=other, anchor=anchor)
                case NoteReference(number=number, turn=turn) if number in notes:
                    yield Target(report=report, anchor=notes[number][turn])
