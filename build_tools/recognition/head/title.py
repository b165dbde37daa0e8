"""The title of a text: the lines at its head that more speaks for than for any others."""

import itertools
import re
from collections.abc import Sequence

from build_tools.arabic.sentences import is_dangling
from build_tools.arabic.text import folded_words
from build_tools.model import Line
from build_tools.recognition.head.cover import adjoins, has_words, may_be_title
from build_tools.recognition.head.places import Place
from build_tools.recognition.head.roles import PHRASES, SECTION, Said, role

TITLE_LINES = 5
ACT_LINES = 5  # as many, of the title of an act, which stand below its number
LONGEST_ACT = 400  # characters of it
GROUP_LINES = 3  # that stand together between blank lines, and may be one title
TITLE_WORDS_AGAIN = 3  # of a line that stands twice
NAME_WORDS = 4  # of a site
MENU_WORDS = 6
JOINING = ("و", "ل", "ب", "في", "من", "عن", "على", "إلى")  # what the words of a phrase begin with
TITLE_WORDS = 12
PAGE_LABELS = ("breadcrumb", "section_label", "menu_entry")

NEVER = -1_000.0
FIRST = 2.0  # what its place says for the title: nothing stands above it but what has a role
LONE = -1.5  # one word, and not on the first line
NAMES = -3.0  # many words with the article and none that joins them, as in the menu of a page
MARKED = 8.0  # as the title, by the format or by the words of its line
AGAIN = 3.0  # it stands below once more, on as many lines or fewer
LONG = -1.5  # more words than titles have
RETURNS = -1.0  # at the heads of pages
SITE_NAME = -4.0  # a few words above the labels of a page
RESTS = -2.5  # the line goes on with the one above
FOREIGN = -1.5  # no Arabic letter in it
FIGURES = -4.0  # more than half of it
LOOSE = -1.0  # what may be a byline below a title, above one
TOGETHER = 0.5  # the lines of a group that a blank line ends
SCATTERED = -3.0
LEADS_ON = 2.0  # the line above breaks off
NUMBERED_ABOVE = 1.0  # «قانون رقم 7», and its name below
ARABIC = re.compile("[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}]")


def choose_title(lines: Sequence[Line], places: Sequence[Place]) -> range:
    """Return the lines of the title: it starts where, with what stands above it, most speaks for it.

    Empty is the range where nothing does.
    """
    labels = last_label(places)
    best, title, above = 0.0, range(0), 0.0
    for start, one in enumerate(places):
        value = above + _as_title(one, first=start > labels) + AGAIN * _stands_again(places, start)
        if value > best and (end := _end(lines, places, start)):
            best, title = value, range(start, end)
        above += _above(one, site=start < labels)
        if above < NEVER / 2:
            break
    return title


def _stands_again(places: Sequence[Place], start: int) -> bool:
    """Tell whether the words of a line stand below again, on one line or two, or twice on the line itself."""
    words = folded_words(places[start].text)
    if len(words.split()) < TITLE_WORDS_AGAIN or places[start].around:
        return False
    below = [folded_words(one.text) for one in places[start + 1 :]]
    pairs = (f"{one} {other}" for one, other in itertools.pairwise(below))
    half = words[: len(words) // 2].strip()
    return words in below or words in pairs or words == f"{half} {half}"


def _end(lines: Sequence[Line], places: Sequence[Place], start: int) -> int | None:
    """The end of a title that starts there; None where it ends in a colon, and so leads to something else."""
    end = start + 1
    while end < len(places) and end - start < TITLE_LINES and _joined(lines, places, start, end) > 0:
        end += 1
    return None if places[end - 1].text.endswith(":") else end


def may_name(one: Place) -> bool:
    """Tell whether the form of a line is that of a title; an act's may be long."""
    long = (
        one.has("numbered_kind") and len(one.text) <= LONGEST_ACT and not one.text.endswith((".", "؛", "،"))
    )
    return long or may_be_title(one.text)


def last_label(places: Sequence[Place]) -> int:
    """Return the place of the last line with a label of a web page, a menu or a breadcrumb, or -1."""
    labels = (i for i, one in enumerate(places) if any(mark.name in PAGE_LABELS for mark, _ in one.found))
    return max(labels, default=-1)


def _as_title(one: Place, *, first: bool) -> float:
    """What speaks for a line as the first of the title."""
    if any(mark.kind == "title" for mark, _ in one.found):
        return FIRST + MARKED
    if not one.free or one.line.rows or not may_name(one):
        return NEVER
    words = len(one.text.split())
    value = FIRST + _by_words(one)
    value += RETURNS * one.returns + LOOSE * (bool(one.found) and not one.returns)
    value += SITE_NAME * (words <= NAME_WORDS and not first)
    value += LONG * (words > TITLE_WORDS and not one.has("numbered_kind"))
    value += LONE * (words == 1 and not one.first) + NAMES * _is_menu(one)
    value += RESTS * one.goes_on + FOREIGN * (not ARABIC.search(one.text))
    return value + FIGURES * (2 * sum(map(str.isdigit, one.text)) > sum(map(str.isalnum, one.text)))


def _is_menu(one: Place) -> bool:
    words = one.text.split()
    if any(word.startswith(JOINING) or word.endswith(":") for word in words):
        return False
    return len(words) >= MENU_WORDS and 5 * sum(word.startswith("ال") for word in words) >= 3 * len(words)


def _by_words(one: Place) -> float:
    """The strongest that the words say for the title and against it."""
    weights = [said.role.title for said in one.said if said.role.mark.kind != PHRASES]
    return max([0.0, *weights]) + min([0.0, *weights])


def _joined(lines: Sequence[Line], places: Sequence[Place], start: int, place: int) -> float:
    """What speaks for a line as one more of the title that starts above it."""
    above, one = places[place - 1], places[place]
    if one.found or above.found or one.line.rows or not may_name(one) or one.has(SECTION):
        return NEVER
    close = adjoins(lines, place)
    value = min([0.0, *(said.role.title for said in one.said)])
    value += max([0.0, *(_goes_on(said, close=close) for said in one.said)])
    value += LEADS_ON * (above.text.endswith(":") or is_dangling(above.text))
    act = places[start].has("numbered_kind")
    value += NUMBERED_ABOVE * (close and act)
    if close:
        return value + (
            TOGETHER if one.ended and one.group <= (ACT_LINES if act else GROUP_LINES) else SCATTERED
        )
    return value


def _goes_on(said: Said, *, close: bool) -> float:
    if said.role.mark.kind != PHRASES or (not close and said.role.mark.name != "goes_on"):
        return 0.0
    return said.role.title + (-SCATTERED if close else 0.0)


def _above(one: Place, *, site: bool) -> float:
    """What a line is worth above the title: it costs what speaks for itself.

    What stands above the labels of a page may be of the site.
    """
    if one.around:
        return 0.0
    if one.returns:
        return role("series").before or 0.0
    worth = [said.role.before for said in one.said if said.role.before is not None]
    if worth:
        return max(worth)
    if site and len(one.text.split()) <= NAME_WORDS:
        return 0.0
    if one.free and not has_words(one.text):
        return 0.0
    if not one.free or not may_name(one) or one.text.endswith(":"):
        return NEVER
    return -max(0.0, _as_title(one, first=True))
