"""A line of the ledger in full: what it says as JSON, what is empty left out."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from build_tools.arabic.dates import is_date
from build_tools.ground.files import shown_name
from build_tools.intake.sources import is_report_id
from build_tools.ledger.identity.fingerprints import FINGERPRINT, read_trace, written_trace
from build_tools.model import PASSAGE_KINDS, Entry, Fate, Publication, Target, Update

LISTS = ("added", "edited", "moved", "removed")
ANCHOR = re.compile(r"[a-z][a-z0-9]*")
LABELLED = ("heading", "list_item", "paragraph")  # their number may be a word or a letter, or «1.2»
MOST_NUMBER = 999_999
SHOWN = 20
EMPTY = (None, "", ())
FORMER = ("prefix", "suffix")  # the neighbours' words, which ledgers of before held and nothing reads
ENCODER = json.JSONEncoder(ensure_ascii=False)
HALF = re.compile("[\ud800-\udfff]")
NAMES = {kind: tuple(field.name for field in fields(kind)) for kind in (Publication, Entry, Update)}


def as_line(known: Publication | Entry | Update, before: str | None = None) -> str:
    """Return an entry, a publication or an update as one line of its report's file.

    `before` is the passage of the line above, which need not be told again.

    >>> as_line(Entry(report="a", anchor="p1", kind="paragraph", number=1, exact="نص", after="p0"), "p0")
    '{"anchor": "p1", "kind": "paragraph", "number": 1, "exact": "نص"}'
    """
    data = {name: getattr(known, name) for name in NAMES[type(known)] if name != "report"}
    data = {name: value for name, value in data.items() if value not in EMPTY}
    if isinstance(known, Entry) and before is not None:
        data.pop("after", None)
        data |= {} if known.after == before else {"after": known.after}
    for name in WRITTEN.keys() & data.keys():
        data[name] = WRITTEN[name](data[name])
    if isinstance(known, Update):
        data["update"] = data.pop("number")
    if isinstance(known, Publication):
        data = {"published": known.fate is None, **data}
    return ENCODER.encode(data)


def parse_line(line: str) -> Mapping[str, Any]:
    """Return the JSON object that a line is. Raises TypeError or ValueError, in words, where it is none.

    >>> parse_line('{"report": "a"}')
    {'report': 'a'}
    """
    try:
        data = json.loads(line, parse_int=_parsed_number, object_pairs_hook=_object)
    except json.JSONDecodeError as problem:
        raise ValueError(f"{problem.msg} at character {problem.colno}") from None
    except RecursionError:
        raise ValueError("brackets in brackets without end") from None
    if not isinstance(data, Mapping):
        raise TypeError("no object")
    return data


def read_line(data: Mapping[str, Any], before: str = "") -> Publication | Entry | Update:
    """Return what a line says. Raises TypeError or ValueError where it is none of ours.

    `before` is the passage of the line above, which one that lives stands after where it does not say.

    >>> read_line({"report": "a", "anchor": "p1", "kind": "heading", "targets": ["b#p2"]}).targets
    (Target(report='b', anchor='p2'),)
    """
    values = dict(data)
    _check_types(values)
    _check_names(values)
    _check_words(values)
    if "fate" in values:
        values["fate"] = Fate(values["fate"])
    if "published" in values:
        _check_keys(values, Publication, "published")
        del values["published"]
        return Publication(**values)
    for name in LISTS:
        if name in values:
            values[name] = tuple(values[name])
    if "update" in values:
        values["number"] = values.pop("update")
        _check_keys(values, Update, "number")
        return Update(**values)
    for name in FORMER:
        values.pop(name, None)
    _check_keys(values, Entry, "anchor", "kind")
    values["fingerprint"] = values.get("fingerprint", "")[:FINGERPRINT]
    if "trace" in values:
        values["trace"] = read_trace(values["trace"])
    values["targets"] = tuple(_target(target) for target in values.get("targets", ()))
    if "fate" not in values and values["kind"] != "gap":
        values.setdefault("after", before)
    return Entry(**values)


def check_anchor(anchor: Any) -> None:
    """Raise ValueError for what no anchor is: pages are made of it."""
    if not (isinstance(anchor, str) and ANCHOR.fullmatch(anchor)):
        raise ValueError(f"«{shown_name(str(anchor))}» is no anchor")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        twice = next(name for place, (name, _) in enumerate(pairs) if name in dict(pairs[:place]))
        raise ValueError(f"the key «{shown_name(twice)}» a second time")
    return data


def _parsed_number(digits: str) -> int:
    """A number as printed in a text; Python itself refuses to read one of thousands of digits."""
    if len(digits) > len(str(MOST_NUMBER)):
        raise ValueError(f"«{_shown(digits)}» is no number of a passage")
    return int(digits)


def _written_targets(targets: Iterable[Target]) -> list[str]:
    return [f"{target.report}#{target.anchor}" for target in targets]


WRITTEN: Mapping[str, Callable[[Any], Any]] = {"trace": written_trace, "targets": _written_targets}


def _target(written: Any) -> Target:
    report, sign, anchor = str(written).partition("#")
    if not sign:
        raise ValueError(f"«{shown_name(str(written))}» is no report#anchor")
    _check_report(report)
    check_anchor(anchor)
    return Target(report=report, anchor=anchor)


def _check_keys(values: Mapping[str, Any], kind: type[Publication | Entry | Update], *needed: str) -> None:
    for name in ("report", *needed):
        if name not in values:
            raise ValueError(f"without «{name}»")
    for name in values:
        if name not in (*NAMES[kind], "published"):
            raise ValueError(f"the unknown key «{shown_name(name)}»")


def _check_types(values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if type(value) not in _wanted(name, values.get("kind")):
            raise TypeError(f"«{name}» is {_shown(json.dumps(value, ensure_ascii=False))}")
        if type(value) is int and value < 1:
            raise ValueError(f"«{name}» is {value}")
        for part in value if isinstance(value, list) else (value,):
            _check_text(part)


def _wanted(name: str, kind: Any) -> tuple[type, ...]:
    if name in (*LISTS, "targets"):
        return (list,)
    if name == "number" and kind in LABELLED:
        return (int, str)
    return (int,) if name in ("number", "update") else (bool,) if name == "published" else (str,)


def _check_text(value: Any) -> None:
    """Half a pair of UTF-16 is in no text, and could not be written again."""
    if isinstance(value, str) and (half := HALF.search(value)):
        raise ValueError(f"half a character, U+{ord(half[0]):04X}")


def _check_names(values: Mapping[str, Any]) -> None:
    """Pages take their paths and links from these: none may lead out of its folder."""
    for name in ("report", "target"):
        if name in values:
            _check_report(values[name])
    for name in ("anchor", "after"):
        if name in values and (values[name] or name == "anchor"):
            check_anchor(values[name])
    for name in LISTS:
        for anchor in values.get(name, ()):
            check_anchor(anchor)


def _check_words(values: Mapping[str, Any]) -> None:
    """What a reader is told of: the kind of a passage, the day of an update, where a passage went."""
    kind, date, fate = values.get("kind"), values.get("date"), values.get("fate")
    if kind is not None and kind not in PASSAGE_KINDS:
        raise ValueError(f"«{shown_name(kind)}» is no kind of passage")
    if date is not None and not is_date(date):
        raise ValueError(f"«{shown_name(date)}» is no date of the calendar, YYYY-MM-DD")
    if kind is not None and fate == Fate.MOVED and not values.get("targets"):
        raise ValueError("what moved has no «targets»")


def _check_report(id: str) -> None:
    if not is_report_id(id):
        raise ValueError(f"«{shown_name(id)}» is no identifier of a report")


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
