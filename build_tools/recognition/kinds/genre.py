"""A genre: a kind of text, with the marks its lines bear. Read from the tables in `genres/`."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from build_tools.arabic.symbols import with_symbols
from build_tools.arabic.text import fold_letters
from build_tools.ground.tables import table, tables_below
from build_tools.intake.editor_notes import genre_names

LONGEST = 150  # characters of a line that a web page adds, where its mark says no more


NO_LINE = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mark:
    """A printed sign that tells what a line is; its keys are explained in `arabic/printed/marks.toml`.

    The pattern of a `folded` mark is that of a folded line: see `arabic/printed/web_page.toml`. A mark equals
    itself alone: what is remembered of a mark is remembered of this one.
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
    item: str = ""
    by: str = ""
    folded: bool = False
    longest: int = sys.maxsize


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A line that speaks for a genre without telling what it is: it counts for the guess alone.

    Its words fit the `pattern`, which is compared folded as those of `arabic/printed/web_page.toml` are; or
    it bears a label of one of the systems `labels` in `arabic/printed/labels.toml`, a `weak` one too where
    that counts; or one of the `marks` claims it. It stands in the `head` or the `tail` of the text,
    or anywhere.
    """

    name: str
    points: int
    pattern: re.Pattern[str] | None = None
    labels: tuple[str, ...] = ()
    weak: bool = False
    marks: tuple[str, ...] = ()
    where: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Genre:
    """A kind of text. `guess` gives points for each mark; `emphasis` finds words set apart in a line.

    Where it `needs` marks or signs, nothing speaks for it without one of them.
    """

    id: str
    name: str
    marks: tuple[Mark, ...]
    signs: tuple[Sign, ...]
    guess: Mapping[str, int]
    needs: tuple[str, ...]
    emphasis: re.Pattern[str] | None
    short_heading_level: int
    continues_numbers: bool
    preamble: bool
    web_page: bool
    issuers: Mapping[str, str]


@cache
def read_genre(id: str) -> Genre:
    """Return the genre `id` below `genres/`; one that is `like` another uses the same shared marks."""
    tables = tables_below("genres")
    data = table(tables[id])
    uses = table(tables[data["like"]])["uses"] if "like" in data else data["uses"]
    shared = table("arabic/printed/marks")
    marks = list(web_marks()) if data.get("web_page") else []
    marks += [_mark(name, shared[name]) for name in uses]
    marks += [_mark(name, entry) for name, entry in shared.items() if entry.get("everywhere")]
    marks += [_mark(name, entry) for name, entry in data.get("marks", {}).items()]
    emphasis = data.get("emphasis")
    return Genre(
        id=id,
        name=data["name"],
        marks=tuple(marks),
        signs=tuple(_sign(name, entry) for name, entry in data.get("signs", {}).items()),
        guess=data.get("guess", {}),
        needs=tuple(data.get("needs", ())),
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


@cache
def shared_mark(name: str) -> Mark:
    """Return a mark of `arabic/printed/marks.toml`, for what is told by more than a line's own words."""
    return _mark(name, table("arabic/printed/marks")[name])


@cache
def web_marks() -> tuple[Mark, ...]:
    """Return the marks of what a web page puts around a text."""
    entries = table("arabic/printed/web_page").items()
    return tuple(_mark(name, entry, folded=True) for name, entry in entries if "by" not in entry)


@cache
def web_mark(name: str) -> Mark:
    """Return a mark of a web page that is found by its place."""
    return _mark(name, table("arabic/printed/web_page")[name], folded=True)


def unprinted_mark(name: str, kind: str, **known: Any) -> Mark:
    """Return a mark that no pattern tells: the format of the file does, or the outline of the whole text."""
    return Mark(name=name, kind=kind, pattern=NO_LINE, yes=(), no=(), **known)


def mark_of(name: str, entry: Mapping[str, Any]) -> Mark:
    """Return the mark of an entry of another table, whose pattern is that of a folded line."""
    return _mark(name, entry, folded=True)


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
        **({"longest": LONGEST} if folded else {}) | known,
    )


def _pattern(entry: Mapping[str, Any], *, folded: bool) -> re.Pattern[str]:
    pattern = str(entry["pattern"]).replace("WORDS", "|".join(entry.get("words", ())))
    pattern = with_symbols(pattern)
    return re.compile(fold_letters(pattern) if folded else pattern)


def _sign(name: str, entry: Mapping[str, Any]) -> Sign:
    return Sign(
        name=name,
        points=entry["points"],
        pattern=_pattern(entry, folded=True) if "pattern" in entry else None,
        labels=tuple(entry.get("labels", ())),
        weak=entry.get("weak", False),
        marks=tuple(entry.get("marks", ())),
        where=entry.get("where"),
        yes=tuple(entry.get("yes", ())),
        no=tuple(entry.get("no", ())),
    )
