"""Lines become claims: each line is recognised once, by the marks of its genre."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from build_tools.arabic.addresses import is_mostly_address
from build_tools.model import Fact, Line, Origin, Source
from build_tools.recognition.claims import Claim
from build_tools.recognition.cover import Candidates, Found, adjoins, with_lines_above_title, with_publisher
from build_tools.recognition.footnotes import settle_footnotes
from build_tools.recognition.furniture import spread_furniture
from build_tools.recognition.genre import Genre, Mark, all_genres, read_genre
from build_tools.recognition.headings import is_short_heading
from build_tools.recognition.known import (
    heads_nothing,
    is_fixed,
    known_marks,
    with_known_title,
    without_guessed_title,
)
from build_tools.recognition.layout import whole_lines
from build_tools.recognition.marks import matches
from build_tools.recognition.numbered_paragraphs import with_numbered_paragraphs
from build_tools.recognition.outline import with_outline
from build_tools.recognition.page_furniture import find_page_furniture
from build_tools.recognition.parts import name_parts
from build_tools.recognition.unmarked_lists import with_unmarked_lists
from build_tools.recognition.zones import find_zones, is_text, stands_right, with_page_names
from build_tools.sentences import ends_sentence

GUESS_LINES = 3
READ_LINES = 3_000  # not blank, that a genre is guessed from
SPEAKER_LENGTH = 80
DASHES = ("-", "–", "—")
MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)")
UNGUESSED = "web_article"
OUTLINE = (
    "page_number",
    "ordinal_heading",
    "letter_heading",
    "numbered_paragraph",
    "letter_item",
    "dotted_letter",
    "ordinal_item",
    "ordinal_colon",
    "ordinal_part",
    "decimal_heading",
    "numbered_item",
    "part_heading",
    "chapter_heading",
    "article_heading",
)


def choose_genre(source: Source) -> tuple[Genre, Fact]:
    """Return the genre of a source: the one an editor or the file names, else what its marks speak for."""
    for named in (source.editor.genre, source.stated.genre):
        if named.value is not None:
            return read_genre(named.value), named
    scores = {genre.id: _score(source, genre) for genre in all_genres()}
    best = max(scores, key=lambda id: (scores[id], id == UNGUESSED))
    chosen = best if scores[best] else UNGUESSED
    return read_genre(chosen), Fact(value=chosen, origin=Origin.INFERRED)


def recognise(source: Source, genre: Genre) -> tuple[Claim, ...]:
    """Return a claim for every line that is not blank, in their order; a wrapped paragraph is one line."""
    marks = tuple(mark for mark in genre.marks if mark.name not in OUTLINE)
    pages = {} if source.structure else find_page_furniture(source.lines)
    lines = whole_lines(source, marks, pages)
    candidates = with_known_title(lines, _candidates(lines, marks, genre, pages), source)
    zones = without_guessed_title(find_zones(lines, candidates, genre), candidates, source)
    last_text = _last_text(lines, candidates) if genre.web_page else len(lines)
    claims: list[Claim] = []
    for place, line in enumerate(lines):
        if place in zones.title:
            mark, groups = next(iter(candidates[place]), (None, {}))
            title = mark if mark is not None and mark.kind == "title" else None
            claims.append(Claim(line=line, kind="title", mark=title, groups=groups if title else {}))
        else:
            allowed = [c for c in candidates[place] if stands_right(c[0], place, zones, candidates)]
            headless = zones.title.stop <= place < zones.head_end
            claims.append(
                _claim(line, allowed, lines, candidates, place, headless=headless, last=place > last_text)
            )
    return name_parts(settle_footnotes(claims, genre))


def _candidates(
    lines: Sequence[Line], marks: tuple[Mark, ...], genre: Genre, pages: Mapping[int, Mark]
) -> Candidates:
    """What each line may be: by its own words, by the furniture around it, and by the outline of the text."""
    found: Candidates = [_own(line, marks, pages) for line in lines]
    found = with_lines_above_title(lines, with_publisher(lines, spread_furniture(lines, found)))
    found = with_page_names(lines, found, genre) if genre.web_page else found
    found = with_unmarked_lists(lines, with_outline(lines, found, genre))
    return with_numbered_paragraphs(lines, found)


def _own(line: Line, marks: tuple[Mark, ...], pages: Mapping[int, Mark]) -> Found:
    """What a line may be by itself: by its format, by the pages, by its words."""
    if (known := known_marks(line, marks)) is not None:
        return known
    if line.number in pages:
        return [(pages[line.number], {})]
    return [] if line.rows else _matches(line.text, marks)


def _matches(text: str, marks: tuple[Mark, ...]) -> list[tuple[Mark, dict[str, str]]]:
    """The marks of a line; the menus of a page may be links of Markdown, «[أخبار](https://…)»."""
    found = matches(text, marks)
    if found or "](" not in text:
        return found
    around = tuple(mark for mark in marks if mark.folded and mark.kind in ("front", "furniture"))
    return matches(MARKDOWN_LINK.sub(r"\1", text), around)


def _last_text(lines: Sequence[Line], candidates: Candidates) -> int:
    """The place of the last sentence, or the number of lines."""
    for place in range(len(lines) - 1, -1, -1):
        stopped = not candidates[place] and ends_sentence(lines[place].text)
        if stopped or is_text(lines[place], candidates[place]):
            return place
    return len(lines)


def _score(source: Source, genre: Genre) -> int:
    """What the lines of each mark are worth; a mark that was found often enough is looked for no more.

    A numbered line that a colon leads to, and those below it, are items of a list: they speak for nothing.
    """
    points = dict(genre.guess) | {sign.name: sign.points for sign in genre.signs}
    marks = tuple(mark for mark in genre.marks if mark.name in genre.guess)
    counts: Counter[str] = Counter()
    texts = (text for line in source.told if _speaks(line) and (text := line.text.strip()))
    led = False
    for text in islice(texts, READ_LINES):
        enough = {name for name, times in counts.items() if times >= GUESS_LINES}
        found = [mark for mark, _ in matches(text, marks, enough)]
        counts.update(mark.name for mark in found if not (led and mark.kind == "paragraph"))
        led = text.endswith(":") or (led and any(mark.kind == "paragraph" for mark in found))
        counts.update(sign.name for sign in genre.signs if sign.pattern.fullmatch(text))
    return sum(min(counts[name], GUESS_LINES) * worth for name, worth in points.items())


def _speaks(line: Line) -> bool:
    """Tell whether the words of a line may tell the kind of a text."""
    return not is_fixed(line) or (line.known is not None and line.known.role == "heading")


def _claim(
    line: Line,
    allowed: list[tuple[Mark, dict[str, str]]],
    lines: Sequence[Line],
    candidates: Candidates,
    place: int,
    *,
    headless: bool,
    last: bool,
) -> Claim:
    """The claim of a mark, or else of a fallback.

    A line between the title and its dates is `headless`, and the `last` ones stand below all text:
    they head nothing; neither does an address.
    """
    if _names_a_speaker(lines, candidates, place):
        return Claim(line=line, kind="caption", groups={})
    if allowed:
        mark, groups = allowed[0]
        return Claim(line=line, kind=mark.kind, mark=mark, groups=groups)
    if line.rows:
        return Claim(line=line, kind="table", groups={})
    is_reference = is_mostly_address(line.text) and not ends_sentence(line.text)
    if headless or last or is_reference:
        return Claim(line=line, kind="loose" if last and not is_reference else "caption", groups={})
    is_heading = not heads_nothing(line) and is_short_heading(lines, candidates, place)
    kind = "heading" if is_heading else "paragraph"
    return Claim(line=line, kind=kind, groups={})


def _names_a_speaker(lines: Sequence[Line], candidates: Candidates, place: int) -> bool:
    """A short line close below a quotation says whose words they are."""
    text = lines[place].text.strip()
    quoted = place > 0 and any(mark.kind == "quotation" for mark, _ in candidates[place - 1])
    free = not candidates[place] or text.startswith(DASHES)
    return (
        quoted and free and adjoins(lines, place) and len(text) <= SPEAKER_LENGTH and not ends_sentence(text)
    )
