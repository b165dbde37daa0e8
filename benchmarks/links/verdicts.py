"""Does a link still mean what it meant? The truth is what the lines of its passage became."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from benchmarks.links.texts import SOME_WORDS, Mark, MarkedText, Words, instant, marks_of
from build_tools.ledger.fates.landing import Landing, Published, land
from build_tools.ledger.identity.blocks import with_parts
from build_tools.model import Document, Fate, Paragraph, Passage, Target
from build_tools.model.tree import passages


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
    """A link that was published: where it leads, and the marks of the lines of the passage it meant.

    `main` is the first of the marks that has more than a few words in it. What was parted from a line
    before the link was `born` was never meant.
    """

    place: Target
    marks: tuple[Mark, ...]
    kind: str
    main: Mark | None = None
    words: frozenset[str] = field(default=frozenset(), compare=False)
    born: int = field(default=0, compare=False)


Place = tuple[Target, str]
LONGER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """The passage, with its kind, in which each mark stands, and those of the parts that left its line.

    A table shares its lines with a paragraph, a recommendation its words with a numbered one it holds.
    """

    whole: Mapping[tuple[Mark, bool], Place]
    parts: Mapping[tuple[Mark, bool], Sequence[tuple[int, Place]]]
    words: Mapping[tuple[Mark, bool], Words]
    holders: Mapping[Target, Target]

    def of(self, link: Link, mark: Mark) -> list[Place]:
        """Where a mark of a link is now: its line, or the first part that left it since; none where gone.

        Both, where but a few words of the line are left.
        """
        key = mark, link.kind == "table"
        found = [self.whole[key]] if key in self.whole else []
        if len(self.words.get(key, ())) < SOME_WORDS:
            found += [place for born, place in self.parts.get(key, ()) if born > link.born][:1]
        return found

    def has_words_of(self, link: Link) -> bool:
        """Tell whether any of the longer words that a link was for are left in its lines."""
        longer = {word for word in link.words if len(word) >= LONGER}
        keys = ((mark, link.kind == "table") for mark in link.marks)
        return any(longer & {*self.words.get(key, longer)} for key in keys)


def links_of(documents: Mapping[str, Document], texts: Mapping[str, MarkedText]) -> Iterator[Link]:
    """Yield a link for every anchor of published passages, and of the numbers that are missing."""
    born = instant()
    for id, document in documents.items():
        for passage in passages(document):
            place = Target(report=id, anchor=passage.anchor)
            known = marks_of(texts[id], _own(passage))
            yield Link(
                place=place,
                marks=tuple(mark for mark, _ in known),
                kind=passage.kind,
                main=next((mark for mark, words in known if len(words) >= SOME_WORDS), None),
                words=frozenset(passage.plain.split()),
                born=born,
            )


def where_marks_are(documents: Mapping[str, Document], texts: Mapping[str, MarkedText]) -> Passages:
    """Return the passage in which each marked line stands now, and its parts, in reading order."""
    found: dict[tuple[Mark, bool], Place] = {}
    parts: dict[tuple[Mark, bool], list[tuple[int, Place]]] = defaultdict(list)
    words: dict[tuple[Mark, bool], Words] = {}
    holders: dict[Target, Target] = {}
    for id, document in documents.items():
        for passage in passages(document):
            for mark, own in marks_of(texts[id], _own(passage)):
                place = Target(report=id, anchor=passage.anchor), passage.kind
                found.setdefault((mark, passage.kind == "table"), place)
                for part in range(2, len(mark)):
                    parts[mark[:part], passage.kind == "table"].append((int(mark[part]), place))
                words.setdefault((mark, passage.kind == "table"), own)
            if passage.held:
                held = (part.anchor for part in with_parts(passage.block) if isinstance(part, Paragraph))
                holder = Target(report=id, anchor=passage.anchor)
                holders |= {Target(report=id, anchor=anchor): holder for anchor in held if anchor}
    return Passages(whole=found, parts=parts, words=words, holders=holders)


def judge(link: Link, published: Published, now: Passages) -> Verdict:
    """Return what a reader who follows a link finds.

    The truth is the passage that has the first line of the old one; where that line is, or was before
    another, but a few words, either. Where it went into another report, and the rest stayed, the rest may
    keep the link. Where not one of the words is left, it is also true that it is deleted, or doubtful. Of
    a passage without words, which had a number only, nothing is left where its label no longer makes one.
    """
    landing = land(published, link.place)
    if landing is None:
        return Verdict.GONE
    if link.kind == "gap":
        return _judge_gap(link, landing)
    places = [place for mark in link.marks for place in now.of(link, mark)]
    parts = [place for place, kind in places if link.words or kind == link.kind]
    if not parts:
        return _judge_deleted(landing)
    right = _right_places(link, now, parts)
    if landing.place in right:
        return Verdict.KEPT
    moves = [notice for notice in landing.notices if notice.fate is Fate.MOVED]
    if any(notice.targets[0] in right for notice in moves):
        return Verdict.LED
    doubts = [notice for notice in landing.notices if notice.fate is Fate.DOUBTFUL]
    if any({*notice.targets} & right for notice in doubts):
        return Verdict.ASKED
    return Verdict.WRONG if now.has_words_of(link) else _judge_deleted(landing)


def _right_places(link: Link, now: Passages, parts: Sequence[Target]) -> set[Target]:
    if parts[0].report != link.place.report:
        return set(parts)
    main = [link.main] if link.main else []
    first = (mark for mark in link.marks if now.of(link, mark))
    right = {parts[0], *(place for mark in (*main, next(first)) for place, _ in now.of(link, mark))}
    return right | {now.holders[place] for place in right if place in now.holders}


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
    """The lines of a passage; a line that holds nothing but its label is none of its text.

    A numbered paragraph in it is a passage itself.
    """
    body = [part for part in getattr(passage.block, "body", ()) if isinstance(part, Paragraph)]
    text = {line for part in body if part.number is None for line in part.lines}
    held = {line for part in body if part.number is not None for line in part.lines}
    return tuple(sorted(text)) if text else tuple(line for line in passage.lines if line not in held)
