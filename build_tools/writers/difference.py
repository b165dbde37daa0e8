"""What differs between a received text and the published one, marked in both."""

import re
from collections.abc import Sequence
from html import escape

from build_tools.arabic.invisible import find_hidden, holds_hidden
from build_tools.differences import stretches
from build_tools.writers import markdown
from build_tools.writers.dense import words_as_html
from build_tools.writers.runs import is_mostly_latin

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_CONTEXT = 16
_CUT = " … "
_SPACES = {" ": "\N{OPEN BOX}", "\N{NO-BREAK SPACE}": "\N{SHOULDERED OPEN BOX}"}


def marked_difference(received: str, published: str) -> tuple[str, str]:
    """Return both texts as HTML: what was taken out of the first, what was put into the second.

    A space that came or went is shown by a sign; what is the same is shown near a difference only.

    >>> marked_difference("الدول لعربية", "الدول العربية")
    ('الدول <del>لعربية</del>', 'الدول <ins>العربية</ins>')
    """
    old, new = (_TOKEN.findall(text.strip()) for text in (received, published))
    pieces = list(stretches(old, new))
    left, right = [], []
    for number, piece in enumerate(pieces):
        if piece.same:
            shown = _shortened(piece.old, first=number == 0, last=number == len(pieces) - 1)
            left.append(shown)
            right.append(shown)
        else:
            left.append(_changed(piece.old, "del"))
            right.append(_changed(piece.new, "ins"))
    return "".join(left).strip(), "".join(right).strip()


def as_received(text: str) -> str:
    """Return received text as HTML, its invisible characters named and its no-break spaces shown.

    >>> as_received("أ\\N{RIGHT-TO-LEFT OVERRIDE}ب")
    'أ⟨<bdi dir="ltr">U+202E</bdi>⟩ب'
    >>> as_received("أ\\N{HANGUL FILLER}ب")
    'أ⟨<bdi dir="ltr">U+3164</bdi>⟩ب'
    >>> as_received("Policy (17), Geneva 2018.")
    '<span lang="en" dir="ltr">Policy (17), Geneva 2018.</span>'
    """
    visible = _visible(text)
    if is_mostly_latin(text):
        content = escape(markdown.flatten(visible), quote=False).strip()
        return markdown.tag("span", content, lang="en", dir="ltr")
    return words_as_html(visible).strip()


def _shortened(tokens: Sequence[str], *, first: bool, last: bool) -> str:
    """What is the same, near the differences beside it."""
    kept = [_visible("".join(tokens))]
    if len(tokens) > 2 * _CONTEXT:
        kept = ["" if first else "".join(tokens[:_CONTEXT]), "" if last else "".join(tokens[-_CONTEXT:])]
    return words_as_html(_CUT.join(map(_visible, kept)))


def _changed(tokens: Sequence[str], tag: str) -> str:
    text = "".join(tokens)
    if not text:
        return ""
    if text.isspace():
        return markdown.tag(tag, "".join(_SPACES.get(char, _SPACES[" "]) for char in text))
    return markdown.tag(tag, words_as_html(_visible(text)))


def _visible(text: str) -> str:
    """A character that cannot be seen and says nothing as its number; a space of any kind stays a space."""
    text = text.replace("\N{NO-BREAK SPACE}", _SPACES["\N{NO-BREAK SPACE}"])
    if not holds_hidden(text):
        return text
    hidden = set(find_hidden(text))
    return "".join(
        f"⟨U+{ord(char):04X}⟩" if (place in hidden or not char.isprintable()) and not char.isspace() else char
        for place, char in enumerate(text)
    )
