"""Lines become claims: each line is recognised once, by the marks of its genre."""

import re
from collections import Counter
from collections.abc import Sequence

from build_tools.claims import Claim
from build_tools.cover import Candidates, adjoins, has_words, is_around, may_be_title, with_lines_above_title
from build_tools.footnotes import settle_footnotes
from build_tools.genre import Genre, Mark, all_genres, matches, read_genre, running_head
from build_tools.model import Fact, Line, Origin, Source
from build_tools.sentences import ends_sentence, is_dangling
from build_tools.tables import table
from build_tools.unwrapping import unwrap_lines

GUESS_LINES = 3
RUNNING_HEADS = 2  # beside page numbers, and once more anywhere
TITLE_LINES = 3
HEADING_LENGTH = 100
HEADING_WORDS = 16
HEADING_STYLES = ("number", "letter")  # of items that number headings as well
UNGUESSED = "web_article"


def choose_genre(source: Source) -> tuple[Genre, Fact]:
    """Return the genre of a source: the one an editor names, else the one its marks speak for most."""
    if source.editor.genre.value is not None:
        return read_genre(source.editor.genre.value), source.editor.genre
    scores = {genre.id: _score(source, genre) for genre in all_genres()}
    best = max(scores, key=lambda id: scores[id])
    chosen = best if scores[best] else UNGUESSED
    return read_genre(chosen), Fact(value=chosen, origin=Origin.INFERRED)


def recognise(source: Source, genre: Genre) -> tuple[Claim, ...]:
    """Return a claim for every line that is not blank, in their order; a wrapped paragraph is one line."""
    lines = [line for line in unwrap_lines(source, genre) if line.text.strip()]
    marks = genre.marks_in(source.format)
    candidates = _with_running_heads(lines, [matches(line.text, marks) for line in lines])
    candidates = with_lines_above_title(lines, candidates)
    notice = _notice_start(candidates)
    title = _title_range(lines, candidates)
    head_end = _head_end(candidates, title)
    tail_start = _tail_start(candidates, notice)
    claims: list[Claim] = []
    for place, line in enumerate(lines):
        if place >= notice:
            mark = candidates[notice][0][0]
            groups = candidates[notice][0][1] if place == notice else {}
            claims.append(Claim(line=line, kind="furniture", mark=mark, groups=groups))
        elif place in title:
            groups = next((groups for _, groups in candidates[place]), {})
            claims.append(Claim(line=line, kind="title", groups=groups))
        else:
            allowed = [c for c in candidates[place] if _stands_right(c[0], place, head_end, tail_start)]
            claims.append(_claim(line, allowed, lines, candidates, place, genre))
    return settle_footnotes(claims, genre)


def _with_running_heads(lines: Sequence[Line], candidates: Candidates) -> Candidates:
    """Words that stand three times or more, and beside page numbers, are the heads of pages."""
    head = running_head()
    numbered = {
        place for place, found in enumerate(candidates) if any(m.name == head.beside for m, _ in found)
    }
    texts = [line.text.strip() for line in lines]
    times = Counter(texts)
    beside = {place for number in numbered for place in (number - 1, number + 1) if 0 <= place < len(lines)}
    often = Counter(texts[place] for place in beside)
    return [
        [(head, {})]
        if place in beside
        and min(times[text] - 1, often[text]) >= RUNNING_HEADS
        and head.pattern.fullmatch(text)
        and place not in numbered
        else found
        for place, (text, found) in enumerate(zip(texts, candidates, strict=True))
    ]


def _score(source: Source, genre: Genre) -> int:
    """What the lines of each mark are worth; a mark that was found often enough is looked for no more."""
    points = dict(genre.guess) | {sign.name: sign.points for sign in genre.signs}
    marks = tuple(mark for mark in genre.marks if mark.name in genre.guess)
    signs = genre.signs
    counts: Counter[str] = Counter()
    for line in source.lines:
        text = line.text.strip()
        found = [mark.name for mark, _ in matches(text, marks)]
        found += [sign.name for sign in signs if sign.pattern.fullmatch(text)]
        if found:
            counts.update(found)
            marks = tuple(mark for mark in marks if counts[mark.name] < GUESS_LINES)
            signs = tuple(sign for sign in signs if counts[sign.name] < GUESS_LINES)
    return sum(min(counts[name], GUESS_LINES) * worth for name, worth in points.items())


