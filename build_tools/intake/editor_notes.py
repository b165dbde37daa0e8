"""What an editor knows of a text: `<id>.yml` beside it, or the same keys at the head of the file itself."""

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from build_tools.arabic.dates import is_date
from build_tools.arabic.web import is_address
from build_tools.ground.errors import Mistakes, SourceError
from build_tools.ground.files import read_bytes
from build_tools.ground.invisible import says_something
from build_tools.ground.tables import tables_below
from build_tools.ground.yaml_text import (
    SHOWN,
    decode_yaml,
    hidden_character,
    load_yaml,
    shown_value,
    unseen_character,
)
from build_tools.intake.decisions import read_decisions
from build_tools.intake.readers.disguises import READ_AS_LATIN
from build_tools.intake.stated.heads import Head
from build_tools.library import Limits, read_limits
from build_tools.model import Author, Decision, Fact, Metadata, Origin, Repair

Lines = Mapping[tuple[str | int, ...], int]

TEXT_KEYS = frozenset(field.name for field in fields(Metadata)) - {"topics", "authors"}
KNOWN_KEYS = TEXT_KEYS | {"topics", "corrections", "register"}
CORRECTION_KEYS = ("received", "published", "why")
PLACE_KEYS = ("line", "page")  # one of them
MAX_FACT = 2_000  # characters of a title, an issuer, an address
MAX_CORRECTION = 20_000  # characters of what a correction publishes
DATE = (
    "a real date as 2023-07-25, 2023-07 or 2023",
    "Correct the date; leave the day or the month out where it is not known.",
)
NONE = "none"  # an editor writes it of what is not in the source, for these keys
MAY_BE_ABSENT = ("date", "issuer", "author", "affiliation", "symbol", "original_language", "address")
LEAVE_OUT = "Write its value after the colon, or leave the key out."
SEVERAL = "، "  # between the authors of a list
NO_METADATA = Metadata()
ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorNotes:
    """Metadata and corrections by an editor; `file` is where they stand, None where there are none.

    `places` are the lines of `file` at which the corrections stand, in their order. `takes_head` tells that
    they are the head of the source itself, and that nothing else is in it.
    """

    file: str | None = None
    metadata: Metadata = NO_METADATA
    corrections: tuple[Repair, ...] = ()
    places: tuple[int, ...] = ()
    takes_head: bool = False
    decisions: tuple[Decision, ...] = ()


def read_notes(
    path: Path,
    head: Head | None,
    file: str,
    topics: Collection[str] | None = None,
    limits: Limits | None = None,
) -> EditorNotes:
    """Return the notes in `path`, or else those in the head of the file itself.

    `topics` are the known ones, None where any will do. Raises SourceError for unknown keys and
    topics, wrong types, impossible dates in `path`, and for corrections that are wrong or in both places.
    """
    own = _own_notes(head, file, topics) if head is not None else EditorNotes()
    if not os.path.lexists(path):
        return own
    if own.corrections:
        raise SourceError(
            file=file,
            line=own.places[0],
            found=f"corrections here and notes in {path.name}",
            expected="notes in one place",
            advice="Keep one of the two.",
        )
    most = (limits or read_limits()).notes_bytes
    data = read_bytes(path, most, SourceError)
    return _notes(decode_yaml(data, path.name, SourceError), path.name, topics)


def _own_notes(head: Head, file: str, topics: Collection[str] | None) -> EditorNotes:
    """What an editor wrote into the head of a file; a head of other programs is none of an editor's.

    Corrections are an editor's wherever they stand, and their mistakes are told.
    """
    keys = {entry.key for entry in head.entries}
    if head.source is None or (head.trouble and "corrections" not in keys):
        return EditorNotes()
    try:
        if keys <= KNOWN_KEYS:
            return replace(_notes(head.source, file, topics), takes_head=True)
    except SourceError:
        if "corrections" in keys:
            raise
    data, lines = load_yaml(head.source, file, SourceError)
    corrections = _corrections(data.get("corrections"), lines, file)
    return EditorNotes(
        file=file,
        corrections=tuple(correction for _, correction in corrections),
        places=tuple(place for place, _ in corrections),
    )


