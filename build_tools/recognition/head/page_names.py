"""What a web page prints around a title: the name of its site above, and the title again."""

from collections.abc import Sequence

from build_tools.arabic.text import folded_words
from build_tools.model import Line
from build_tools.recognition.head.cover import Candidates, Found, has_words
from build_tools.recognition.head.zones import HEAD_PLACES, text_start, title_text
from build_tools.recognition.kinds.genre import web_mark


def with_page_names(lines: Sequence[Line], candidates: Candidates, title: range) -> Candidates:
    """Mark what stands above the title, a site or its menus, and the title where a page prints it again."""
    found = list(candidates)
    above = [place for place in range(title.start) if _is_free(found[place]) and has_words(lines[place].text)]
    for place in above:
        found[place] = [(web_mark("page_clutter"), {})]
    if len(above) == 1:
        found[above[0]] = [(web_mark("site_name"), {"holder": lines[above[0]].text.strip()})]
    if title:
        words = folded_words(title_text(lines, found, title))
        for place in range(text_start(lines, found)):
            if place not in title and not found[place] and folded_words(lines[place].text) == words:
                found[place] = [(web_mark("repeated_title"), {})]
    return found


def _is_free(found: Found) -> bool:
    return all(mark.where not in HEAD_PLACES for mark, _ in found)
