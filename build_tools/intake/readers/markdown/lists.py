"""The lists of a text in Markdown: what is printed before each item, and how deep it lies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from build_tools.arabic.numerals import ascii_digits
from build_tools.intake.readers.markdown.pieces import Piece, behind
from build_tools.model import Known

BOXES = {True: "\N{BALLOT BOX WITH CHECK} ", False: "\N{BALLOT BOX} "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item: the style of its list, the number it is shown with, the one printed, and a box to tick."""

    style: str
    number: int | None = None
    printed: str = ""
    checked: bool | None = None

    @property
    def is_counted(self) -> bool:
        """Whether Markdown counts it: the number it is shown with is not the one that is printed."""
        return self.number is not None and int(ascii_digits(self.printed)) != self.number


class Lists:
    """The lists that are open, the innermost last. `number` is that of the outermost in the text."""

    def __init__(self) -> None:
        self.number = 0
        self._open: list[Iterator[Item]] = []

    @property
    def depth(self) -> int:
        """How many lists are open."""
        return len(self._open)

    def open(self, tokens: Sequence[Token], place: int) -> None:
        """Open the list that begins at a place."""
        self.number += not self._open
        items = [token for token in _inner(tokens, place) if token.type == "list_item_open"]
        self._open.append(iter(list(_items(items))))

    def next_item(self) -> Item:
        """Return the next item of the innermost list."""
        return next(self._open[-1])

    def close(self) -> None:
        """Close the innermost list."""
        self._open.pop()


def as_item(item: Item, known: Known, piece: Piece) -> tuple[Known, Piece]:
    """Return what is known of the words of an item, and the words, behind the box that is ticked or not."""
    number = item.number
    differs = number is not None and item.printed != str(number)
    taken, given = (item.printed, str(number)) if differs else ("", "")
    if item.checked is not None:
        taken += "x" * item.checked
        piece = behind(BOXES[item.checked], piece)
    return replace(known, role="item", name=item.style, label=number, taken=taken, given=given), piece


def _items(tokens: Sequence[Token]) -> Iterator[Item]:
    """The items of a list. Where one number is printed before all, they are counted from it, as pages do."""
    printed = [token.info for token in tokens]
    counted = len(printed) > 1 and len({*printed}) == 1
    for place, token in enumerate(tokens):
        checked = token.meta.get("checked")
        if not token.info:
            yield Item(style="bullet", checked=checked)
        else:
            number = int(ascii_digits(token.info)) + (place if counted else 0)
            yield Item(style="number", number=number, printed=token.info, checked=checked)


def _inner(tokens: Sequence[Token], place: int) -> Iterator[Token]:
    """The tokens right below the one at a place, up to its end."""
    level = tokens[place].level
    for token in tokens[place + 1 :]:
        if token.level == level:
            return
        if token.level == level + 1:
            yield token
