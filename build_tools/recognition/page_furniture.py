"""Where the pages of the print ended: their numbers, and the heads and feet that stand beside them.

A line is a page's number only as one of a rising chain: a number alone may be a cell, an article, an answer.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.arabic.numerals import ascii_digits
from build_tools.arabic.text import folded_words
from build_tools.model import Line
from build_tools.recognition.genre import Mark, shared_mark
from build_tools.recognition.labels import read_labels

NUMBER, HEAD = "page_number", "running_head"
FEWEST_BARE = 3  # numbers alone on their lines that are a chain
PAGE_LINES, PAGE_LETTERS = 4, 200  # between two of them, on average at least one or the other
LONGEST_STEP = 3  # pages whose numbers may be missing
FEWEST_HEADS = 2  # times that a line stands beside a page's end
FEWEST_NUMBERED_HEADS = 3  # times that a line returns with another number in it
HEAD_LENGTH = 120
NEAR = 2  # lines between a page's number and a head or foot beside it
BARE = re.compile(r"[0-9]{1,4}")
DIGITS = re.compile(r"[0-9]+")
FORM_FEED = "\f"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """What may be a page's number: the place of its line among those that are not blank."""

    place: int
    value: int
    bare: bool


def find_page_furniture(lines: Sequence[Line]) -> Mapping[int, Mark]:
    """Return the marks of the lines that pages add, by the numbers of the lines."""
    texts = [line for line in lines if line.text.strip()]
    found = {place: shared_mark(NUMBER) for place in _page_numbers(texts)}
    found |= {place: shared_mark(HEAD) for place in _numbered_heads(texts) if place not in found}
    ends = {*found, *_page_starts(texts)}
    found |= {place: shared_mark(HEAD) for place in _running_heads(texts, ends) if place not in found}
    return {texts[place].number: mark for place, mark in found.items()}


def _page_numbers(texts: Sequence[Line]) -> Iterator[int]:
    numbers = list(_numbers(texts))
    for is_bare in (False, True):
        for chain in _chains([number for number in numbers if number.bare is is_bare or not is_bare]):
            if _is_of_pages(chain, texts, bare=is_bare):
                yield from (number.place for number in chain)


def _numbers(texts: Sequence[Line]) -> Iterator[_Number]:
    pattern = shared_mark(NUMBER).pattern
    for place, line in enumerate(texts):
        text = line.text.strip()
        if len(text) <= HEAD_LENGTH and pattern.fullmatch(text):
            digits = ascii_digits(text)
            numbers = DIGITS.findall(digits)
            yield _Number(place=place, value=int(numbers[0]), bare=bool(BARE.fullmatch(digits)))


def _chains(numbers: Sequence[_Number]) -> list[list[_Number]]:
    """Each number goes on with the latest chain whose last one it follows, by one or by a few pages."""
    chains: list[list[_Number]] = []
    ends: dict[int, list[_Number]] = {}
    for number in numbers:
        steps = (ends.pop(number.value - step, None) for step in range(1, LONGEST_STEP + 1))
        chain = next(filter(None, steps), None)
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(number)
        ends[number.value] = chain
    return chains


def _is_of_pages(chain: Sequence[_Number], texts: Sequence[Line], *, bare: bool) -> bool:
    """Tell whether text stands between the numbers; between bare ones as much as a page holds."""
    parts = [range(one.place + 1, other.place) for one, other in itertools.pairwise(chain)]
    if not all(parts):
        return False
    if not any(number.bare for number in chain):
        return len(chain) > 1 or "/" not in texts[chain[0].place].text
    lines = sum(map(len, parts))
    letters = sum(len(texts[place].text) for part in parts for place in part)
    enough = lines >= PAGE_LINES * len(parts) or letters >= PAGE_LETTERS * len(parts)
    return bare and len(chain) >= FEWEST_BARE and enough


def _page_starts(texts: Sequence[Line]) -> Iterator[int]:
    """Lines that a form feed stands before, or right above."""
    for place, line in enumerate(texts):
        if FORM_FEED in line.received:
            yield place - 1
            yield place


def _numbered_heads(texts: Sequence[Line]) -> Iterator[int]:
    """Lines that are alike but for a number that rises from one to the next, a page apart: «نشرة … 12»."""
    alike: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(texts):
        words = ascii_digits(line.text.strip())
        if len(words) <= HEAD_LENGTH and DIGITS.search(words) and not read_labels(line.text):
            alike[DIGITS.sub("0", folded_words(words))].append(place)
    for words, places in alike.items():
        steps = [other - one for one, other in itertools.pairwise(places)]
        if len(places) >= FEWEST_NUMBERED_HEADS and min(steps) > PAGE_LINES and _has_words(words):
            rising = [_last_number(texts[place].text) for place in places]
            if _rises(rising) or _rises([_first_number(texts[place].text) for place in places]):
                yield from places


def _rises(values: Sequence[int]) -> bool:
    return all(0 < other - one <= LONGEST_STEP for one, other in itertools.pairwise(values))


def _last_number(text: str) -> int:
    return int(DIGITS.findall(ascii_digits(text))[-1])


def _first_number(text: str) -> int:
    return int(DIGITS.findall(ascii_digits(text))[0])


def _has_words(text: str) -> bool:
    return sum(map(str.isalpha, text)) > PAGE_LINES


def _running_heads(texts: Sequence[Line], ends: set[int]) -> Iterator[int]:
    """Lines whose words stand again and again beside the ends of pages, and seldom anywhere else."""
    pattern = shared_mark(HEAD).pattern
    words = [folded_words(line.text) for line in texts]
    times = Counter(words)
    reach = range(1, NEAR + 1)
    beside = {end + step * side for end in ends for step in reach for side in (-1, 1)} - ends
    beside |= {place for place in ends if 0 <= place < len(texts) and FORM_FEED in texts[place].received}
    places = [place for place in sorted(beside) if 0 <= place < len(texts)]
    often = Counter(words[place] for place in places)
    for place in places:
        head = words[place]
        if (
            often[head] >= FEWEST_HEADS
            and 2 * often[head] > times[head]
            and pattern.fullmatch(texts[place].text.strip())
            and not read_labels(texts[place].text)
        ):
            yield place