def _notes(text: str, file: str, topics: Collection[str] | None) -> EditorNotes:
    data, lines = load_yaml(text, file, SourceError)
    if data is None:
        return EditorNotes(file=file)
    if not isinstance(data, dict):
        unseen = unseen_character(data) if isinstance(data, str) else ""
        advice = "Write `title: …`, with a plain colon and a space behind it."
        found = f"{unseen} in {shown_value(data)}" if unseen else shown_value(data)
        raise _mistake(file, 1, found, "keys with values", advice)
    facts: dict[str, Fact] = {}
    corrections: list[tuple[int, Repair]] = []
    mistakes = Mistakes()
    for key, value in data.items():
        with mistakes:
            if key in TEXT_KEYS:
                facts[key] = _fact(key, value, lines[(key,)], file)
            elif key not in KNOWN_KEYS:
                raise _unknown_key(key, lines[(key,)], file)
    with mistakes:
        named = _topics(data.get("topics"), lines, file, topics)
    with mistakes:
        corrections = _corrections(data.get("corrections"), lines, file)
    decisions: tuple[Decision, ...] = ()
    with mistakes:
        decisions = read_decisions(data.get("register"), lines, file)
    mistakes.tell()
    return EditorNotes(
        file=file,
        metadata=Metadata(**facts, authors=_authors(data.get("author")), topics=named),
        corrections=tuple(correction for _, correction in corrections),
        places=tuple(place for place, _ in corrections),
        decisions=decisions,
    )


def _unknown_key(key: str, line: int, file: str) -> SourceError:
    known = ", ".join(sorted(KNOWN_KEYS))
    unseen = unseen_character(key)
    advice = f"Delete {unseen} from it." if unseen else f"{_write_instead(key, KNOWN_KEYS)}."
    return _mistake(file, line, f"the unknown key «{key[:SHOWN]}»", f"one of {known}", advice)


def _authors(value: Any) -> tuple[Author, ...]:
    """Those of a list; a text that names authors is read like a byline."""
    names = [" ".join(name.split()) for name in value] if isinstance(value, list) else []
    return tuple(Author(name=name, origin=Origin.EDITOR) for name in names)


def _fact(key: str, value: Any, line: int, file: str) -> Fact:
    if type(value) is int and key in ("date", "symbol"):
        value = str(value)
    if key == "author" and isinstance(value, list) and all(isinstance(name, str) for name in value):
        value = SEVERAL.join(value)
    if not isinstance(value, str) or not value.strip():
        raise _mistake(file, line, f"{key}: {shown_value(value)}", *_wanted(key, value))
    _check_text(key, value, line, file)
    value = " ".join(value.split())
    if value.lower() == NONE and key in MAY_BE_ABSENT:
        return Fact(origin=Origin.ABSENT)
    if not says_something(value):
        expected = "a text with a letter or a digit"
        raise _mistake(file, line, f"{key}: {shown_value(value)}", expected, LEAVE_OUT)
    if key == "date" and not is_date(value):
        raise _mistake(file, line, f"date: {value}", *DATE)
    if key == "genre" and value not in genre_names():
        raise _mistake(
            file,
            line,
            f"genre: {value}",
            "one of " + ", ".join(genre_names()),
            "Name a genre, or leave it out.",
        )
    if key == "address":
        value = _plain_scheme(value)
    if key == "address" and not (ADDRESS.fullmatch(value) and is_address(value)):
        raise _mistake(
            file,
            line,
            f"address: {value}",
            "an http, https or mailto address, its host in English or Arabic letters, no name before it",
            "Copy it from the browser.",
        )
    return Fact(value=value, origin=Origin.EDITOR)


def _plain_scheme(address: str) -> str:
    """The address with its scheme in small letters: «HTTPS://» means the same."""
    scheme, colon, rest = address.partition(":")
    return f"{scheme.lower()}{colon}{rest}"


def _wanted(key: str, value: Any) -> tuple[str, str]:
    """What is expected in place of a value that is no text, and what to do."""
    if value is None or isinstance(value, str):
        return "a text", LEAVE_OUT
    if key == "date":
        return DATE
    if isinstance(value, list):
        return "a text", f"Write all of it as one text: `{key}: …، …`."
    return "a text", "Put the value in quotation marks."


