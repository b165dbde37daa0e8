"""What stands inside a line: footnote markers and emphasis become spans, and leave the plain text."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from build_tools.arabic.numerals import ascii_digits
from build_tools.model import Emphasis, NoteReference, Span, Text
from build_tools.recognition.kinds.genre import Genre

RAISED = r"\u207d(?P<raised>(?!\u2070)[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,4})\u207e"
MARKER = re.compile(rf" ?(?:{RAISED}|\[(?P<number>(?![0\u0660])\d{{1,3}})\])")
PLAIN_MARKER = re.compile(
    r" ?(?:\((?P<number>(?![0\u0660])\d{1,3})\)"
    r"|(?<!\u207d)(?<!\bm)(?<!\bkm)(?<!\bم)(?<!\bكم)(?P<bare>(?!\u2070)[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3})(?!\u207e))"
)
BARE_MARKER = re.compile(r"(?P<number>\d{1,3})(?!\d)")  # of a note at the foot of a page: «المحكمة3»
DEFINITE_SIGN = re.compile(r"[\[\u207d]")
PLAIN_SIGN = re.compile(r"\((?=\d{1,3}\))|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]")  # few texts have one


def read_text(
    line: str,
    genre: Genre,
    markers: Collection[int] = (),
    *,
    squared: bool = False,
    spans: Sequence[Span] | None = None,
) -> Text:
    """Return the text of a line with its footnote markers and emphasis as spans.

    Runs of spaces become one space, as a browser shows them. A marker is digits in raised brackets, «⁽⁵⁾»,
    where the text has `squared` ones in square brackets, too, «[5]», or a plain one, «(5)», «⁵» or «5», that
    begins at one of `markers`; what emphasis looks like is the genre's knowledge, unless the format of the
    source tells all `spans` of the line, in single spaces.
    """
    plain: list[str] = []
    found: list[Span] = []
    length = 0
    rest = one_line(line)
    end = 0
    emphasis = genre.emphasis if spans is None else None
    removed: list[tuple[int, int]] = []
    for match, kind in _marks(rest, emphasis, markers, squared=squared):
        before = rest[end : match.start()]
        plain.append(before)
        length += len(before)
        if kind is NoteReference:
            found.append(NoteReference(start=length, end=length, number=_number(match)))
            removed.append(match.span())
        else:
            words = match["text"].strip()
            plain.append(words)
            found.append(Emphasis(start=length, end=length + len(words)))
            length += len(words)
        end = match.end()
    if spans:
        found = sorted([*found, *_without(spans, removed)], key=lambda span: (span.start, -span.end))
    return Text(plain="".join((*plain, rest[end:])), spans=tuple(found))


def _without(spans: Sequence[Span], removed: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """The spans of a text from which parts were removed, in their order."""
    ends = [end for _, end in removed]
    lost = [0, *accumulate(end - start for start, end in removed)]

    def place(at: int) -> int:
        index = bisect_right(ends, at)
        inside = max(at - removed[index][0], 0) if index < len(removed) else 0
        return at - lost[index] - inside

    yield from (replace(span, start=place(span.start), end=place(span.end)) for span in spans)


def one_line(text: str) -> str:
    """Return the text with single spaces, in which the places of plain markers are counted."""
    return " ".join(text.split())


def definite_numbers(text: str) -> list[int]:
    """Return the numbers of the markers in brackets of their own, raised or square.

    >>> definite_numbers("في السجل [3] وفي المادة (5)")
    [3]
    """
    return [_number(match) for match in _definite_markers(text)]


def plain_markers(text: str) -> Iterator[tuple[int, int, int, bool]]:
    """Yield what may be a plain marker in a text of one line: start, end, number, and whether it is raised.

    >>> list(plain_markers("في السجل (3)."))
    [(8, 12, 3, False)]
    """
    for match in _plain_markers(text):
        yield match.start(), match.end(), _number(match), match["bare"] is not None


def squared_numbers(text: str) -> list[int]:
    """Return the numbers in square brackets, which are markers if notes say so.

    >>> squared_numbers("في السجل [3] وفي المادة (5)")
    [3]
    """
    return [_number(match) for match in _definite_markers(text) if match["number"]] if "[" in text else []


def holds_plain_sign(text: str) -> bool:
    """Tell whether a plain marker may stand in a text, its spaces as they are.

    >>> holds_plain_sign("في السجل (3)."), holds_plain_sign("القرار 2151 (2014)")
    (True, False)
    """
    return PLAIN_SIGN.search(text) is not None


def _definite_markers(text: str) -> Iterator[re.Match[str]]:
    return _markers(text, MARKER, DEFINITE_SIGN)


def _plain_markers(text: str) -> Iterator[re.Match[str]]:
    return _markers(text, PLAIN_MARKER, PLAIN_SIGN)


def _markers(text: str, marker: re.Pattern[str], sign: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Each is looked for where its sign stands: to try it at every character takes ten times as long."""
    end = 0
    for found in sign.finditer(text):
        start = found.start()
        spaced = start > end and text[start - 1] == " "
        if start >= end and (match := marker.match(text, start - spaced)):
            yield match
            end = match.end()


def join_texts(*texts: Text) -> Text:
    """Return the texts as one, with a space between them.

    >>> join_texts(Text(plain="على"), Text(plain="اتفاق"), Text(plain="جديد")).plain
    'على اتفاق جديد'
    """
    spans: list[Span] = []
    shift = 0
    for text in texts:
        spans += (_moved(span, shift) for span in text.spans)
        shift += len(text.plain) + 1
    return Text(plain=" ".join(text.plain for text in texts), spans=tuple(spans))


def _number(match: re.Match[str]) -> int:
    return int(ascii_digits(next(found for found in match.groups() if found)))


def _marks(
    text: str, emphasis: re.Pattern[str] | None, markers: Collection[int], *, squared: bool
) -> list[tuple[re.Match[str], type[Span]]]:
    """Markers and emphasis in their order; a marker inside emphasised words stays with the words."""
    found: list[tuple[re.Match[str], type[Span]]] = [
        (match, NoteReference) for match in _definite_markers(text) if squared or match["raised"]
    ]
    if markers:
        plain = {match.start(): match for match in _plain_markers(text) if match.start() in markers}
        bare = (BARE_MARKER.match(text, start) for start in markers if start not in plain)
        found += ((match, NoteReference) for match in (*plain.values(), *bare) if match)
    if emphasis is not None:
        found += [(match, Emphasis) for match in emphasis.finditer(text) if not MARKER.search(match[0])]
    return sorted(found, key=lambda mark: mark[0].start())


def _moved(span: Span, shift: int) -> Span:
    return replace(span, start=span.start + shift, end=span.end + shift)
