"""Lines become claims: each line is recognised once, by the marks of its genre."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise

from build_tools.arabic.addresses import is_mostly_address
from build_tools.model import Fact, Line, Origin, Source
from build_tools.recognition.claims import Claim
from build_tools.recognition.cover import (
    Candidates,
    Found,
    adjoins,
    has_words,
    with_lines_above_title,
    with_publisher,
)
from build_tools.recognition.footnotes import settle_footnotes
from build_tools.recognition.furniture import spread_furniture
from build_tools.recognition.genre import Genre, Mark, all_genres, read_genre, running_head
from build_tools.recognition.marks import matches
from build_tools.recognition.parts import name_parts
from build_tools.recognition.printed_tables import join_tables
from build_tools.recognition.unwrapping import unwrap_lines
from build_tools.recognition.zones import find_zones, is_text, stands_right, with_page_names
from build_tools.sentences import ends_sentence, is_dangling, leads_in, opens_clause
from build_tools.tables import table

GUESS_LINES = 3
READ_LINES = 3_000  # not blank, that a genre is guessed from
RUNNING_HEADS = 2  # beside page numbers, and once more anywhere
HEADING_LENGTH = 100
HEADING_WORDS = 16
LONGER = 2  # times as long may be what stands between whole paragraphs above a numbered one
COMMA_WORDS = 10  # of a heading with a comma in it
LEADING_WORDS = 7  # of a heading that ends in a colon
SPEAKER_LENGTH = 80
DASHES = ("-", "–", "—")
INNER_STOP = re.compile(r"[^\W\d_]{2,}\s?[.؟!]\s+\S")
QUOTED = re.compile(r"[«“][^«»“”]*(?:[»”]\s*[.،]?)?$")  # all of a line, or from its head on
MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)")
NUMBERED = re.compile(r"^(?:\d{1,2}\s?[.)\-–—ـ]|\w{4,7}\s*[:：])\s*(?=\w+\s)")
HEADING_STYLES = ("number", "letter", "ordinal")  # of items that number headings as well
UNGUESSED = "web_article"


def choose_genre(source: Source) -> tuple[Genre, Fact]:
    """Return the genre of a source: the one an editor names, else the one its marks speak for most."""
    if source.editor.genre.value is not None:
        return read_genre(source.editor.genre.value), source.editor.genre
    scores = {genre.id: _score(source, genre) for genre in all_genres()}
    best = max(scores, key=lambda id: (scores[id], id == UNGUESSED))
    chosen = best if scores[best] else UNGUESSED
    return read_genre(chosen), Fact(value=chosen, origin=Origin.INFERRED)


def recognise(source: Source, genre: Genre) -> tuple[Claim, ...]:
    """Return a claim for every line that is not blank, in their order; a wrapped paragraph is one line."""
    marks = genre.marks_in(source.format)
    lines = join_tables([line for line in unwrap_lines(source, genre) if line.text.strip()], marks)
    candidates = _candidates(lines, marks, genre)
    zones = find_zones(lines, candidates, genre)
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


def _candidates(lines: Sequence[Line], marks: tuple[Mark, ...], genre: Genre) -> Candidates:
    """What each line may be: by its own words, and by the furniture around it."""
    own = [[] if line.rows else _matches(line.text, marks) for line in lines]
    found = _with_running_heads(lines, _in_order(own))
    found = with_lines_above_title(lines, with_publisher(lines, spread_furniture(lines, found)))
    return with_page_names(lines, found, genre) if genre.web_page else found


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


def _in_order(candidates: Candidates) -> Candidates:
    """A mark that counts in order alone needs a neighbour with the label before or after its own."""
    labels = [next((g["label"] for m, g in found if m.in_order), None) for found in candidates]
    known = table("arabic/numerals")["letters"]
    pairs = {pair for order in known.values() for pair in pairwise(order)}
    pairs |= {(after, before) for before, after in pairs}
    beside = zip([None, *labels], labels, [*labels[1:], None], strict=False)
    ordered = [
        own is not None and bool({(before, own), (own, after)} & pairs) for before, own, after in beside
    ]
    return [
        [(mark, groups) for mark, groups in found if not mark.in_order or ordered[place]]
        for place, found in enumerate(candidates)
    ]


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
    counts: Counter[str] = Counter()
    texts = (text for line in source.lines if (text := line.text.strip()))
    for text in islice(texts, READ_LINES):
        enough = {name for name, times in counts.items() if times >= GUESS_LINES}
        counts.update(mark.name for mark, _ in matches(text, marks, enough))
        counts.update(sign.name for sign in genre.signs if sign.pattern.fullmatch(text))
    return sum(min(counts[name], GUESS_LINES) * worth for name, worth in points.items())


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
        kind = "heading" if _heads_a_text(mark, lines, candidates, place) else mark.kind
        return Claim(line=line, kind=kind, mark=mark, groups=groups)
    if line.rows:
        return Claim(line=line, kind="table", groups={})
    is_reference = is_mostly_address(line.text) and not ends_sentence(line.text)
    if headless or last or is_reference:
        return Claim(line=line, kind="loose" if last and not is_reference else "caption", groups={})
    kind = "heading" if _is_short_heading(lines, candidates, place) else "paragraph"
    return Claim(line=line, kind=kind, groups={})


def _names_a_speaker(lines: Sequence[Line], candidates: Candidates, place: int) -> bool:
    """A short line close below a quotation says whose words they are."""
    text = lines[place].text.strip()
    quoted = place > 0 and any(mark.kind == "quotation" for mark, _ in candidates[place - 1])
    free = not candidates[place] or text.startswith(DASHES)
    return (
        quoted and free and adjoins(lines, place) and len(text) <= SPEAKER_LENGTH and not ends_sentence(text)
    )


def _heads_a_text(mark: Mark, lines: Sequence[Line], candidates: Candidates, place: int) -> bool:
    """A short numbered line between two paragraphs is no item of a list: «1. مقدمة».

    Above it may stand the heading of the whole, «أولا: …», and below it that of a part.
    """
    if mark.style not in HEADING_STYLES or not 0 < place < len(lines) - 1 or not _is_label(lines[place]):
        return False
    if any(groups.get("text", "").strip(" .…:") in _known_headings() for _, groups in candidates[place]):
        return True
    above, below = (_styles(candidates[beside]) for beside in (place - 1, place + 1))
    if above and (mark.style in above or not _is_label(lines[place - 1])):
        return False
    if not candidates[place + 1] and ends_sentence(lines[place + 1].text):
        return True
    if any(found.kind == "heading" for found, _ in candidates[place + 1]):
        return True
    if mark.style in below or place + 2 == len(lines) or (below and not below & {*HEADING_STYLES}):
        return False
    part = _is_label(lines[place + 1]) and not candidates[place + 2] and ends_sentence(lines[place + 2].text)
    return part or (bool(below) and _asks(lines[place].text))


def _known_headings() -> list[str]:
    known = table("arabic/headings")
    return [*known["recommendations"]["words"], *known["summary"]["words"]]


def _styles(found: Found) -> set[str]:
    return {mark.style for mark, _ in found if mark.kind == "item"}


def _is_label(line: Line) -> bool:
    """Tell whether a line is short and no sentence, as headings are."""
    text = line.text.strip()
    whole = ends_sentence(text) and not _asks(text)
    return len(text) <= HEADING_LENGTH and not whole and not is_dangling(text) and has_words(text)


def _is_short_heading(lines: Sequence[Line], candidates: Candidates, place: int) -> bool:
    """The last fallback: a short line without a full stop, with text of its own below it."""
    text = lines[place].text.strip()
    times = LONGER if _parts_paragraphs(lines, candidates, place) else 1
    if len(text) > times * HEADING_LENGTH or len(text.split()) > times * HEADING_WORDS:
        return False
    if place + 1 == len(lines) or _goes_on_above(lines, candidates, place):
        return False
    if text.endswith(":") and opens_clause(text):
        return False
    if text.endswith(":") and _leads_to(lines[place + 1], candidates[place + 1], text):
        return False
    if not has_words(text) or is_dangling(text) or _runs_on(text):
        return False
    return _asks(text) or not (ends_sentence(text.removesuffix(":").rstrip(".… ")) or _is_leading(text))


def _leads_to(below: Line, found: Found, text: str) -> bool:
    """Tell whether a line that ends in a colon leads to what is below it, and heads no text."""
    kinds = {mark.kind for mark, _ in found}
    return (
        bool(kinds & {"item", "quotation", "footnote"})
        or bool(below.rows)
        or bool(QUOTED.match(below.text.strip()))
        or leads_in(text)
        or len(text.split()) > LEADING_WORDS
    )


def _runs_on(text: str) -> bool:
    """Tell whether a line holds more than one sentence, or one of many words with a comma in it."""
    return bool(INNER_STOP.search(text)) or ("،" in text and len(text.split()) > COMMA_WORDS)


def _goes_on_above(lines: Sequence[Line], candidates: Candidates, place: int) -> bool:
    """Tell whether the line is the rest of a text that breaks off above it, in a comma or at a page."""
    above = next((i for i in range(place - 1, -1, -1) if not _is_furniture(candidates[i])), None)
    if above is None or candidates[above] or not is_dangling(lines[above].text):
        return False
    return above < place - 1 or lines[above].text.rstrip().endswith(("،", ","))


def _is_furniture(found: Found) -> bool:
    return any(mark.kind == "furniture" for mark, _ in found)


def _parts_paragraphs(lines: Sequence[Line], candidates: Candidates, place: int) -> bool:
    """Tell whether a line stands alone between the end of a sentence and a numbered paragraph."""
    if not 0 < place < len(lines) - 1 or adjoins(lines, place) or adjoins(lines, place + 1):
        return False
    above = ends_sentence(lines[place - 1].text) or any(m.kind == "heading" for m, _ in candidates[place - 1])
    return above and any(mark.kind == "paragraph" for mark, _ in candidates[place + 1])


def _is_leading(text: str) -> bool:
    return text.endswith((".", "،", ":-", "؛", "؟", "!")) and not text.endswith(("..", "…"))


def _asks(text: str) -> bool:
    """A single question may be a heading: «كيف بدأت القصة؟»."""
    words = table("arabic/headings")["questions"]["words"]
    text = NUMBERED.sub("", text.strip())
    return text.endswith("؟") and text.split()[0] in words and not re.search(r"[.،؛؟!«“]", text[:-1])