def _check_text(key: str, value: str, line: int, file: str, most: int = MAX_FACT) -> None:
    """What is shown of an editor's words can be seen and read, and is not a whole text."""
    hidden = hidden_character(value)
    if hidden:
        raise _mistake(file, line, f"{key}: {hidden}", "characters that can be seen", "Delete it.")
    if misread := READ_AS_LATIN.search(value):
        found = f"{key}: Arabic that was read in another encoding, «{misread[0][:SHOWN]}»"
        raise _mistake(file, line, found, "the words themselves", "Type them again.")
    if len(value) > most:
        found = f"{key}: {len(value):,} characters"
        raise _mistake(file, line, found, f"at most {most:,}", "Shorten it.")


def genre_names() -> tuple[str, ...]:
    """Return the names of all genres, one for each table below `genres/`."""
    return tuple(tables_below("genres"))


def _topics(value: Any, lines: Lines, file: str, known: Collection[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(topic, str) for topic in value):
        raise _mistake(
            file,
            lines[("topics",)],
            f"topics: {shown_value(value)}",
            "a list of identifiers",
            "Write `[a, b]`.",
        )
    for place, topic in enumerate(value):
        if known is not None and topic not in known:
            advice = f"{_write_instead(topic, known)}, or add the topic to topics.yml."
            raise _mistake(
                file,
                lines[("topics", place)],
                f"the unknown topic «{topic}»",
                "a topic of topics.yml",
                advice,
            )
    return tuple(dict.fromkeys(value))


def _write_instead(word: str, known: Collection[str]) -> str:
    """What to do about a word that is not known: the known one that it is most like, if any is."""
    near = get_close_matches(word.lower(), sorted(known), n=1)
    return f"Write «{near[0]}»" if near else "Correct it"


def _corrections(value: Any, lines: Lines, file: str) -> list[tuple[int, Repair]]:
    """The corrections, each with the line it stands on."""
    found: list[tuple[int, Repair]] = []
    mistakes = Mistakes()
    for number, item in enumerate(_listed(value, lines, file)):
        place = lines[("corrections", number)]
        with mistakes:
            found.append((place, _correction(item, place, file)))
    mistakes.tell()
    return found


def _listed(value: Any, lines: Lines, file: str) -> list[Any]:
    """The corrections as they are written."""
    if value is None:
        return []
    if not isinstance(value, list):
        expected = "a list of corrections"
        raise _mistake(
            file,
            lines[("corrections",)],
            f"corrections: {shown_value(value)}",
            expected,
            "Begin each with `- line:`.",
        )
    return value


def _correction(item: Any, line: int, file: str) -> Repair:
    trouble = _trouble(item)
    if trouble:
        wanted = "line or page (a number), received, published and why (texts of one line)"
        advice = "Give each correction these four keys; quote a number that is a text."
        raise _mistake(file, line, f"a correction {trouble}", wanted, advice)
    if item["received"] == item["published"]:
        found = (
            f"a correction that changes nothing: received and published are both «{item['received'][:SHOWN]}»"
        )
        raise _mistake(file, line, found, "two different texts", "Correct one of them, or remove both.")
    _check_text("why", item["why"], line, file)
    _check_text("published", item["published"], line, file, MAX_CORRECTION)
    return Repair(
        line=item.get("line", 0),
        received=item["received"],
        published=item["published"],
        reason=item["why"],
        origin=Origin.EDITOR,
        page=item.get("page", 0),
    )


def _trouble(item: Any) -> str:
    """What is wrong with a correction as it was written, or nothing."""
    if not isinstance(item, dict):
        return f"that is {shown_value(item)}"
    if missing := [key for key in CORRECTION_KEYS if key not in item]:
        return f"without {' and '.join(missing)}"
    if (places := [key for key in PLACE_KEYS if key in item]) != places[:1]:
        return "with a line and a page"
    if not places:
        return "without line or page"
    for key, value in item.items():
        if key not in (*CORRECTION_KEYS, *PLACE_KEYS):
            return f"with the unknown key «{key[:SHOWN]}»"
        is_text = isinstance(value, str) and (value != "" or key == "published")
        if key == "why" and is_text and not value.strip():
            return "without why"
        if is_text and len(value.splitlines()) > 1:
            return f"whose {key} takes several lines"
        if not (type(value) is int if key in PLACE_KEYS else is_text):
            return f"whose {key} is {shown_value(value)}"
    return ""


def _mistake(file: str, line: int, found: str, expected: str, advice: str) -> SourceError:
    return SourceError(file=file, line=line, found=found, expected=expected, advice=advice)
