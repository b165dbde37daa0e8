"""Fields of a Word file: a program writes their words from an instruction. The words are text."""

import re
import shlex
from dataclasses import dataclass

LINK = re.compile(r"\s*HYPERLINK\b(?P<rest>.*)", re.DOTALL)
CONTENTS = re.compile(r"\s*(?:TOC|INDEX)\b")
LONGEST = 4_000
DEEPEST = 40


@dataclass(slots=True, kw_only=True)
class Field:
    """A field that is open: its instruction, whether its words have begun, and where in their paragraph."""

    told: str = ""
    shows: bool = False
    start: int = 0


class Fields:
    """The fields that are open, the innermost last."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    def begin(self) -> None:
        """Open a field; of more than can be meant the words are text all the same."""
        self._open.append(Field())
        if len(self._open) > DEEPEST:
            del self._open[0]

    def tell(self, words: str) -> None:
        """Take a part of an instruction."""
        if self._open and not self._open[-1].shows and len(self._open[-1].told) < LONGEST:
            self._open[-1].told += words

    def show(self, place: int) -> None:
        """The words of the innermost field begin at a place."""
        if self._open:
            self._open[-1].shows, self._open[-1].start = True, place

    def end(self) -> tuple[int, str]:
        """Close the innermost field, and return where its words began and the address they lead to."""
        if not self._open:
            return 0, ""
        field = self._open.pop()
        return field.start, address(field.told)

    def new_paragraph(self) -> None:
        """The words of all open fields go on at the head of another paragraph."""
        for field in self._open:
            field.start = 0

    @property
    def is_hidden(self) -> bool:
        """Whether what comes is an instruction."""
        return any(not field.shows for field in self._open)

    @property
    def is_contents(self) -> bool:
        """Whether what comes is a table of contents."""
        return any(field.shows and CONTENTS.match(field.told) for field in self._open)


def address(told: str) -> str:
    """Return the address in an instruction, or nothing.

    >>> address(' HYPERLINK "https://example.org/a" '), address(" PAGE ")
    ('https://example.org/a', '')
    """
    found = LINK.match(told)
    if found is None:
        return ""
    try:
        words = shlex.split(found["rest"].replace("\\", "\\\\"))
    except ValueError:
        return ""
    return "" if not words or words[0].startswith("\\") else words[0]
