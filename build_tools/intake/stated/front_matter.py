"""Front matter as generators of sites write it: YAML between «---», TOML between «+++», JSON at the head.

What cannot be read as the form it claims is read line by line: `key: value`. It is never a reason to refuse.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from build_tools.ground.errors import SourceError
from build_tools.ground.yaml_text import load_yaml
from build_tools.intake.stated.heads import Entry, Head
from build_tools.intake.stated.keys import is_known_key

MOST_LINES = 500
FENCES = {"---": ("---", "..."), "+++": ("+++",)}
KEY = re.compile(r"""(["']?)(?P<key>\w(?:(?:[\w .@/-]|:(?=\w)){0,60}\w)?)\1\s*:(?:\s+(?P<value>.*)|$)""")
ASSIGNMENT = re.compile(r"""\s*(["']?)(?P<key>[\w-]+)\1[\w."' -]*=\s*(?P<value>.*)""")
TABLE_HEAD = re.compile(r"""\s*\[{1,2}\s*(["']?)(?P<key>[\w-]+)\1""")
GOES_ON = re.compile(r"\s|-(?:\s|$)|#|[\]})]")
FENCE, COMMENT = "head_sign", "head_comment"
Place = tuple[str, int]  # a key, and the line it begins on


def find_front_matter(lines: Sequence[str], file: str) -> Head | None:
    """Return the front matter at the head of a file, or None: a text between dashes is text.

    It begins on the first line. One of its keys is known, or all are of the letters that programs use.
    """
    first = lines[0].rstrip() if lines else ""
    if first in FENCES:
        found = _fenced(lines, first, file)
    elif first.startswith("{"):
        found = _json(lines)
    else:
        found = None
    return found if found is not None and _says_what_programs_say(found.entries) else None


def _says_what_programs_say(entries: Sequence[Entry]) -> bool:
    return bool(entries) and (
        any(is_known_key(entry.key) for entry in entries) or all(entry.key.isascii() for entry in entries)
    )


def _fenced(lines: Sequence[str], fence: str, file: str) -> Head | None:
    ends = (n for n, line in enumerate(lines[1:MOST_LINES], 2) if line.rstrip() in FENCES[fence])
    end = next(ends, None)
    if end is None:
        return _unended(lines) if fence == "---" else None
    inner = lines[1 : end - 1]
    signs = {1: FENCE, end: FENCE}
    return _yaml(inner, signs, file) if fence == "---" else _toml(inner, signs)


def _unended(lines: Sequence[str]) -> Head | None:
    """Keys below dashes that nothing closes: the head ends where a line is none of a key."""
    inner = list(takewhile(lambda line: KEY.match(line) or GOES_ON.match(line), lines[1:MOST_LINES]))
    places = list(_keys(inner, KEY))
    if not any(is_known_key(key) for key, _ in places):
        return None
    trouble = (1, "front matter without a line «---» below it")
    return Head(form="yaml", entries=_plain_entries(inner, places, KEY), signs={1: FENCE}, trouble=trouble)


def _yaml(inner: Sequence[str], signs: Mapping[int, str], file: str) -> Head | None:
    keys = list(_keys(inner, KEY))
    first = next((n for n, line in enumerate(inner, 2) if line.strip() and not line.startswith("#")), None)
    if not keys or keys[0][1] != first:
        return None
    source = "\n".join(("", *inner))
    try:
        data, lines = load_yaml(source, file, SourceError)
    except SourceError as problem:
        trouble = (problem.line or 1, problem.found)
        return _head("yaml", _plain_entries(inner, keys, KEY), inner, signs, trouble, source)
    if not isinstance(data, dict):
        return None
    places = [*keys, *((key, lines[(key,)]) for key in data)]
    return _head("yaml", _entries(data, places, inner), inner, signs, None, source)


def _toml(inner: Sequence[str], signs: Mapping[int, str]) -> Head | None:
    places = [*_assigned(inner), *_keys(inner, TABLE_HEAD)]
    if not places:
        return None
    try:
        data = tomllib.loads("\n".join(inner))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as problem:
        found = re.search(r"line (\d+)", str(problem))
        trouble = (int(found[1]) + 1 if found else 1, str(problem))
        return _head("toml", _plain_entries(inner, places, ASSIGNMENT), inner, signs, trouble)
    return _head("toml", _entries(data, places, inner), inner, signs)


def _json(lines: Sequence[str]) -> Head | None:
    """An object at the head, key by key with the lines of each."""
    text = "\n".join(lines[:MOST_LINES])
    try:
        pairs = list(_members(text))
    except (RecursionError, ValueError):
        return None
    closing = pairs[-1][3]
    end = text.count("\n", 0, closing) + 1
    if text[closing + 1 :].partition("\n")[0].strip():
        return None
    taken: set[int] = set()
    entries = []
    for key, value, start, stop in pairs[:-1]:
        numbers = range(text.count("\n", 0, start) + 1, text.count("\n", 0, stop) + 2)
        entries.append(Entry(key=key, value=value, lines=tuple(n for n in numbers if n not in taken)))
        taken |= {*numbers}
    rest = (number for number in range(1, end + 1) if number not in taken and lines[number - 1].strip())
    return Head(form="json", entries=tuple(entries), signs=dict.fromkeys(rest, FENCE))


def _members(text: str) -> Iterator[tuple[str, object, int, int]]:
    """Each key with its value and where both stand; last the end of the object. Raises ValueError."""
    decoder = json.JSONDecoder()
    space = re.compile(r"\s*")

    def after(place: int, sign: str) -> int:
        end = space.match(text, place).end()  # type: ignore[union-attr]
        if text[end : end + 1] not in sign or end == len(text):
            raise ValueError(sign)
        return end

    place = after(0, "{")
    while text[place] != "}":
        start = after(place + 1, '"')
        key, end = decoder.raw_decode(text, start)
        colon = after(end, ":")
        value, end = decoder.raw_decode(text, space.match(text, colon + 1).end())  # type: ignore[union-attr]
        yield key, value, start, end
        place = after(end, ",}")
    yield "", None, place, place


def _keys(inner: Sequence[str], pattern: re.Pattern[str]) -> Iterator[Place]:
    """The keys at the left edge, each with its line."""
    for number, line in enumerate(inner, 2):
        if found := pattern.match(line):
            yield found["key"], number


def _assigned(inner: Sequence[str]) -> Iterator[Place]:
    """The keys of TOML that stand above its first table."""
    return _keys(list(takewhile(lambda line: not TABLE_HEAD.match(line), inner)), ASSIGNMENT)


def _entries(data: Mapping[str, object], places: Sequence[Place], inner: Sequence[str]) -> tuple[Entry, ...]:
    """Each key of the data, where it first stands."""
    first: dict[str, int] = {}
    for key, line in places:
        first.setdefault(key, line)
    found = sorted(((key, first[key]) for key in data), key=lambda place: place[1])
    return tuple(Entry(key=key, value=data[key], lines=lines) for key, lines in _with_lines(found, inner))


def _plain_entries(
    inner: Sequence[str], places: Sequence[Place], pattern: re.Pattern[str]
) -> tuple[Entry, ...]:
    """Each key with what stands behind it, as it is written."""
    return tuple(
        Entry(key=key, value=_plain(inner, lines, pattern), lines=lines)
        for key, lines in _with_lines(places, inner)
    )


def _plain(inner: Sequence[str], lines: Sequence[int], pattern: re.Pattern[str]) -> str:
    first, *rest = (inner[number - 2] for number in lines)
    found = pattern.match(first)
    value = (found and found["value"]) or ""
    return _unquoted(" ".join([value, *rest]).strip())


def _unquoted(value: str) -> str:
    """The words between two quotation marks of a kind, else all of them."""
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _with_lines(places: Sequence[Place], inner: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each key with its lines, up to the next key; blank lines are nobody's."""
    ends = [*(start for _, start in places[1:]), len(inner) + 2]
    for (key, start), end in zip(places, ends, strict=True):
        yield key, tuple(number for number in range(start, end) if inner[number - 2].strip())


def _head(
    form: str,
    entries: tuple[Entry, ...],
    inner: Sequence[str],
    signs: Mapping[int, str],
    trouble: tuple[int, str] | None = None,
    source: str | None = None,
) -> Head:
    """A head, with what stands above its first key as comments."""
    taken = {line for entry in entries for line in entry.lines}
    rest = (n for n, line in enumerate(inner, 2) if line.strip() and n not in taken)
    return Head(
        form=form,
        entries=entries,
        signs={**signs, **dict.fromkeys(rest, COMMENT)},
        trouble=trouble,
        source=source,
    )
