"""What the keys of a head say: metadata with its origin, and all else as data."""

import datetime
import html
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from build_tools.arabic.dates import is_date, publication_date
from build_tools.arabic.web import is_address
from build_tools.ground.invisible import drop_invisible, says_something
from build_tools.intake.stated.heads import Entry, Head
from build_tools.intake.stated.keys import fields_of, is_program_word, says_nothing
from build_tools.model import Fact, Metadata, Origin

LONGEST = 2_000  # characters of a field
DEEPEST = 20
METADATA = frozenset(one.name for one in fields(Metadata)) - {"authors"}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})*")
DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d{1,2}:\d{2}\S*(?: ?[+-]\d{2}:?\d{2})?)?")
NAMED = ("name", "title", "ar", "label")  # of what stands for a person or a place: {name: …, url: …}
BETWEEN = "، "


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a head says: `metadata`; the field of each line that became one; the keys that fill none."""

    metadata: Metadata = field(default_factory=Metadata)
    lines: Mapping[int, str] = field(default_factory=dict)
    unused: Mapping[str, object] = field(default_factory=dict)


def read_stated(head: Head, genres: Collection[str], topics: Collection[str] | None = None) -> Stated:
    """Return what a head says; of two keys for one field the surer one fills it.

    `genres` are those that are known, and so are `topics`, None where any will do.
    """
    readers = _readers(genres)
    best: dict[str, tuple[int, int, Entry, str]] = {}
    for place, entry in enumerate(head.entries):
        for name, rank in fields_of(entry.key):
            value = readers.get(name, _text)(_plain(entry.value))
            if value and len(value) <= LONGEST and not (is_program_word(name, value) or says_nothing(value)):
                best[name] = min(best.get(name, (rank, place, entry, value)), (rank, place, entry, value))
                break
    used = {place for _, place, _, _ in best.values()}
    told = {name: _fact(entry, value) for name, (_, _, entry, value) in best.items() if name in METADATA}
    named = told.pop("topics", None)
    return Stated(
        metadata=Metadata(**told, authors=(), topics=_topics(named, topics)),
        lines={line: name for name, (_, _, entry, _) in best.items() for line in entry.lines},
        unused={e.key: _data(e.value) for place, e in enumerate(head.entries) if place not in used},
    )


def read_embedded(entries: Sequence[Entry], genres: Collection[str]) -> Metadata:
    """Return what the properties of a file say, or the tags in the head of a page.

    Programs fill them, often with the name of a template or of a user: the words of the text go before them.
    """
    told = read_stated(Head(form="properties", entries=tuple(entries)), genres).metadata
    facts = {name: getattr(told, name) for name in METADATA - {"topics"}}
    named = {name: replace(fact, origin=Origin.EMBEDDED) for name, fact in facts.items() if fact != Fact()}
    return Metadata(**named)


def _fact(entry: Entry, value: str) -> Fact:
    return Fact(value=value, origin=Origin.FILE, lines=entry.lines[:1])


def _topics(named: Fact | None, known: Collection[str] | None) -> tuple[str, ...]:
    """Those of the library among the topics of another program."""
    words = (named.value or "").split(BETWEEN) if named else []
    return tuple(dict.fromkeys(word for word in words if known is None or word in known))


def _readers(genres: Collection[str]) -> Mapping[str, Callable[[str], str]]:
    """How the value of a field is read, where it is more than words; what it cannot be is nothing."""
    return {
        "date": _date,
        "genre": lambda text: text if text in genres else "",
        "language": _language,
        "original_language": _language,
        "address": lambda text: text if "://" in text and is_address(text) else "",
        "issuer": lambda text: "" if "://" in text else _text(text),
        "author": lambda text: "" if "://" in text or "@" in text else _text(text),
    }


def _text(text: str) -> str:
    return text if says_something(text) else ""


def _date(text: str) -> str:
    """The ISO date of a day, whatever stands with it: the time, the zone, a name of the month."""
    if found := DAY.fullmatch(text):
        year, month, day = found.groups()
        text = f"{year}-{int(month):02}-{int(day):02}"
    return text if is_date(text) else publication_date(text) or ""


def _language(text: str) -> str:
    return re.split("[-_]", text)[0].lower() if LANGUAGE.fullmatch(text) else ""


def _plain(value: object) -> str:
    """The words of a value: of a list all, of a mapping the name in it."""
    return " ".join(drop_invisible(html.unescape(BETWEEN.join(_words(value)))).split())


def _words(value: object) -> Iterator[str]:
    match value:
        case None | bool():
            return
        case dict():
            named = (value[key] for key in NAMED if isinstance(value.get(key), str))
            yield from list(named)[:1]
        case list():
            for part in value:
                if not isinstance(part, list):
                    yield from (word.strip() for word in _words(part))
        case _:
            yield str(value).strip()


def _data(value: object, depth: int = 0) -> object:
    """A value as JSON may hold it, without characters that cannot be seen."""
    match value:
        case None | bool() | int():
            return value
        case dict() if depth < DEEPEST:
            return {_shown(str(key)): _data(inner, depth + 1) for key, inner in value.items()}
        case list() if depth < DEEPEST:
            return [_data(inner, depth + 1) for inner in value]
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
    return _shown(str(value))


def _shown(text: str) -> str:
    return "\n".join(drop_invisible(line).strip() for line in text.splitlines())
