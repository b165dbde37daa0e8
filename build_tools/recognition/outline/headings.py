"""Which lines are headings by their place and form: short lines, and numbered ones like items of a list."""

import re
from collections.abc import Sequence

from build_tools.arabic.sentences import ends_sentence, is_dangling, leads_in, opens_clause
from build_tools.ground.tables import table
from build_tools.model import Line
from build_tools.recognition.head.cover import Candidates, Found, adjoins, has_words

HEADING_LENGTH = 100
HEADING_WORDS = 16
LONGER = 2  # times as long may be what stands between whole paragraphs above a numbered one
COMMA_WORDS = 10  # of a heading with a comma in it
NAME_WORDS = 2
LEADING_WORDS = 7  # of a heading that ends in a colon
ITEM_ENDS = ("؛", ";")  # the line below ends what it is in
INNER_STOP = re.compile(r"[^\W\d_]{2,}\s?[.؟!]\s+\S")
QUOTED = re.compile(r"[«“][^«»“”]*(?:[»”]\s*[.،]?)?$")  # all of a line, or from its head on
NUMBERED = re.compile(r"^(?:\d{1,2}\s?[.)\-–—ـ]|\w{4,7}\s*[:：])\s*(?=\w+\s)")
HEADING_STYLES = ("number", "letter", "ordinal")  # of items that number headings as well


def is_label(line: Line) -> bool:
    """Tell whether a line is short and no sentence, as headings are."""
    text = line.text.strip()
    whole = ends_sentence(text) and not _asks(text)
    return len(text) <= HEADING_LENGTH and not whole and not is_dangling(text) and has_words(text)


def is_figure(line: Line) -> bool:
    """Tell whether a line is a figure and nothing else, as a cell is that stands below its name."""
    return not line.rows and _is_mostly_figures(line.text)


def names_figure(lines: Sequence[Line], candidates: Candidates, place: int) -> bool:
    """Tell whether a short line stands above a figure, as the name in a table of one cell a line does."""
    below = place + 1
    return (
        len(lines[place].text) <= HEADING_LENGTH
        and below < len(lines)
        and is_figure(lines[below])
        and not candidates[below]
    )


def is_short_heading(lines: Sequence[Line], candidates: Candidates, place: int) -> bool:
    """The last fallback: a short line without a full stop, with text of its own below it."""
    text = lines[place].text.strip()
    times = LONGER if _parts_paragraphs(lines, candidates, place) else 1
    if len(text) > times * HEADING_LENGTH or len(text.split()) > times * HEADING_WORDS:
        return False
    if place + 1 == len(lines) or _goes_on_above(lines, candidates, place):
        return False
    if text.endswith(":") and opens_clause(text):
        return False
    if names_figure(lines, candidates, place):
        return False
    if "\t" in text or _is_mostly_figures(text):
        return False
    if text.endswith(":") and not _names(text) and _leads_to(lines[place + 1], candidates[place + 1], text):
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


def _names(text: str) -> bool:
    """Tell whether a few words with the article name what is below: «القرارات:»."""
    return len(text.split()) <= NAME_WORDS and text.startswith("ال") and not leads_in(text)


def _is_mostly_figures(text: str) -> bool:
    return 3 * sum(map(str.isdigit, text)) > 2 * sum(map(str.isalnum, text))


def _runs_on(text: str) -> bool:
    """Tell whether a line holds more than one sentence, or one of many words with a comma in it."""
    return bool(INNER_STOP.search(text)) or ("،" in text and len(text.split()) > COMMA_WORDS)


def _goes_on_above(lines: Sequence[Line], candidates: Candidates, place: int) -> bool:
    """Tell whether the line is the rest of a text that breaks off above it, in a comma or at a page."""
    above = next((i for i in range(place - 1, -1, -1) if not _is_furniture(candidates[i])), None)
    if above == place - 1 and adjoins(lines, place) and lines[above].text.rstrip().endswith(ITEM_ENDS):
        return True
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
    words = table("arabic/printed/headings")["questions"]["words"]
    text = NUMBERED.sub("", text.strip())
    return text.endswith("؟") and text.split()[0] in words and not re.search(r"[.،؛؟!«“]", text[:-1])
