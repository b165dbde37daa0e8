"""Where the pages of the print ended: their numbers, and the heads and feet that stand beside them.

A line is a page's number only as one of a rising chain: a number alone may be a cell, an article, an answer.
"""

import itertools
import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_tools.arabic.numerals import ascii_digits
from build_tools.arabic.sentences import ends_sentence
from build_tools.arabic.text import folded_words
from build_tools.model import Line
from build_tools.recognition.kinds.genre import Mark, shared_mark
from build_tools.recognition.outline.labels import read_labels

NUMBER, HEAD = "page_number", "running_head"
FEWEST_BARE = 3  # numbers alone on their lines that are a chain
PAGE_LINES, PAGE_LETTERS = 4, 200  # between two of them, on average at least one or the other
REACH = 0.5  # of the text: rows of a table are numbered within a part of it
LONGEST_STEP = 3  # pages whose numbers may be missing
REGULAR = 0.8  # of the numbers of pages stand alike
UNLIKE = 0.25  # of a page: what it counts that a blank line stands above one number and not above another
OPEN = 12  # numbers of one value that may go on, the last ones
FEWEST_HEADS = 2  # times that a line stands beside a page's end
FEWEST_NUMBERED_HEADS = 3  # times that a line returns with another number in it
FEWEST_CUTS, CUT_LENGTH = 2, 40  # sentences that such lines part, of so many characters above them
HEAD_LENGTH, MARK_LENGTH = 120, 60
NEAR = 2  # lines between a page's number and a head or foot beside it
BARE = re.compile(r"[0-9]{1,4}")
TITLED = re.compile(
    r"(?P<before>[0-9]{1,4})\s+(?P<words>[^\W\d].*)|(?P<title>[^\W\d].*?)\s+(?P<after>[0-9]{1,4})"
)
DIGITS = re.compile(r"[0-9]+")
BETWEEN_DASHES = re.compile(r"[-–—|].*[-–—|]")
OF_PAGES = re.compile(r"\d\s*(?:من|of|/)\s*\d")
FORM_FEED = "\f"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """What may be a page's number: the place of its line among those that are not blank."""

    place: int
    value: int
    bare: bool
    apart: bool = False  # from the line above


def find_page_furniture(lines: Sequence[Line]) -> Mapping[int, Mark]:
    """Return the marks of the lines that pages add, by the numbers of the lines."""
    texts = [line for line in lines if line.text.strip()]
    found = {place: shared_mark(NUMBER) for place in _page_numbers(texts)}
    heads = (*_numbered_heads(texts), *_titled_numbers(texts), *_watermarks(texts))
    found |= {place: shared_mark(HEAD) for place in heads if place not in found}
    ends = {*found, *_page_starts(texts)}
    found |= {place: shared_mark(HEAD) for place in _running_heads(texts, ends) if place not in found}
    return {texts[place].number: mark for place, mark in found.items()}


def _page_numbers(texts: Sequence[Line]) -> Iterator[int]:
    """The numbers that say so; where they do not run through the text, the chain of those alone on lines.

    Of chains of numbers alone that one counts which stands most apart, in its most regular reading.
    """
    numbers = list(_numbers(texts))
    said = [chain for chain in _chains([n for n in numbers if not n.bare]) if _is_of_pages(chain, texts)]
    yield from (number.place for chain in said for number in chain)
    if any(len(chain) >= FEWEST_BARE for chain in said):
        return
    alone = [number for number in numbers if number.bare]
    bare = [chain for chain in _chains(alone) if _is_of_bare_pages(chain, texts)]
    if bare:
        pages = max(bare, key=lambda chain: _stands_apart(chain, texts))
        yield from _without_cutting(_most_regular(alone, pages), texts)


