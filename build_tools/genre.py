"""A genre: a kind of text, with the marks its lines bear. Read from the tables in `genres/`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from build_tools.arabic.dates import whole_date
from build_tools.editor_notes import genre_names
from build_tools.tables import table

MARKDOWN_MARKS = ("markdown_title", "markdown_heading", "markdown_quotation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A printed sign that tells what a line is; its keys are explained in `arabic/marks.toml`."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    where: str | None = None
    level: int = 2
    style: str = ""
    field: str = ""
    reason: str = ""
    repair: str = ""
    through: str | None = None
    follows: str | None = None
    beside: str | None = None
    above_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A line that speaks for a genre without telling what it is: it counts for the guess alone."""

    name: str
    pattern: re.Pattern[str]
    points: int
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Genre:
    """A kind of text. `guess` gives points for each mark; `emphasis` finds words set apart in a line."""

    id: str
    name: str
    marks: tuple[Mark, ...]
    signs: tuple[Sign, ...]
    guess: Mapping[str, int]
    emphasis: re.Pattern[str] | None
    short_heading_level: int
    continues_numbers: bool
    issuers: Mapping[str, str]

    def marks_in(self, format: str) -> tuple[Mark, ...]:
        """The marks that count in a source of this format: Markdown's own come first."""
        return (*markdown_marks(), *self.marks) if format == "md" else self.marks


@cache
def read_genre(id: str) -> Genre:
    """Return the genre in `genres/<id>.toml`."""
    data = table(f"genres/{id}")
    shared = table("arabic/marks")
    marks = [_mark(name, shared[name]) for name in data["uses"]]
    marks += [_mark(name, entry) for name, entry in shared.items() if entry.get("everywhere")]
    marks += [_mark(name, entry) for name, entry in data.get("marks", {}).items()]
    emphasis = data.get("emphasis")
    return Genre(
        id=id,
        name=data["name"],
        marks=tuple(marks),
        signs=tuple(_sign(name, entry) for name, entry in data.get("signs", {}).items()),
        guess=data["guess"],
        emphasis=re.compile(emphasis["pattern"]) if emphasis else None,
        short_heading_level=data["short_heading_level"],
        continues_numbers=data.get("continues_numbers", False),
        issuers=data.get("issuers", {}),
    )


def all_genres() -> tuple[Genre, ...]:
    """Return every genre, in order of its identifier."""
    return tuple(read_genre(id) for id in genre_names())


def matches(text: str, marks: tuple[Mark, ...]) -> list[tuple[Mark, dict[str, str]]]:
    """Return the marks that claim a line, in their order, each with the groups it found."""
    line = text.strip()
    found = ((mark, mark.pattern.fullmatch(line)) for mark in marks)
    claims = [(mark, _groups(match.groupdict())) for mark, match in found if match]
    return [(mark, groups) for mark, groups in claims if mark.field != "date" or _is_day(groups["value"])]


@cache
def running_head() -> Mark:
    """Return the mark of words that stand on page after page beside its number."""
    return _mark("running_head", table("arabic/marks")["running_head"])


@cache
def markdown_marks() -> tuple[Mark, ...]:
    """Return the marks that count in a `.md` source, whatever its genre."""
    shared = table("arabic/marks")
    return tuple(_mark(name, shared[name]) for name in MARKDOWN_MARKS)


def _is_day(value: str) -> bool:
    """A date line names a month or a day; a year alone may be a heading."""
    return len(whole_date(value) or "") >= len("2023-07")


def _groups(groups: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value.strip() for name, value in groups.items() if value is not None}


def _mark(name: str, entry: Mapping[str, Any]) -> Mark:
    own = ("pattern", "yes", "no", "everywhere")
    known = {key: value for key, value in entry.items() if key not in own}
    return Mark(
        name=name,
        pattern=re.compile(entry["pattern"]),
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
        **known,
    )


def _sign(name: str, entry: Mapping[str, Any]) -> Sign:
    return Sign(
        name=name,
        pattern=re.compile(entry["pattern"]),
        points=entry["points"],
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
    )
