"""The head of a text of an archive, `<DOC><TITLE>…`: its fields are tags, and so is what holds the text."""

import re
from collections.abc import Sequence
from functools import cache

from build_tools.ground.tables import table
from build_tools.intake.stated.heads import Entry, Head
from build_tools.intake.stated.keys import fields_of

MOST_FIELD = 50  # lines
MOST_UNCLOSED = 100
FEWEST_FIELDS = 2  # where nothing holds the whole or the text
SIGN = "archive_tag"
TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w.:-]{0,40})(?:\s[^<>]*?)?(?P<empty>/?)>")
DECLARATION = re.compile(r"<[?!][^<>]*>")
PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)


def find_tagged_head(lines: Sequence[str]) -> Head | None:
    """Return the tags of an archive around and above a text, with the fields among them; None without.

    The file begins with what holds a whole text, or with several fields. Tags below the text count, too.
    """
    first = next((line.strip() for line in lines if line.strip()), "")
    opened = TAG.match(first)
    if PAGE.match(first) or not (opened or DECLARATION.fullmatch(first)):
        return None
    walk = _Walk(lines)
    walk.read()
    known = sum(bool(fields_of(entry.key)) for entry in walk.entries)
    if known < (1 if walk.has_whole or walk.has_text else FEWEST_FIELDS):
        return None
    return Head(form="tags", entries=tuple(walk.entries), signs=walk.signs)


def without_tags(text: str) -> tuple[str, str]:
    """Return a line of an archive's text without the tags that part it, and these tags.

    >>> without_tags("<P>نص <b>عن</b> النهر.</P>")
    ('نص <b>عن</b> النهر.', '<P></P>')
    """
    taken = [found[0] for found in TAG.finditer(text) if _parts(found)]
    rest = TAG.sub(lambda found: " " if _parts(found) else found[0], text) if taken else text
    return (" ".join(rest.split()) if taken else text), "".join(taken)


class _Walk:
    """A walk over the lines of a file, tag by tag: what it finds stands in it afterwards."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.entries: list[Entry] = []
        self.signs: dict[int, str] = {}
        self.has_whole = self.has_text = self.in_text = False
        self.unclosed = 0

    def read(self) -> None:
        """Read the head, the tags in the text and those below it; where no tag holds the text, the head."""
        number = 1
        while number <= len(self.lines) and self.unclosed < MOST_UNCLOSED:
            line = self.lines[number - 1].strip()
            opened = TAG.match(line)
            if self._is_sign(line, opened):
                self.signs[number] = SIGN
            elif opened and not (self.in_text or opened["close"] or _parts(opened)):
                number = self._field(number, opened["name"], line[opened.end() :])
                continue
            elif line and not self._is_text(line, opened):
                return
            number += 1

    def _is_sign(self, line: str, opened: re.Match[str] | None) -> bool:
        """Tell whether a line is one tag that holds or parts the text, and note what it opens or closes."""
        if opened is None or opened[0] != line:
            return DECLARATION.fullmatch(line) is not None
        name = opened["name"].lower()
        self.has_whole = self.has_whole or name in _names("whole")
        if name in _names("text"):
            self.has_text, self.in_text = True, not (opened["close"] or opened["empty"])
        closes = bool(opened["close"] or opened["empty"]) and not self.in_text
        return closes or _parts(opened) or name in _names("whole")

    def _is_text(self, line: str, opened: re.Match[str] | None) -> bool:
        """Tell whether a line belongs to a text that tags hold, and note whether the text ends in it."""
        if opened and opened["name"].lower() in _names("text"):
            self.has_text = self.in_text = True
        held = self.has_text
        last = list(TAG.finditer(line))[-1:] if line.endswith(">") else []
        if last and last[0]["close"] and last[0]["name"].lower() in _names("text"):
            self.in_text = False
        return held

    def _field(self, number: int, name: str, rest: str) -> int:
        """Read the field that begins on a line, and return the line below it."""
        closing, parts = f"</{name.lower()}>", [rest]
        for last in range(number, min(number + MOST_FIELD, len(self.lines) + 1)):
            parts[-1:] = [parts[-1]] if last == number else [parts[-1], self.lines[last - 1]]
            value, closed, after = _parted(parts[-1], closing)
            if closed and not after.strip():
                words = TAG.sub(" ", " ".join((*parts[:-1], value))).split()
                lines = tuple(n for n in range(number, last + 1) if self.lines[n - 1].strip())
                self.entries.append(Entry(key=name, value=" ".join(words), lines=lines))
                return last + 1
        self.unclosed += 1
        self.signs |= {} if rest.strip() else {number: SIGN}
        return number + 1


def _parted(text: str, closing: str) -> tuple[str, bool, str]:
    place = text.lower().find(closing)
    return (text[:place], True, text[place + len(closing) :]) if place >= 0 else (text, False, "")


def _parts(tag: re.Match[str]) -> bool:
    return tag["name"].lower() in _names("text") | _names("inner")


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(table("intake/stated/tags")[kind]["names"])
