"""Arabic text made comparable: letters folded, harakat and tatweel left out, places kept."""

import re
from functools import cache

from build_tools.ground.tables import table

LAST_SPACE = "\N{IDEOGRAPHIC SPACE}"  # of Unicode
FIRST, LAST = "\N{ARABIC LETTER HAMZA}", "\N{ARABIC LETTER YEH}"


def fold(text: str) -> str:
    """Return `text` with letters that count as one written alike; its length stays the same.

    >>> fold("إلى مسؤولة آسيا")
    'الي مسووله اسيا'
    >>> fold("CEN-SAD ٢٠١٧")
    'cen-sad 2017'
    """
    return fold_letters(text).lower()


def fold_letters(text: str) -> str:
    """Return `text` folded like `fold`, Latin capitals kept: for patterns, where «\\S» is not «\\s».

    >>> fold_letters("[أ-ي] A/75/982")
    '[ا-ي] A/75/982'
    """
    for received, folded in _letters() if _others().search(text) else _arabic():
        text = text.replace(received, folded)
    return text


def folded_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return `text` folded, without harakat and tatweel, each run of white space as one space; and offsets.

    `offsets[i]` is the place in `text` of the character `i` of the result. One more offset closes the
    list, so that a stretch `start:end` of the result is `offsets[start]:offsets[end]` of `text`.

    >>> folded, offsets = folded_with_offsets("البَعثـة  الأولى")
    >>> folded
    'البعثه الاولي'
    >>> offsets[7], offsets[8]
    (10, 11)
    """
    folded = fold(text)
    if _is_plain(folded):
        return folded, list(range(len(text) + 1))
    parts: list[str] = []
    offsets: list[int] = []
    position = 0
    for skipped in _skipped().finditer(folded):
        parts.append(folded[position : skipped.start()])
        offsets.extend(range(position, skipped.start()))
        if space := _SPACE.search(folded, *skipped.span()):
            parts.append(" ")
            offsets.append(space.start())
        position = skipped.end()
    parts.append(folded[position:])
    offsets.extend(range(position, len(text) + 1))
    return "".join(parts), offsets


def folded_words(text: str) -> str:
    """Return `text` as its words are compared: folded, without harakat, single spaces, none at the ends.

    >>> folded_words(" قِطاعُ  الأمن ")
    'قطاع الامن'
    """
    return folded_text(text).strip()


def folded_text(text: str) -> str:
    """Return `text` as `folded_with_offsets` folds it, alone: several times as fast.

    >>> folded_text("البَعثـة  الأولى")
    'البعثه الاولي'
    """
    folded = fold(text)
    if _is_plain(folded):
        return folded
    return _skipped().sub(lambda skipped: " " if _SPACE.search(skipped[0]) else "", folded)


_SPACE = re.compile(r"\s")


@cache
def _arabic() -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in _letters() if FIRST <= pair[0] <= LAST)


@cache
def _others() -> re.Pattern[str]:
    """The letters, digits and spaces that are not of the Arabic language: most texts are without."""
    return re.compile(
        "|".join(re.escape(received) for received, _ in _letters() if not FIRST <= received <= LAST)
    )


@cache
def _letters() -> tuple[tuple[str, str], ...]:
    rows = table("arabic/language/folding")["fold"]
    return tuple(pair for row in rows for pair in zip(row["from"], row["to"], strict=True))


def _is_plain(text: str) -> bool:
    """Tell whether nothing in the text is skipped, as in most: its words stand between single spaces."""
    return "  " not in text and not _odd().search(text)


@cache
def _odd() -> re.Pattern[str]:
    """What is skipped, but for spaces side by side; a class of them is several times as fast as `[^\\S ]`."""
    spaces = "".join(char for char in map(chr, range(ord(LAST_SPACE) + 1)) if char.isspace() and char != " ")
    return re.compile(f"[{_dropped_ranges()}{spaces}]")


@cache
def _skipped() -> re.Pattern[str]:
    dropped = _dropped_ranges()
    return re.compile(rf"[{dropped}\s]{{2,}}|[{dropped}]|[^\S ]")


def _dropped_ranges() -> str:
    return "".join(table("arabic/language/folding")["dropped"]["ranges"])
