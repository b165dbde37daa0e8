"""Values of the model as bytes and back: a closed list of classes, and nothing that runs."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from build_tools import model

TUPLE, LIST, DICT, ENUM, DAY, TIME = "()", "[]", "{}", "=", "day", "time"


class UnknownValueError(ValueError):
    """What was read is no value of the model."""


def to_bytes(value: object) -> bytes:
    """Return a value of the model as bytes.

    >>> from_bytes(to_bytes(model.Text(plain="نص"))) == model.Text(plain="نص")
    True
    """
    return json.dumps(_told(value), ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def from_bytes(told: bytes) -> Any:
    """Return the value that was told. Raises UnknownValueError for bytes that tell none."""
    try:
        return _value(json.loads(told.decode("utf-8", "surrogatepass")))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as problem:
        raise UnknownValueError(str(problem)) from None


def _told(value: Any) -> Any:
    """A list whose first member names what the others are, or what JSON has itself."""
    kind = type(value)
    if kind in (str, int, bool, float) or value is None:
        return value
    if kind is tuple:
        return [TUPLE, *map(_told, value)]
    if (names := _fields().get(kind)) is not None:
        return [kind.__name__, *[_told(getattr(value, name)) for name in names]]
    if isinstance(value, Enum):
        return [ENUM, kind.__name__, value.value]
    if kind is list:
        return [LIST, *map(_told, value)]
    if isinstance(value, Mapping):
        return [DICT, *[_told(part) for pair in value.items() for part in pair]]
    if kind is datetime:
        return [TIME, value.isoformat()]
    if kind is date:
        return [DAY, value.isoformat()]
    raise UnknownValueError(f"{kind.__name__} is no value of the model")


def _value(told: Any) -> Any:
    if type(told) is not list:
        if isinstance(told, dict):
            raise UnknownValueError("a table of names")
        return told
    name, parts = told[0], told[1:]
    if name == TUPLE:
        return tuple([_value(part) for part in parts])
    if name in (reader := _readers()):
        return reader[name](parts)
    raise UnknownValueError(f"{name} is no value of the model")


@cache
def _fields() -> dict[type, tuple[str, ...]]:
    known = (getattr(model, name) for name in model.__all__)
    return {
        found: tuple(field.name for field in fields(found))
        for found in known
        if isinstance(found, type) and is_dataclass(found)
    }


@cache
def _readers() -> dict[str, Callable[[list[Any]], Any]]:
    enums = {found.__name__: found for found in (model.Origin, model.Fate)}

    def made(found: type, names: tuple[str, ...]) -> Callable[[list[Any]], Any]:
        return lambda parts: found(**dict(zip(names, map(_value, parts), strict=True)))

    return {
        **{found.__name__: made(found, names) for found, names in _fields().items()},
        LIST: lambda parts: [_value(part) for part in parts],
        DICT: lambda parts: dict(zip(map(_value, parts[::2]), map(_value, parts[1::2]), strict=True)),
        ENUM: lambda parts: enums[parts[0]](parts[1]),
        DAY: lambda parts: date.fromisoformat(parts[0]),
        TIME: lambda parts: datetime.fromisoformat(parts[0]),
    }
