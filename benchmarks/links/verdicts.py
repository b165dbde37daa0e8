"""Does a link still mean what it meant? The truth is what the lines of its passage became."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.links.texts import Mark, MarkedText, marks_of
from build_tools.ledger.landing import Landing, Published, land
from build_tools.model import Document, Fate, Paragraph, Passage, Target
from build_tools.tree import passages


class Verdict(StrEnum):
    """What a reader who follows a link finds.

    KEPT: the passage. LED: a notice with a link to it. TOLD: that it was deleted, which is true.
    ASKED: that it is doubtful, with the passage among the candidates where it still exists.
    WRONG: another passage, or a notice that is not true. GONE: nothing.
    """

    KEPT = "kept"
    LED = "led"
    TOLD = "told"
    ASKED = "asked"
    WRONG = "wrong"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link that was published: where it leads, and the marks of the lines of the passage it meant."""

    place: Target
    marks: tuple[Mark, ...]
    kind: str


Passages = Mapping[tuple[Mark, bool], Target]


def links_of(documents: Mapping[str, Document], texts: Mapping[str, MarkedText]) -> Iterator[Link]:
    """Yield a link for every anchor of published passages, and of the numbers that are missing."""
    for id, document in documents.items():
        for passage in passages(document):
            place = Target(report=id, anchor=passage.anchor)
            yield Link(place=place, marks=marks_of(texts[id], _own(passage)), kind=passage.kind)


def where_marks_are(documents: Mapping[str, Document], texts: Mapping[str, MarkedText]) -> Passages:
    """Return the passage in which each marked line stands now, or the first of its parts.

    A table shares its lines with a paragraph.
    """
    found: dict[tuple[Mark, bool], Target] = {}
    parts: dict[tuple[Mark, bool], Target] = {}
    for id, document in documents.items():
        for passage in passages(document):
            for mark in marks_of(texts[id], _own(passage)):
                place = Target(report=id, anchor=passage.anchor)
                found.setdefault((mark, passage.kind == "table"), place)
                for part in range(2, len(mark)):
                    parts.setdefault((mark[:part], passage.kind == "table"), place)
    return parts | found


def judge(link: Link, published: Published, now: Passages) -> Verdict:
    """Return what a reader who follows a link finds.

    The truth is the passage that has the first line of the old one. Where that line went into another
    report, and the rest stayed, the rest may keep the link.
    """
    landing = land(published, link.place)
    if landing is None:
        return Verdict.GONE
    if link.kind == "gap":
        return _judge_gap(link, landing)
    marks = ((mark, link.kind == "table") for mark in link.marks)
    parts = [now[mark] for mark in marks if mark in now]
    if not parts:
        return _judge_deleted(landing)
    truth = parts[0]
    if landing.place == truth or (truth.report != link.place.report and landing.place in parts):
        return Verdict.KEPT
    if any(notice.fate is Fate.MOVED and notice.targets == (truth,) for notice in landing.notices):
        return Verdict.LED
    doubts = [notice for notice in landing.notices if notice.fate is Fate.DOUBTFUL]
    return Verdict.ASKED if any(truth in notice.targets for notice in doubts) else Verdict.WRONG


def _judge_deleted(landing: Landing) -> Verdict:
    fates = Counter(notice.fate for notice in landing.notices)
    if fates[Fate.DELETED]:
        return Verdict.TOLD
    return Verdict.ASKED if fates[Fate.DOUBTFUL] or fates[Fate.REWORDED] else Verdict.WRONG


def _judge_gap(link: Link, landing: Landing) -> Verdict:
    """The number is still missing, or was found, or it is said that it is no longer missed."""
    if landing.is_gap or (landing.place is not None and landing.place.anchor == link.place.anchor):
        return Verdict.KEPT
    closed = any(notice.fate in (Fate.CLOSED, Fate.MOVED) for notice in landing.notices)
    return Verdict.TOLD if closed else Verdict.WRONG


def _own(passage: Passage) -> tuple[int, ...]:
    """The lines of a passage, those of its text before a line that holds nothing but its label."""
    body = getattr(passage.block, "body", ())
    text = {line for part in body if isinstance(part, Paragraph) for line in part.lines}
    return tuple(sorted(passage.lines, key=lambda line: (bool(text) and line not in text, line)))
