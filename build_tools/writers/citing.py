"""Which passages refer to which: the way back from a passage to those that cite it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from build_tools.model import Corpus, CrossReference, Gap, NoteReference, Passage, Target
from build_tools.transforms.anchors import gap_anchors, note_anchors
from build_tools.tree import passages

Notes = Mapping[int, Sequence[str]]
Citing = Mapping[Target, tuple[Target, ...]]


def citing_passages(corpus: Corpus) -> Citing:
    """Return, for each passage that is referred to, the passages that do so, in the library's order."""
    found: dict[Target, dict[Target, None]] = defaultdict(dict)
    names = _names(corpus)
    for document in corpus.documents:
        notes = note_anchors(document)
        for passage in passages(document):
            here = Target(report=document.id, anchor=passage.anchor)
            for there in _mentioned(passage, document.id, notes):
                meant = names.get(there)
                if meant is not None and meant != here:
                    found[meant][here] = None
    return {target: tuple(origins) for target, origins in found.items()}


def _names(corpus: Corpus) -> dict[Target, Target]:
    """Every anchor of the library and the passage it leads to."""
    return {
        Target(report=document.id, anchor=anchor): Target(report=document.id, anchor=passage.anchor)
        for document in corpus.documents
        for passage in passages(document)
        for anchor in _anchors(passage)
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
