"""Menus and buttons of a web page that stand as a list: below a word of the page, «القائمة» or «شارك»."""

from collections.abc import Sequence

from build_tools.recognition.head.cover import Candidates, Found
from build_tools.recognition.kinds.genre import web_mark
from build_tools.recognition.kinds.marks import matches

OPENERS = ("menu_entry", "share_row", "network_row")
ENTRIES = ("menu_entry", "section_label", "network_row", "share_row")
ENTRY_WORDS = 4
LEAST = 0.5  # of the items are words that pages have in their menus


def with_menus(candidates: Candidates) -> Candidates:
    """Return the candidates; a list of short items below a word of the page is of the page too."""
    found = list(candidates)
    place = 1
    while place < len(found):
        end = place
        while end < len(found) and _is_short_item(found[end]):
            end += 1
        opener = next((pair for pair in found[place - 1] if pair[0].name in OPENERS), None)
        if opener and end > place and _is_menu(found[place:end]):
            found[place:end] = [[(opener[0], {})]] * (end - place)
        place = max(end, place) + 1
    return found


def _is_short_item(found: Found) -> bool:
    text = found[0][1].get("text", "") if len(found) == 1 and found[0][0].kind == "item" else ""
    return 0 < len(text.split()) <= ENTRY_WORDS and not text.endswith((".", "؛", "،", ":"))


def _is_menu(items: Sequence[Found]) -> bool:
    marks = tuple(map(web_mark, ENTRIES))
    known = sum(bool(matches(found[0][1]["text"], marks)) for found in items)
    return known >= LEAST * len(items)
