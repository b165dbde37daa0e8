"""Numbered lines that are no items of a list: their numbers run on through the headings of the text."""

from collections.abc import Mapping, Sequence

from build_tools.arabic.numerals import ascii_digits
from build_tools.arabic.sentences import ends_sentence
from build_tools.ground.tables import table
from build_tools.model import Line
from build_tools.recognition.head.cover import Candidates, Found
from build_tools.recognition.kinds.genre import unprinted_mark
from build_tools.recognition.outline.headings import is_label, is_short_heading

ITEM, PARAGRAPH = "numbered_item", "numbered_paragraph"
APART = ("recommendations_heading", "notes_heading", "annex_heading")  # what is below may begin anew
FEWEST = 4  # numbered lines
HEADED = 2  # of them, that stand right below a heading
MOST = 0.5  # of the numbers must be there, and more than so many paragraphs of the text be numbered
SENTENCES = 0.75  # of the numbered lines are whole

Numbered = Mapping[int, dict[str, str]]  # the groups of a mark, by the place of the line


def with_numbered_paragraphs(lines: Sequence[Line], candidates: Candidates) -> Candidates:
    """Return the candidates; numbers that run on through the headings of a text are those of paragraphs.

    Numbers that begin anew are those of lists, wherever they stand, and so are all the others then. Only
    below recommendations, notes and annexes a list may stand beside numbered paragraphs.
    """
    numbered = _numbered(lines, candidates)
    if len(numbered) < FEWEST:
        return candidates
    mark = unprinted_mark(PARAGRAPH, "paragraph")
    changed = [
        [(mark, numbered[place])] if place in numbered else found for place, found in enumerate(candidates)
    ]
    return changed if _run_on(lines, changed, numbered) else candidates


def _numbered(lines: Sequence[Line], candidates: Candidates) -> Numbered:
    """The numbered lines of the text, in order; none where their numbers begin anew."""
    numbered: dict[int, dict[str, str]] = {}
    last = 0
    apart = False
    for place, found in enumerate(candidates):
        apart = apart or _stands_apart(lines[place], found)
        groups = _groups(found)
        if groups is None:
            continue
        number = int(ascii_digits(groups["number"]))
        if number <= last or (apart and not last):
            return numbered if apart else {}
        numbered[place] = groups
        last = number
    return numbered


def _groups(found: Found) -> dict[str, str] | None:
    return next((groups for mark, groups in found if mark.name == ITEM), None)


def _stands_apart(line: Line, found: Found) -> bool:
    names = table("arabic/printed/headings")["recommendations"]["words"]
    told = is_label(line) and any(word.strip(":.…") in names for word in line.text.split())
    return told or any(mark.name in APART for mark, _ in found)


def _run_on(lines: Sequence[Line], candidates: Candidates, numbered: Numbered) -> bool:
    """Tell whether most of a text is numbered, in whole sentences, and headings part what is."""
    numbers = [int(ascii_digits(groups["number"])) for groups in numbered.values()]
    whole = sum(ends_sentence(lines[place].text) for place in numbered)
    headed = sum(_is_heading(lines, candidates, place - 1) for place in numbered if place)
    between = range(min(numbered), max(numbered))
    others = sum(not candidates[place] and ends_sentence(lines[place].text) for place in between)
    return (
        headed >= HEADED
        and whole >= SENTENCES * len(numbered)
        and len(numbered) > MOST * (len(numbered) + others)
        and len(numbered) >= MOST * (numbers[-1] - numbers[0] + 1)
    )


def _is_heading(lines: Sequence[Line], candidates: Candidates, place: int) -> bool:
    found = candidates[place]
    if not found:
        return not lines[place].rows and is_short_heading(lines, candidates, place)
    return found[0][0].kind == "heading"
