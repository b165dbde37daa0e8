"""The first page of a report: what stands above its title, and what may be its title."""

from collections.abc import Sequence
from itertools import accumulate, groupby, islice

from build_tools.arabic.addresses import is_mostly_address
from build_tools.ground.invisible import TATWEEL
from build_tools.model import Line
from build_tools.recognition.kinds.genre import Mark

TITLE_LENGTH = 160
WORD_LENGTH = 3  # letters
TITLE_WORDS = 4  # of a title below the name of a publisher
PUBLISHER = "publisher_line"
Found = Sequence[tuple[Mark, dict[str, str]]]
Candidates = Sequence[Found]


def with_lines_above_title(lines: Sequence[Line], candidates: Candidates) -> Candidates:
    """Return the candidates; the lines between an agenda item and the title below it are the item's.

    Lines without a blank line between them belong together. The last of them are the title; a
    single group that the next mark ends is the item's own title above that of the report.
    """
    place = next((i for i, found in enumerate(candidates) if any(m.above_title for m, _ in found)), None)
    if place is None or not all(map(is_around, candidates[:place])):
        return candidates
    mark = next(mark for mark, _ in candidates[place] if mark.above_title)
    taken = _above_title(_open_groups(lines, candidates, place + 1))
    return [[(mark, {})] if i in taken else found for i, found in enumerate(candidates)]


def with_publisher(lines: Sequence[Line], candidates: Candidates) -> Candidates:
    """Return the candidates; a publisher's name counts on the first line, above what may be the title."""
    first = next((i for i, found in enumerate(candidates) if any(m.name == PUBLISHER for m, _ in found)), 0)
    below = next((i for i in range(1, len(lines)) if not is_around(candidates[i])), len(lines))
    named = first == 0 and below < len(lines) and not candidates[below] and _may_be_named(lines[below])
    return [
        [(mark, groups) for mark, groups in found if mark.name != PUBLISHER or (named and place == 0)]
        for place, found in enumerate(candidates)
    ]


def _may_be_named(line: Line) -> bool:
    return may_be_title(line.text.strip()) and len(line.text.split()) >= TITLE_WORDS


def adjoins(lines: Sequence[Line], place: int) -> bool:
    """Tell whether no blank line stands before the line at `place`."""
    return place < len(lines) and lines[place].number == lines[place - 1].numbers[-1] + 1


def may_be_title(text: str) -> bool:
    """Tell whether the text is short, has words, and does not end as a sentence does."""
    return len(text) <= TITLE_LENGTH and not text.endswith((".", "؛", "،", ",")) and has_words(text)


def has_words(text: str) -> bool:
    """Tell whether there are letters enough for a word, and not of an address alone."""
    letters = islice((char for char in text if char.isalpha() and char != TATWEEL), WORD_LENGTH)
    return len(tuple(letters)) == WORD_LENGTH and not is_mostly_address(text)


def is_around(found: Found) -> bool:
    """Tell whether the marks of a line say that it belongs to the head of a text, or surrounds it."""
    return bool(found) and all(mark.kind in ("front", "furniture") for mark, _ in found)


def _open_groups(lines: Sequence[Line], candidates: Candidates, start: int) -> list[list[int]]:
    """The short unmarked lines from `start` on, in groups that blank lines part."""
    end = start
    while end < len(lines) and not candidates[end] and may_be_title(lines[end].text.strip()):
        end += 1
    parted = accumulate(i > start and not adjoins(lines, i) for i in range(start, end))
    pairs = zip(parted, range(start, end), strict=True)
    return [[place for _, place in group] for _, group in groupby(pairs, key=lambda pair: pair[0])]


def _above_title(groups: list[list[int]]) -> set[int]:
    if len(groups) == 1:
        return set(groups[0][:-1][:1])
    return {place for group in groups[:-1] for place in group}