def _notice_start(candidates: Candidates) -> int:
    """The first line of a notice that goes on to the end, or the number of lines."""
    for place, found in enumerate(candidates):
        for mark, _ in found[:1]:
            before = {earlier.name for earlier, _ in candidates[place - 1]} if place else set()
            if mark.through == "end" and (mark.follows is None or mark.follows in before):
                return place
    return len(candidates)


def _title_range(lines: Sequence[Line], candidates: Candidates) -> range:
    """The line marked as the title; else the first short unmarked lines that stand together."""
    first = next((i for i, found in enumerate(candidates) if not is_around(found)), len(lines))
    if any(mark.kind == "title" for found in candidates[first : first + 1] for mark, _ in found):
        return range(first, first + 1)
    end = first
    while end < len(lines) and end - first < TITLE_LINES and not candidates[end]:
        if (end > first and not adjoins(lines, end)) or not may_be_title(lines[end].text.strip()):
            break
        end += 1
    ended = end == len(lines) or not adjoins(lines, end) or is_around(candidates[end])
    if end - first > 1 and not ended and not lines[first].text.rstrip().endswith(":"):
        end = first + 1  # where no blank line ends the title, only the first line can be it
    leads_on = end > first and lines[end - 1].text.rstrip().endswith(":")
    return range(first, first if leads_on else end)


def _head_end(candidates: Candidates, title: range) -> int:
    place = 0
    while place < len(candidates) and (place in title or is_around(candidates[place])):
        place += 1
    return place


def _tail_start(candidates: Candidates, notice: int) -> int:
    place = notice
    while place > 0 and is_around(candidates[place - 1]):
        place -= 1
    return place


def _stands_right(mark: Mark, place: int, head_end: int, tail_start: int) -> bool:
    if mark.through is not None:
        return False
    in_head, in_tail = place < head_end, place >= tail_start
    allowed = {"head": in_head, "tail": in_tail, "edge": in_head or in_tail, "text": not in_head}
    return mark.where is None or allowed[mark.where]


def _claim(
    line: Line,
    allowed: list[tuple[Mark, dict[str, str]]],
    lines: Sequence[Line],
    candidates: Candidates,
    place: int,
    genre: Genre,
) -> Claim:
    if allowed:
        mark, groups = allowed[0]
        kind = "heading" if _heads_a_text(mark, lines, candidates, place) else mark.kind
        return Claim(line=line, kind=kind, mark=mark, groups=groups)
    kind = "heading" if _is_short_heading(lines, candidates, place) else "paragraph"
    return Claim(line=line, kind=kind, groups={})


def _heads_a_text(mark: Mark, lines: Sequence[Line], candidates: Candidates, place: int) -> bool:
    """A short numbered line between two paragraphs is no item of a list: «1. مقدمة»."""
    if mark.style not in HEADING_STYLES or not 0 < place < len(lines) - 1:
        return False
    neighbours = [found.kind for beside in (place - 1, place + 1) for found, _ in candidates[beside]]
    below = lines[place + 1].text
    text = lines[place].text.strip()
    short = len(text) <= HEADING_LENGTH and not ends_sentence(text) and not is_dangling(text)
    return short and "item" not in neighbours and not candidates[place + 1] and ends_sentence(below)


def _is_short_heading(lines: Sequence[Line], candidates: Candidates, place: int) -> bool:
    """The last fallback: a short line without a full stop, with text of its own below it."""
    text = lines[place].text.strip()
    if len(text) > HEADING_LENGTH or len(text.split()) > HEADING_WORDS or place + 1 == len(lines):
        return False
    below = [mark.kind for mark, _ in candidates[place + 1]]
    if text.endswith(":") and ("item" in below or "footnote" in below):
        return False
    if not has_words(text) or is_dangling(text):
        return False
    return _asks(text) or not (ends_sentence(text.removesuffix(":").rstrip(".… ")) or _is_leading(text))


def _is_leading(text: str) -> bool:
    return text.endswith((".", "،", ":-", "؛", "؟", "!")) and not text.endswith(("..", "…"))


def _asks(text: str) -> bool:
    """A single question may be a heading: «كيف بدأت القصة؟»."""
    words = table("arabic/headings")["questions"]["words"]
    return text.endswith("؟") and text.split()[0] in words and not re.search(r"[.،؛؟!«“]", text[:-1])