def _most_regular(numbers: Sequence[_Number], pages: Sequence[_Number]) -> list[_Number]:
    """The chain whose steps are most like those of a chain of pages: numbers of notes stand between, too."""
    length = (pages[-1].place - pages[0].place) / max(pages[-1].value - pages[0].value, 1)
    best: dict[_Number, tuple[float, _Number | None]] = {}
    latest: dict[int, deque[_Number]] = defaultdict(lambda: deque(maxlen=OPEN))
    for number in numbers:
        best[number] = (0.0, None)
        for step in range(1, LONGEST_STEP + 1):
            for before in latest[number.value - step]:
                off = abs((number.place - before.place) / step - length) / length + UNLIKE * (
                    number.apart != before.apart
                )
                best[number] = max(best[number], (best[before][0] + 1 - off, before), key=lambda one: one[0])
        latest[number.value].append(number)
    chain: list[_Number] = []
    last: _Number | None = max(numbers, key=lambda number: best[number][0])
    while last is not None:
        chain.append(last)
        last = best[last][1]
    return chain[::-1] if len(chain) >= REGULAR * len(pages) else list(pages)


def _without_cutting(chain: Sequence[_Number], texts: Sequence[Line]) -> Iterator[int]:
    """The places of a chain; where most have a blank line beside them, a number without has another use."""
    apart = [_has_blank_beside(number.place, texts) for number in chain]
    told = sum(apart) >= REGULAR * len(chain)
    yield from (number.place for number, is_apart in zip(chain, apart, strict=True) if is_apart or not told)


def _has_blank_beside(place: int, texts: Sequence[Line]) -> bool:
    beside = (texts[at].number for at in (place - 1, place + 1) if 0 <= at < len(texts))
    return place in (0, len(texts) - 1) or any(abs(at - texts[place].number) > 1 for at in beside)


def _numbers(texts: Sequence[Line]) -> Iterator[_Number]:
    pattern = shared_mark(NUMBER).pattern
    for place, line in enumerate(texts):
        text = line.text.strip()
        if len(text) <= HEAD_LENGTH and pattern.fullmatch(text):
            digits = ascii_digits(text)
            numbers = DIGITS.findall(digits)
            bare = bool(BARE.fullmatch(digits))
            apart = place > 0 and line.number > texts[place - 1].number + 1
            yield _Number(place=place, value=int(numbers[0]), bare=bare, apart=apart)


def _chains(numbers: Sequence[_Number]) -> list[list[_Number]]:
    """Each number goes on with the chain that waits longest for it, or for one a few pages before it."""
    chains: list[list[_Number]] = []
    ends: dict[int, deque[list[_Number]]] = defaultdict(deque)
    for number in numbers:
        waiting = (ends[number.value - step] for step in range(1, LONGEST_STEP + 1))
        chain = next((found.popleft() for found in waiting if found), None)
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(number)
        ends[number.value].append(chain)
    return chains


def _is_of_pages(chain: Sequence[_Number], texts: Sequence[Line]) -> bool:
    """Tell whether text stands between the numbers; one alone says of how many it is, or parts a sentence."""
    if len(chain) == 1:
        place, text = chain[0].place, texts[chain[0].place].text.strip()
        parts = (
            bool(BETWEEN_DASHES.fullmatch(text)) and place > 0 and not ends_sentence(texts[place - 1].text)
        )
        return parts or bool(OF_PAGES.search(text))
    return all(other.place > one.place + 1 for one, other in itertools.pairwise(chain))


def _is_of_bare_pages(chain: Sequence[_Number], texts: Sequence[Line]) -> bool:
    """Tell whether the numbers go through most of the text, with as much between them as a page holds."""
    if len(chain) < FEWEST_BARE:
        return False
    parts = [range(one.place + 1, other.place) for one, other in itertools.pairwise(chain)]
    lines = sum(map(len, parts))
    letters = sum(len(texts[place].text) for part in parts for place in part)
    places = [number.place for number in chain]
    enough = lines >= PAGE_LINES * len(parts) or letters >= PAGE_LETTERS * len(parts)
    cuts = sum(_is_cut_off(texts[place - 1]) for place in places if place)
    enough = (enough and 2 * _stands_apart(chain, texts) >= 1) or cuts >= FEWEST_CUTS
    return all(parts) and enough and chain[-1].place - chain[0].place >= REACH * len(texts)


