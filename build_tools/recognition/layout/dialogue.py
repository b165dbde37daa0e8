"""Talk: who speaks stands before a colon, and an answer of several lines is one."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from build_tools.arabic.text import folded_words
from build_tools.ground.tables import table
from build_tools.model import Line
from build_tools.recognition.layout.unwrapping import LONGEST, as_one
from build_tools.recognition.outline.labels import read_labels

SPEAKER = re.compile(r"(?P<name>[^:：.؟!،]{1,40})[:：](?=\s*\S)")
WORDS = 5  # of a name with its office
FEWEST = 2  # times that one of them speaks
FEWEST_TURNS = 3


def join_answers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines; in a talk, the lines close below a speaker's are one with it."""
    names = [_name(line.text) for line in lines]
    speakers = _speakers(names)
    if not speakers:
        return tuple(lines)
    talk: list[list[Line]] = []
    length = 0
    for line, name in zip(lines, names, strict=True):
        length += len(line.text)
        if (
            talk
            and line.text.strip()
            and name is None
            and length <= LONGEST
            and _speaks(talk[-1], line, speakers)
        ):
            talk[-1].append(line)
        else:
            talk.append([line])
            length = len(line.text)
    return tuple(as_one(turn) for turn in talk)


def _name(text: str) -> str | None:
    match = SPEAKER.match(text.strip())
    if match is None or len(match["name"].split()) > WORDS:
        return None
    labels = read_labels(text)
    return None if labels and not labels[0].weak else folded_words(match["name"])


def _speakers(names: Sequence[str | None]) -> frozenset[str]:
    """Names that come again in turns with others; a text that labels its lines is no talk."""
    signs = {folded_words(word) for word in table("arabic/printed/headings")["speakers"]["words"]}
    times = Counter(name for name in names if name)
    turns = [name for name in names if name]
    known = frozenset(times.keys() & signs)
    again = frozenset(name for name, count in times.items() if count >= FEWEST)
    if len(known) > 1:
        return known
    alternating = sum(one != other for one, other in itertools.pairwise(turns))
    return (
        again
        if len(again) > 1 and len(turns) > FEWEST_TURNS and alternating * 2 > len(turns)
        else frozenset()
    )


def _speaks(turn: Sequence[Line], line: Line, speakers: frozenset[str]) -> bool:
    return _name(turn[0].text) in speakers and line.number == turn[-1].numbers[-1] + 1
