"""What the words of a line at the head or the end of a text say of its role: `arabic/printed/head.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from build_tools.ground.tables import table
from build_tools.recognition.kinds.genre import Mark, mark_of
from build_tools.recognition.kinds.marks import matches

WEIGHTS = ("title", "before", "after", "closes")
PHRASES = "phrase"
SECTION = "section"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Role:
    """A role: its mark, what it says for the title, what it is worth above one and below it, if at all."""

    mark: Mark
    title: float
    before: float | None
    after: float | None
    closes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A role that the words of a line speak for, and what its groups found."""

    role: Role
    groups: Mapping[str, str]


def roles_of(text: str) -> tuple[Said, ...]:
    """Return the roles that the words of a line speak for, in the order of the table."""
    found = matches(text, _marks())
    return tuple(Said(role=_roles()[mark.name], groups=groups) for mark, groups in found)


def role(name: str) -> Role:
    """Return the role of a name, for what is told by more than a line's own words."""
    return _roles()[name]


def all_roles() -> Mapping[str, Role]:
    """Return every role, by its name."""
    return _roles()


@cache
def _marks() -> tuple[Mark, ...]:
    return tuple(role.mark for role in _roles().values() if not role.mark.by)


@cache
def _roles() -> Mapping[str, Role]:
    return {name: _role(name, entry) for name, entry in table("arabic/printed/head").items()}


def _role(name: str, entry: Mapping[str, object]) -> Role:
    weights = {key: entry.get(key) for key in WEIGHTS}
    known = {key: value for key, value in entry.items() if key not in WEIGHTS}
    return Role(
        mark=mark_of(name, known),
        title=float(str(weights["title"])),
        before=_number(weights["before"]),
        after=_number(weights["after"]),
        closes=bool(weights["closes"]),
    )


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
