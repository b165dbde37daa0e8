"""How far furniture reaches: the titles below «read also», the readers' comments, a notice to the end."""

from collections.abc import Sequence
from itertools import accumulate

from build_tools.model import Line
from build_tools.recognition.head.cover import Candidates, Found, adjoins
from build_tools.recognition.head.zones import TAIL_PLACES, is_text, text_start
from build_tools.recognition.kinds.genre import Mark

LONGEST_TITLE = 160
NEAR = 2  # lines
REPLIES = 2  # that show a long end to be readers' comments
OWN_KINDS = ("heading", "title", "recommendation")  # of marks that a text has, and titles of others lack
REPLY_MARKS = ("comment_reply", "relative_time")


def spread_furniture(lines: Sequence[Line], candidates: Candidates) -> Candidates:
    """Return what the lines may be, with the lines that furniture above them takes along.

    A mark whose conditions (`follows`, `needs`) are not met is left out.
    """
    found: list[Found] = []
    for place in range(len(lines)):
        found.append(_with_conditions(candidates, found, place))
    begins = text_start(lines, found)
    ends = _last_part(lines, found, begins)
    if ends < len(lines):
        found[ends:] = _taken(found[ends:], *_spreading(found[ends], "end"))
    texts = (place for place in range(ends - 1, begins, -1) if is_text(lines[place], found[place]))
    last_text = next(texts, begins)
    place = begins
    while place < ends:
        stop = _reach(lines, found, place, last_text, ends)
        if stop > place + 1:
            found[place:stop] = _taken(found[place:stop], *_spreading(found[place], "titles", "next"))
        place = stop
    return _with_stray_lines(lines, found, last_text)


def _with_stray_lines(lines: Sequence[Line], found: list[Found], last_text: int) -> Candidates:
    """Below the text, what stands between furniture of a web page is furniture: a name, a title, a tag."""
    around = [any(mark.kind == "furniture" and mark.folded for mark, _ in marks) for marks in found]
    place = last_text + 1
    while 0 < place < len(lines):
        end = place
        while end < len(lines) and _is_stray(lines[end], found[end]):
            end += 1
        if end > place and end < len(lines) and around[place - 1] and around[end]:
            mark, _ = next(pair for pair in found[place - 1] if pair[0].kind == "furniture")
            found[place:end] = [[(mark, {})] for _ in range(place, end)]
        place = max(end, place + 1)
    return found


def _is_stray(line: Line, found: Found) -> bool:
    return _is_title(line, ()) and all(mark.where not in TAIL_PLACES for mark, _ in found)


def _with_conditions(candidates: Candidates, above: Sequence[Found], place: int) -> Found:
    before = {mark.name for mark, _ in above[-1]} if above else set()
    near = {mark.name for found in candidates[place + 1 : place + 1 + NEAR] for mark, _ in found}
    return [
        (mark, groups)
        for mark, groups in candidates[place]
        if not (mark.follows and before.isdisjoint(mark.follows))
        and not (mark.needs and near.isdisjoint(mark.needs))
    ]


def _last_part(lines: Sequence[Line], found: Sequence[Found], begins: int) -> int:
    """The place of the mark that takes all to the end, or the number of lines.

    What it takes is no longer than the text before it, or readers answer each other there.
    """
    letters = [0, *accumulate(len(line.text.strip()) for line in lines)]
    replies = [0, *accumulate(any(mark.name in REPLY_MARKS for mark, _ in marks) for marks in found)]
    for place in range(begins + 1, len(lines)):
        spreading = _spreading(found[place], "end")
        if spreading and (
            spreading[0].follows
            or letters[-1] - letters[place] <= letters[place]
            or replies[-1] - replies[place] >= REPLIES
        ):
            return place
    return len(lines)


def _spreading(found: Found, *reaches: str) -> tuple[Mark, dict[str, str]] | tuple[()]:
    return next(((mark, groups) for mark, groups in found if mark.through in reaches), ())


def _reach(lines: Sequence[Line], found: Sequence[Found], place: int, last_text: int, ends: int) -> int:
    """The end of what the mark at `place` takes along.

    Within the text that is one title, and those that stand close below it; after the text all titles.
    """
    spreading = _spreading(found[place], "titles", "next")
    if not spreading or {"text", "title"} & spreading[1].keys():
        return place + 1
    most = ends if spreading[0].through == "titles" else place + 2
    stop = place + 1
    while stop < min(most, ends) and _is_title(lines[stop], found[stop]):
        stop += 1
    if place > last_text:
        return stop
    close = min(stop, place + 2)
    while close < stop and adjoins(lines, close):
        close += 1
    return close if not adjoins(lines, close) else min(close, place + 2)


def _is_title(line: Line, found: Found) -> bool:
    """Tell whether a line may be a title of another page: short, no sentence, no mark of a text's own."""
    text = line.text.strip()
    if line.rows or any(mark.through or mark.kind in OWN_KINDS for mark, _ in found):
        return False
    return (len(text) <= LONGEST_TITLE and not text.endswith((".", "؛", "،", ":"))) or text.endswith("...")


def _taken(part: Sequence[Found], mark: Mark, groups: dict[str, str]) -> list[Found]:
    """The lines of a part as furniture, each by its own mark if it has one."""
    return [
        _own(found) if place and _own(found) else [(mark, groups if place == 0 else {})]
        for place, found in enumerate(part)
    ]


def _own(found: Found) -> Found:
    own = ((mark, groups) for mark, groups in found if mark.folded and mark.kind == "furniture")
    return [(mark, groups) for mark, groups in own if mark.where in TAIL_PLACES][:1]
