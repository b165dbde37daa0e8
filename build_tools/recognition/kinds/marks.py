"""Which marks claim a line."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from build_tools.arabic.dates import has_year, is_hijri_date, publication_date
from build_tools.arabic.numerals import ascii_digits
from build_tools.arabic.text import folded_text, folded_with_offsets
from build_tools.recognition.head.authors import read_authors
from build_tools.recognition.kinds.genre import Mark

Stretch = tuple[int, int]  # from one place in a text to another
DATES = ("date", "updated")  # fields that hold a date, and
HIJRI_DATE = "hijri_date"
TOGETHER = 10  # marks that one pattern asks for
GROUP_NAME = re.compile(r"\(\?P<\w+>")
BEFORE = re.compile(r"[^\w\s(\[«\"“#*©★☆⭐+\-–—•<>]+\s*")  # pictures and arrows
AFTER_SIGN = re.compile(r"[^\w\s)\]»\"”*.؟?!؛،:%★☆⭐+\-–—…<>|]")
AFTER = re.compile(rf"\s*{AFTER_SIGN.pattern}+$")


def matches(
    text: str, marks: tuple[Mark, ...], without: Collection[str] = ()
) -> list[tuple[Mark, dict[str, str]]]:
    """Return the marks that claim a line, in their order, each with the groups it found.

    Those named in `without` are left out, as if they were not among `marks`.
    """
    line = _Line(text.strip())
    claims = [
        (mark, groups)
        for kind in _kinds(marks)
        for mark, match in _fitting(kind, line)
        if mark.name not in without and _holds_field(mark, groups := _groups(match, line, kind.folded))
    ]
    if len(claims) > 1:
        claims.sort(key=lambda claim: marks.index(claim[0]))
    outdone = {name for mark, _ in claims for name in mark.over}
    return [claim for claim in claims if claim[0].name not in outdone] if outdone else claims


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """Marks that ask for one form of a line, a few at a time.

    What the pattern before a few of them does not fit, none of them does: most lines bear none of a hundred.
    """

    groups: tuple[tuple[re.Pattern[str], tuple[Mark, ...]], ...]
    folded: bool
    dated: bool
    longest: int  # line, in characters


@lru_cache
def _kinds(marks: tuple[Mark, ...]) -> tuple[_Kind, ...]:
    kinds: dict[tuple[bool, bool, int], list[Mark]] = defaultdict(list)
    for mark in marks:
        kinds[mark.folded, _holds_date(mark), mark.longest].append(mark)
    return tuple(
        _Kind(groups=tuple(_few(tuple(alike))), folded=folded, dated=dated, longest=longest)
        for (folded, dated, longest), alike in kinds.items()
    )


def _few(marks: tuple[Mark, ...]) -> Iterator[tuple[re.Pattern[str], tuple[Mark, ...]]]:
    parts = (marks[start : start + TOGETHER] for start in range(0, len(marks), TOGETHER))
    return ((_joint(some), some) for some in parts)


def _joint(marks: tuple[Mark, ...]) -> re.Pattern[str]:
    """A pattern that fits what one of the marks fits; its groups have no names, for names would meet."""
    return re.compile("|".join(GROUP_NAME.sub("(?:", mark.pattern.pattern) for mark in marks))


def _holds_date(mark: Mark) -> bool:
    return mark.field in DATES or mark.field == HIJRI_DATE


class _Line:
    """A line, and the forms of it that some marks ask for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def may_hold_date(self) -> bool:
        return has_year(ascii_digits(self.folded[0]))

    @cached_property
    def folded(self) -> tuple[str, Stretch | None]:
        """The folded line, and where it begins and ends without pictures; None where all of it is asked."""
        text = folded_text(self.text)
        before, after = BEFORE.match(text), AFTER.search(text) if AFTER_SIGN.match(text[-1:]) else None
        start, end = before.end() if before else 0, after.start() if after else len(text)
        return text, (start, end) if (before or after) and start < end else None

    @cached_property
    def offsets(self) -> list[int]:
        """The place in the line of each character of the folded one."""
        return folded_with_offsets(self.text)[1]


def _fitting(kind: _Kind, line: _Line) -> Iterator[tuple[Mark, re.Match[str]]]:
    """The marks of a kind that fit all of a line, a folded one with pictures or without, in their order."""
    if len(line.text) > kind.longest or (kind.dated and not line.may_hold_date):
        return
    text, words = line.folded if kind.folded else (line.text, None)
    for joint, marks in kind.groups:
        if joint.fullmatch(text) or (words and joint.fullmatch(text, *words)):
            for mark in marks:
                match = mark.pattern.fullmatch(text) or (words and mark.pattern.fullmatch(text, *words))
                if match:
                    yield mark, match


def _groups(match: re.Match[str], line: _Line, folded: bool) -> dict[str, str]:
    """What the groups of a mark found, as it stands in the line."""
    if not folded:
        return {name: text.strip() for name, text in match.groupdict().items() if text}
    places = {name: match.span(name) for name, text in match.groupdict().items() if text}
    return {
        name: line.text[line.offsets[start] : line.offsets[end]].strip()
        for name, (start, end) in places.items()
    }


def _holds_field(mark: Mark, groups: Mapping[str, str]) -> bool:
    """Tell whether the line of a date holds one: a month or a day, for a year alone may be a heading.

    So a byline names somebody.
    """
    if mark.field == "author":
        return bool(read_authors(groups["value"]))
    if mark.field == HIJRI_DATE:
        return is_hijri_date(groups["value"])
    return mark.field not in DATES or len(publication_date(groups["value"]) or "") >= len("2023-07")
