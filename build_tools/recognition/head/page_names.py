"""What a web page prints around a title: the name of its site above, and the title again."""

from collections.abc import Sequence

from build_tools.arabic.text import folded_words
from build_tools.model import Line
from build_tools.recognition.head.cover import Candidates, Found, has_words
from build_tools.recognition.head.zones import HEAD_PLACES, text_start, title_text
from build_tools.recognition.kinds.genre import web_mark

NAME_WORDS = 5  # of a site


def with_page_names(lines: Sequence[Line], candidates: Candidates, title: range) -> Candidates:
    """Mark what stands above the title, a site or its menus, and the title where a page prints it again.

    Several short lines are menus where other things of a web page stand among them.
    """
    found = list(candidates)
    above = [place for place in range(title.start) if _is_free(found[place]) and _may_name(lines[place])]
    marked = any(mark.kind == "furniture" for marks in found[: title.stop] for mark, _ in marks)
    for place in above if marked else ():
        found[place] = [(web_mark("page_clutter"), {})]
    if len(above) == 1:
        found[above[0]] = [(web_mark("site_name"), {"holder": lines[above[0]].text.strip()})]
    if title:
        words = folded_words(title_text(lines, found, title))
        for place in range(text_start(lines, found)):
            if place not in title and not found[place] and folded_words(lines[place].text) == words:
                found[place] = [(web_mark("repeated_title"), {})]
    return found


def _may_name(line: Line) -> bool:
    """Tell whether a line is as short as the name of a site or of a part of it."""
    return has_words(line.text) and len(line.text.split()) <= NAME_WORDS and ":" not in line.text


def _is_free(found: Found) -> bool:
    return all(mark.where not in HEAD_PLACES for mark, _ in found)