def _stands_apart(chain: Sequence[_Number], texts: Sequence[Line]) -> float:
    """How many of the numbers have a blank line below them, as the last line of a page has."""
    below = (texts[n.place + 1].number - texts[n.place].number for n in chain if n.place + 1 < len(texts))
    return sum(distance > 1 for distance in below) / len(chain)


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
        apart = min(steps, default=0) > PAGE_LINES or _cuts(texts, places) >= FEWEST_CUTS
        if len(places) >= FEWEST_NUMBERED_HEADS and _has_words(words) and apart:
            rising = [_last_number(texts[place].text) for place in places]
            if _rises(rising) or _rises([_first_number(texts[place].text) for place in places]):
                yield from places


def _titled_numbers(texts: Sequence[Line]) -> Iterator[int]:
    """Lines of a page's number beside words that the text has elsewhere, or beside its other numbers."""
    words = Counter(folded_words(line.text) for line in texts if len(line.text) <= HEAD_LENGTH)
    found: list[tuple[_Number, str]] = []
    for place, line in enumerate(texts):
        match = TITLED.fullmatch(ascii_digits(line.text.strip())) if len(line.text) <= HEAD_LENGTH else None
        if match and not any(not label.weak for label in read_labels(line.text)):
            number = int(match["before"] or match["after"])
            found.append(
                (
                    _Number(place=place, value=number, bare=False),
                    folded_words(match["words"] or match["title"]),
                )
            )
    words.update(title for _, title in found)
    numbers = [number for number, title in found if words[title] > 1]
    for chain in _chains(numbers):
        places = [number.place for number in chain]
        if len(chain) >= FEWEST_BARE and _cuts(texts, places) >= FEWEST_CUTS:
            yield from places


def _watermarks(texts: Sequence[Line]) -> Iterator[int]:
    """Short lines whose words stand again and again within other sentences, as marks across a page do."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(texts):
        if len(line.text) <= MARK_LENGTH and not ends_sentence(line.text) and not read_labels(line.text):
            places[folded_words(line.text)].append(place)
    for words, found in places.items():
        cutting = [place for place in found if _cuts(texts, [place], times=2)]
        above = {texts[place - 1].text for place in cutting}
        often = len(cutting) >= FEWEST_NUMBERED_HEADS and 2 * len(cutting) > len(found)
        # A sentence that returns has the same words above each time.
        if often and _has_words(words) and len(above) == len(cutting):
            yield from (place for place in found if place >= cutting[0])


def _cuts(texts: Sequence[Line], places: Sequence[int], times: int = 0) -> int:
    """How many of the lines part a sentence: close below a long line, and so many times as short."""
    return sum(
        place > 0
        and texts[place].number == texts[place - 1].numbers[-1] + 1
        and _is_cut_off(texts[place - 1])
        and times * len(texts[place].text.strip()) <= len(texts[place - 1].text.strip())
        for place in places
    )


def _is_cut_off(line: Line) -> bool:
    text = line.text.strip()
    return len(text) >= CUT_LENGTH and "\t" not in text and not ends_sentence(text)


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
    first = min(ends, default=0)  # above it may stand the title, in the same words
    places = [place for place in sorted(beside) if first <= place < len(texts)]
    often = Counter(words[place] for place in places)
    for place in places:
        head = words[place]
        if (
            often[head] >= FEWEST_HEADS
            and 2 * often[head] > times[head]
            and pattern.fullmatch(texts[place].text.strip())
            and not read_labels(texts[place].text)
            and (not _cuts(texts, [place]) or _cuts(texts, [place], times=2))
        ):
            yield place
