"""The title of a text: the lines at its head that more speaks for than for any others."""

from collections.abc import Sequence

from build_tools.model import Line
from build_tools.recognition.cover import adjoins, may_be_title
from build_tools.recognition.head_places import Place
from build_tools.recognition.head_roles import PHRASES, SECTION, Said, role
from build_tools.sentences import is_dangling

TITLE_LINES = 4
GROUP_LINES = 3  # that stand together between blank lines, and may be one title
NAME_WORDS = 4  # of a site
PAGE_LABELS = ("breadcrumb", "section_label", "menu_entry")

NEVER = -1_000.0
FIRST = 2.0  # what its place says for the title: nothing stands above it but what has a role
UNKNOWN = -2.0  # a line above the title that nothing is known of
MARKED = 8.0  # as the title, by the format or by the words of its line
RETURNS = -1.5  # at the heads of pages
SITE_NAME = -4.0  # a few words above the labels of a page
FIGURES = -4.0  # more than half of it
LOOSE = -1.0  # what may be a byline below a title, above one
TOGETHER = 0.5  # the lines of a group that a blank line ends
SCATTERED = -3.0
LEADS_ON = 2.0  # the line above breaks off
NUMBERED_ABOVE = 1.0  # «قانون رقم 7», and its name below


def choose_title(lines: Sequence[Line], places: Sequence[Place]) -> range:
    """Return the range of the lines that, with what stands above them, get most; empty if none get any."""
    labels = last_label(places)
    best, title, above = 0.0, range(0), 0.0
    for start, one in enumerate(places):
        value = above + _as_title(one, first=start > labels)
        end = start + 1
        while value > NEVER / 2:
            whole = value + _ended(places, end)
            if whole > best:
                best, title = whole, range(start, end)
            if end == len(places) or end - start == TITLE_LINES:
                break
            value += _joined(lines, places, end)
            end += 1
        above += _above(one, site=start < labels)
        if above < NEVER / 2:
            break
    return title


def last_label(places: Sequence[Place]) -> int:
    """Return the place of the last line with a label of a web page, a menu or a breadcrumb, or -1."""
    labels = (i for i, one in enumerate(places) if any(mark.name in PAGE_LABELS for mark, _ in one.found))
    return max(labels, default=-1)


def _as_title(one: Place, *, first: bool) -> float:
    """What speaks for a line as the first of the title."""
    if any(mark.kind == "title" for mark, _ in one.found):
        return FIRST + MARKED
    if not one.free or one.line.rows or not may_be_title(one.text):
        return NEVER
    words = len(one.text.split())
    value = FIRST + _by_words(one)
    value += RETURNS * one.returns + LOOSE * bool(one.found)
    value += SITE_NAME * (words <= NAME_WORDS and not first)
    return value + FIGURES * (2 * sum(map(str.isdigit, one.text)) > sum(map(str.isalnum, one.text)))


def _by_words(one: Place) -> float:
    """The strongest that the words say for the title and against it."""
    weights = [said.role.title for said in one.said if said.role.mark.kind != PHRASES]
    return max([0.0, *weights]) + min([0.0, *weights])


def _joined(lines: Sequence[Line], places: Sequence[Place], place: int) -> float:
    """What speaks for a line as one more of the title that goes on above it."""
    above, one = places[place - 1], places[place]
    if one.found or above.found or one.line.rows or not may_be_title(one.text) or one.has(SECTION):
        return NEVER
    close = adjoins(lines, place)
    value = min([0.0, *(said.role.title for said in one.said)])
    value += max([0.0, *(_goes_on(said, close=close) for said in one.said)])
    value += LEADS_ON * (above.text.endswith(":") or is_dangling(above.text))
    value += NUMBERED_ABOVE * (close and above.has("numbered_kind"))
    if close:
        return value + (TOGETHER if one.ended and one.group <= GROUP_LINES else SCATTERED)
    return value if value > 0 else NEVER


def _goes_on(said: Said, *, close: bool) -> float:
    if said.role.mark.kind != PHRASES or (not close and said.role.mark.name != "goes_on"):
        return 0.0
    return said.role.title + (-SCATTERED if close else 0.0)


def _ended(places: Sequence[Place], end: int) -> float:
    """A title ends in no colon, and does not break off: its next line would be part of it."""
    return NEVER if places[end - 1].text.endswith(":") else 0.0


def _above(one: Place, *, site: bool) -> float:
    """What a line is worth above the title; what stands above the labels of a page may be of the site."""
    if one.around:
        return 0.0
    if one.returns:
        return role("series").before or 0.0
    worth = [said.role.before for said in one.said if said.role.before is not None]
    if worth:
        return max(worth)
    if site and len(one.text.split()) <= NAME_WORDS:
        return 0.0
    return UNKNOWN if one.free and may_be_title(one.text) and not one.text.endswith(":") else NEVER
