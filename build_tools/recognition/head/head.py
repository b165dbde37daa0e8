"""The head of a text: its lines compete for the title and for roles above and below it, all of them together.

What a line's words say (`head_roles.py`), its place, its form, the lines beside it and whether it returns at
the heads of pages are added up (`head_title.py`); the reading of the whole head that gets most is taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from build_tools.arabic.text import folded_words
from build_tools.model import Line
from build_tools.recognition.head.cover import Candidates
from build_tools.recognition.head.page_names import with_page_names
from build_tools.recognition.head.places import Place, find_places, is_running_head
from build_tools.recognition.head.roles import SECTION, role
from build_tools.recognition.head.title import NAME_WORDS, choose_title, last_label
from build_tools.recognition.kinds.genre import Mark

COMMAS = ("،", ",")
Marked = tuple[Mark, dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The places of the title, empty where there is none; and the roles of other lines by their places."""

    title: range
    roles: dict[int, Marked] = field(default_factory=dict)


def read_head(lines: Sequence[Line], candidates: Candidates, *, web_page: bool) -> Head:
    """Return the title of a text, and the roles of the lines around it."""
    places = find_places(lines, candidates, web_page=web_page)
    title = choose_title(lines, places)
    return Head(title=title, roles=_roles(lines, places, title, web_page=web_page))


def with_head(lines: Sequence[Line], candidates: Candidates, head: Head, *, web_page: bool) -> Candidates:
    """Return the candidates; each line that has a role at the head bears the mark of it, and no other."""
    found = [[head.roles[place]] if place in head.roles else one for place, one in enumerate(candidates)]
    for place in head.title:
        if is_running_head(found[place]):
            found[place] = []  # the title is no furniture of its page
    return with_page_names(lines, found, head.title) if web_page else found


def _roles(
    lines: Sequence[Line], places: Sequence[Place], title: range, *, web_page: bool
) -> dict[int, Marked]:
    roles: dict[int, Marked] = {}
    labels = last_label(places) if web_page else -1
    words = [word for place in title for word in folded_words(places[place].text).split()]
    for place, one in enumerate(places):
        if place in title:
            if marked := _text_of_title(one, title):
                roles[place] = marked
        elif one.returns and one.found:
            continue  # it stays at the head of its page
        elif place < title.start:
            if found := _role_above(one, site=place < labels, web_page=web_page):
                roles[place] = found
        elif one.has(SECTION):
            break  # the text begins
        elif found := _role_below(places, place, title.stop, words):
            roles[place] = found
    return roles


def _text_of_title(one: Place, title: range) -> Marked | None:
    """A title in a sentence, or behind its label."""
    if len(title) > 1 or not one.free:
        return None
    said = (said for said in one.said if "text" in said.groups and said.role.mark.kind == "title")
    return next(((said.role.mark, dict(said.groups)) for said in said), None)


def _role_above(one: Place, *, site: bool, web_page: bool) -> Marked | None:
    """The role of a line above the title; a few words above the labels of a page are the site's."""
    if one.around or (site and len(one.text.split()) <= NAME_WORDS):
        return None
    if one.returns:
        return role("series").mark, {}
    said = max(
        (said for said in one.said if said.role.before is not None),
        key=lambda said: said.role.before or 0.0,
        default=None,
    )
    if said is not None:
        return said.role.mark, dict(said.groups)
    return None if web_page else (role("head_line").mark, {})


def _role_below(places: Sequence[Place], place: int, title_end: int, title: list[str]) -> Marked | None:
    """The role of a line below the title, whose words are `title`."""
    one = places[place]
    if one.around or any(mark.where not in ("under", "text") for mark, _ in one.found):
        return None
    if _is_rest(places, place, title_end):
        return role("title_rest").mark, {}
    for said in sorted(one.said, key=lambda said: -(said.role.after or 0.0)):
        if said.role.after is not None:
            return said.role.mark, dict(said.groups)
    if one.has("numbered_kind") or _says_title(one, title):
        return role("head_line").mark, {}
    if one.has("organ") and (one.text.endswith(COMMAS) or _leads_to_enactment(places, place)):
        return role("organ_below").mark, {}
    return None


def _is_rest(places: Sequence[Place], place: int, title_end: int) -> bool:
    """Tell whether a line says what an act is about, and only its date stands between the two."""
    between = places[title_end:place]
    act = title_end > 0 and places[title_end - 1].has("numbered_kind")
    return (
        act and bool(between) and all(one.has("issued") for one in between) and places[place].has("goes_on")
    )


def _leads_to_enactment(places: Sequence[Place], place: int) -> bool:
    """Tell whether an organ stands beside a formula or the words with which it decides."""
    beside = [*places[max(place - 1, 0) : place], *places[place + 1 : place + 2]]
    return any(one.has("formula") or one.has("enactment") or one.has("recital") for one in beside)


def _says_title(one: Place, title: list[str]) -> bool:
    """Tell whether a line begins with all the words of the title."""
    return bool(title) and len(title) > 1 and folded_words(one.text).split()[: len(title)] == title
