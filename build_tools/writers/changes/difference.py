"""What differs between a received text and the published one, marked in both."""

import re
from collections.abc import Sequence
from typing import Literal

from build_tools.ground.differences import stretches
from build_tools.ground.invisible import find_hidden, holds_hidden
from build_tools.model import nodes
from build_tools.writers.text.prose import english, words
from build_tools.writers.text.runs import is_mostly_latin

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_CONTEXT = 16
_CUT = " … "
_SPACES = {" ": "\N{OPEN BOX}", "\N{NO-BREAK SPACE}": "\N{SHOULDERED OPEN BOX}"}


def marked_difference(received: str, published: str) -> tuple[nodes.Content, nodes.Content]:
    """Return both texts: what was taken out of the first is marked, and what was put into the second.

    A space that came or went is shown by a sign; what is the same is shown near a difference only.

    >>> for side in marked_difference("الدول لعربية", "الدول العربية"):
    ...     print(side[0], side[1].kind, *side[1].content)
    الدول  del لعربية
    الدول  ins العربية
    """
    old, new = (_TOKEN.findall(text.strip()) for text in (received, published))
    pieces = list(stretches(old, new))
    left: list[nodes.Inline] = []
    right: list[nodes.Inline] = []
    for number, piece in enumerate(pieces):
        if piece.same:
            shown = _shortened(piece.old, first=number == 0, last=number == len(pieces) - 1)
            left += shown
            right += shown
        else:
            left += _changed(piece.old, "del")
            right += _changed(piece.new, "ins")
    return tuple(left), tuple(right)


def as_received(text: str) -> nodes.Content:
    """Return received text, its invisible characters named and its no-break spaces shown.

    >>> as_received("أ\\N{RIGHT-TO-LEFT OVERRIDE}ب")[1].content
    ('U+202E',)
    >>> as_received("أ\\N{HANGUL FILLER}ب")[1].content
    ('U+3164',)
    >>> [part.lang for part in as_received("Policy (17), Geneva 2018.")]
    ['en']
    """
    visible = _visible(text).strip()
    return (english(visible),) if is_mostly_latin(text) else words(visible)


def _shortened(tokens: Sequence[str], *, first: bool, last: bool) -> nodes.Content:
    """What is the same, near the differences beside it."""
    kept = [_visible("".join(tokens))]
    if len(tokens) > 2 * _CONTEXT:
        kept = ["" if first else "".join(tokens[:_CONTEXT]), "" if last else "".join(tokens[-_CONTEXT:])]
    return words(_CUT.join(map(_visible, kept)))


def _changed(tokens: Sequence[str], kind: Literal["ins", "del"]) -> nodes.Content:
    text = "".join(tokens)
    if not text:
        return ()
    shown: nodes.Content = words(_visible(text))
    if text.isspace():
        shown = ("".join(_SPACES.get(char, _SPACES[" "]) for char in text),)
    return (nodes.Phrase(kind=kind, content=shown),)


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
