"""Which kind of text a text is: each gets points for the lines that speak for it, in one pass over them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from build_tools.arabic.text import folded_words
from build_tools.model import Evidence, Fact, Guess, Line, Origin, Source
from build_tools.recognition.kinds.genre import Genre, Mark, Sign, all_genres, read_genre
from build_tools.recognition.kinds.marks import matches
from build_tools.recognition.outline.labels import read_labels

FALLBACK = "document"  # a text that no kind speaks for
YIELDING = "web_article"  # a web page speaks for it, whatever stands there: another that is equal is meant
LEAST = 5  # points that a kind is guessed for
COUNTED = 3  # lines of a mark or a sign that count
READ_LINES = 3_000  # not blank, that a kind is guessed from
HEAD_LINES, TAIL_LINES = 40, 20
LONG, BEGINNING, END = (
    600,
    500,
    50,
)  # characters of a line: the ends of a longer one are read
TOGETHER = 10  # signs that one pattern asks for
NO_TEXT = ("front", "removed", "code", "figure")

PLACES = {"head": {"head"}, "tail": {"tail"}, "edge": {"head", "tail"}}  # where a mark may stand

Lines = Mapping[str, Sequence[int]]


def choose_genre(source: Source) -> tuple[Genre, Fact, tuple[Guess, ...]]:
    """Return the genre of a source, and what spoke for it and for the next one where it was guessed.

    It is the one an editor or the file names, else the one its lines speak for.
    """
    for named in (source.editor.genre, source.stated.genre):
        if named.value is not None:
            return read_genre(named.value), named, ()
    guesses = guess_genre(source.told)
    return read_genre(guesses[0].genre), Fact(value=guesses[0].genre, origin=Origin.INFERRED), guesses


def guess_genre(lines: Iterable[Line]) -> tuple[Guess, ...]:
    """Return what a text is, and the kind that comes next if anything speaks for it.

    Where too little speaks for every kind, or as much for two, the text is a document, and they come next.
    """
    found = _found([(line.number, text) for line in lines if (text := _text_of(line))])
    ranked = sorted((_guess(genre, found) for genre in all_genres()), key=_rank, reverse=True)
    first, second = ranked[:2]
    if first.points < LEAST or _rank(first) == _rank(second):
        told = (Guess(genre=FALLBACK), *(guess for guess in (first, second) if guess.points))
        return told if _rank(first) == _rank(second) else told[:2]
    return (first, second) if second.points else (first,)


def signs_in(text: str, where: Iterable[str] = ("head", "tail")) -> tuple[str, ...]:
    """Return the keys of the marks and the signs that a line at these places of a text bears.

    >>> signs_in("محضر اجتماع لجنة الكتب")
    ('minutes.name',)
    """
    return tuple(_asked().names(text, where))


def _text_of(line: Line) -> str:
    return "" if line.known is not None and line.known.role in NO_TEXT else line.text.strip()


def _rank(guess: Guess) -> tuple[int, bool]:
    return guess.points, guess.genre != YIELDING


def _guess(genre: Genre, found: Lines) -> Guess:
    """What speaks for a genre; nothing does where all that it needs is missing."""
    told = [(name, points, found.get(name, ())) for name, points in genre.guess.items()]
    told += [(sign.name, sign.points, found.get(_key(genre, sign), ())) for sign in genre.signs]
    evidence = tuple(
        Evidence(sign=name, points=points, lines=tuple(lines[:COUNTED]))
        for name, points, lines in told
        if lines
    )
    if genre.needs and not any(one.sign in genre.needs for one in evidence):
        evidence = ()
    return Guess(
        genre=genre.id, points=sum(one.points * len(one.lines) for one in evidence), evidence=evidence
    )


def _found(texts: Sequence[tuple[int, str]]) -> Lines:
    """The lines of each mark and of each sign, as many as count."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    tail = len(texts) - TAIL_LINES
    for place, (number, text) in enumerate(texts):
        where = ["head"] * (place < HEAD_LINES) + ["tail"] * (place >= tail)
        if place < READ_LINES or where:
            for name in signs_in(text, where):
                found[name].append(number)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """All that is asked of a line for the sake of any genre, each by its key."""

    marks: tuple[Mark, ...]
    by_mark: Mapping[str, tuple[str, ...]]
    by_label: Mapping[tuple[str, bool], tuple[str, ...]]
    by_pattern: Mapping[str | None, tuple[tuple[re.Pattern[str], tuple[tuple[str, Sign], ...]], ...]]

    def names(self, text: str, where: Iterable[str]) -> Iterator[str]:
        """Yield the keys of the marks and the signs that a line at these places bears."""
        for mark, _ in matches(text, self.marks):
            if mark.where not in PLACES or PLACES[mark.where] & {*where}:
                yield from self.by_mark[mark.name]
        for label in read_labels(text)[:1]:
            yield from self.by_label.get((label.system, label.weak), ())
        whole = folded_words(text if len(text) <= LONG else f"{text[:BEGINNING]} {text[-END:]}")
        for place in (None, *where):
            for joint, signs in self.by_pattern.get(place, ()):
                if joint.fullmatch(whole):
                    yield from (key for key, sign in signs if sign.pattern and sign.pattern.fullmatch(whole))


@cache
def _asked() -> _Asked:
    marks: dict[str, Mark] = {}
    by_mark: defaultdict[str, list[str]] = defaultdict(list)
    by_label: defaultdict[tuple[str, bool], list[str]] = defaultdict(list)
    by_place: defaultdict[str | None, list[tuple[str, Sign]]] = defaultdict(list)
    for genre in all_genres():
        own = {mark.name: mark for mark in genre.marks}
        for name in genre.guess:
            marks.setdefault(name, own[name])
            by_mark[name] = [name, *(key for key in by_mark[name] if key != name)]
        for sign in genre.signs:
            key = _key(genre, sign)
            for name in sign.marks:
                marks.setdefault(name, own[name])
                by_mark[name].append(key)
            for system in sign.labels:
                for weak in {False, sign.weak}:
                    by_label[system, weak].append(key)
            if sign.pattern is not None:
                by_place[sign.where].append((key, sign))
    return _Asked(
        marks=tuple(marks.values()),
        by_mark={name: tuple(keys) for name, keys in by_mark.items()},
        by_label={label: tuple(keys) for label, keys in by_label.items()},
        by_pattern={place: tuple(_few(signs)) for place, signs in by_place.items()},
    )


def _few(
    signs: Sequence[tuple[str, Sign]],
) -> Iterator[tuple[re.Pattern[str], tuple[tuple[str, Sign], ...]]]:
    """A few signs at a time behind a pattern that fits what one of them fits: most lines bear none."""
    for start in range(0, len(signs), TOGETHER):
        some = tuple(signs[start : start + TOGETHER])
        yield re.compile("|".join(sign.pattern.pattern for _, sign in some if sign.pattern)), some


def _key(genre: Genre, sign: Sign) -> str:
    return f"{genre.id}.{sign.name}"
