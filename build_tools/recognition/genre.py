"""A genre: a kind of text, with the marks its lines bear. Read from the tables in `genres/`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from build_tools.arabic.dates import is_hijri_date, publication_date
from build_tools.arabic.text import fold_letters, folded_with_offsets
from build_tools.editor_notes import genre_names
from build_tools.tables import table

MARKDOWN_MARKS = ("markdown_title", "markdown_heading", "markdown_quotation", "markdown_bullet")
LONGEST_FOLDED = 400  # characters: nothing that a web page adds is longer
DATES = ("date", "updated")  # fields that hold a date
BEFORE = re.compile(r"[^\w\s(\[«\"“#*©★☆⭐+\-–—•<>]+\s*")  # pictures and arrows
AFTER = re.compile(r"\s*[^\w\s)\]»\"”*.؟?!؛،:%★☆⭐+\-–—…<>|]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A printed sign that tells what a line is; its keys are explained in `arabic/marks.toml`.

    The pattern of a `folded` mark is that of a folded line: see `arabic/web_page.toml`.
    """

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
    follows: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    beside: str | None = None
    above_title: bool = False
    named_below: bool = False
    in_order: bool = False
    outline: bool = False
    by: str = ""
    folded: bool = False


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
    preamble: bool
    web_page: bool
    issuers: Mapping[str, str]

    def marks_in(self, format: str) -> tuple[Mark, ...]:
        """The marks that count in a source of this format: Markdown's own come first."""
        return (*markdown_marks(), *self.marks) if format == "md" else self.marks


@cache
def read_genre(id: str) -> Genre:
    """Return the genre in `genres/<id>.toml`."""
    data = table(f"genres/{id}")
    shared = table("arabic/marks")
    marks = list(web_marks()) if data.get("web_page") else []
    marks += [_mark(name, shared[name]) for name in data["uses"]]
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
        preamble=data.get("preamble", False),
        web_page=data.get("web_page", False),
        issuers=data.get("issuers", {}),
    )


def all_genres() -> tuple[Genre, ...]:
    """Return every genre, in order of its identifier."""
    return tuple(read_genre(id) for id in genre_names())


def matches(text: str, marks: Iterable[Mark]) -> list[tuple[Mark, dict[str, str]]]:
    """Return the marks that claim a line, in their order, each with the groups it found."""
    line = text.strip()
    folded = _fold(line) if len(line) <= LONGEST_FOLDED else None
    found = ((mark, _find(mark, line, folded)) for mark in marks)
    claims = [(mark, groups) for mark, groups in found if groups is not None and _is_dated(mark, groups)]
    outdone = {name for mark, _ in claims for name in mark.over}
    return [(mark, groups) for mark, groups in claims if mark.name not in outdone]


@cache
def running_head() -> Mark:
    """Return the mark of words that stand on page after page beside its number."""
    return _mark("running_head", table("arabic/marks")["running_head"])


@cache
def web_marks() -> tuple[Mark, ...]:
    """Return the marks of what a web page puts around a text."""
    entries = table("arabic/web_page").items()
    return tuple(_mark(name, entry, folded=True) for name, entry in entries if "by" not in entry)


@cache
def web_mark(name: str) -> Mark:
    """Return a mark of a web page that is found by its place."""
    return _mark(name, table("arabic/web_page")[name], folded=True)


@cache
def markdown_marks() -> tuple[Mark, ...]:
    """Return the marks that count in a `.md` source, whatever its genre."""
    shared = table("arabic/marks")
    return tuple(_mark(name, shared[name]) for name in MARKDOWN_MARKS)


def _is_dated(mark: Mark, groups: Mapping[str, str]) -> bool:
    """Tell whether the line of a date holds one: a month or a day, for a year alone may be a heading."""
    if mark.field == "hijri_date":
        return is_hijri_date(groups["value"])
    return mark.field not in DATES or len(publication_date(groups["value"]) or "") >= len("2023-07")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folded:
    """A folded line, where its words begin and end, and the place of each character in the line."""

    text: str
    start: int
    end: int
    offsets: list[int]


def _fold(line: str) -> _Folded:
    text, offsets = folded_with_offsets(line)
    before, after = BEFORE.match(text), AFTER.search(text)
    start, end = before.end() if before else 0, after.start() if after else len(text)
    return _Folded(text=text, start=start, end=end, offsets=offsets)


def _find(mark: Mark, line: str, folded: _Folded | None) -> dict[str, str] | None:
    """The groups that a mark finds in a line, or None; without pictures if not with them."""
    if not mark.folded:
        match = mark.pattern.fullmatch(line)
        return {name: text.strip() for name, text in match.groupdict().items() if text} if match else None
    if folded is None:
        return None
    match = mark.pattern.fullmatch(folded.text)
    if not match and folded.start < folded.end:
        match = mark.pattern.fullmatch(folded.text, folded.start, folded.end)
    if not match:
        return None
    places = {name: match.span(name) for name, text in match.groupdict().items() if text}
    offsets = folded.offsets
    return {name: line[offsets[start] : offsets[end]].strip() for name, (start, end) in places.items()}


def _mark(name: str, entry: Mapping[str, Any], *, folded: bool = False) -> Mark:
    own = ("pattern", "words", "yes", "no", "everywhere")
    known = {key: value for key, value in entry.items() if key not in own}
    known |= {key: tuple(known[key]) for key in ("follows", "needs", "over") if key in known}
    return Mark(
        name=name,
        pattern=_pattern(entry, folded=folded),
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
        folded=folded,
        **known,
    )


def _pattern(entry: Mapping[str, Any], *, folded: bool) -> re.Pattern[str]:
    pattern = str(entry["pattern"]).replace("WORDS", "|".join(entry.get("words", ())))
    return re.compile(fold_letters(pattern) if folded else pattern)


def _sign(name: str, entry: Mapping[str, Any]) -> Sign:
    return Sign(
        name=name,
        pattern=re.compile(entry["pattern"]),
        points=entry["points"],
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
    )
