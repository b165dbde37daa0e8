"""The labels of the lists of a Word file: they are kept nowhere, and counted each time it is shown."""

import re
from dataclasses import dataclass

from build_tools.intake.readers.archives import Element
from build_tools.intake.readers.formed.counting import counted
from build_tools.intake.readers.formed.parts import BULLET as SIGN
from build_tools.intake.readers.word.names import W, is_on, number, value

PLACE = re.compile(r"%([1-9])")
WAYS = {
    "lowerLetter": "latin", "upperLetter": "latin", "lowerRoman": "roman", "upperRoman": "roman",
    "arabicAlpha": "alphabet", "arabicAbjad": "abjad", "hebrew1": "number",
}  # fmt: skip
NONE, BULLET = "none", "bullet"
DEPTHS = 9
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How the items of one level are counted and shown: «%1.%2» stands for the numbers of levels 1 and 2."""

    way: str = NONE
    text: str = ""
    start: int = 1
    restart: int | None = None
    plain: bool = False
    style: str | None = None

    @property
    def is_silent(self) -> bool:
        """Whether nothing is printed before its paragraphs: they go on with the item above."""
        return not self.text.strip()


class Numbering:
    """Counts the items of all lists, in the order of the text."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._kinds: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._begun: set[str] = set()
        self._counts: dict[str, dict[int, int]] = {}
        self._links: dict[str, str] = {}
        if root is not None:
            self._read(root)

    def level(self, list: str, depth: int) -> Level | None:
        """Return how a level of a list is counted; None where there is no such list."""
        kind = self._kinds.get(list)
        return None if kind is None else self._levels.get(kind, {}).get(depth)

    def depth_of(self, list: str, style: str | None) -> int | None:
        """Return the level of a list that a style of paragraphs is tied to."""
        levels = self._levels.get(self._kinds.get(list, ""), {})
        return next((depth for depth, level in levels.items() if style and level.style == style), None)

    def next_label(self, list: str, depth: int) -> str:
        """Count an item, and return what is printed before it."""
        kind, level = self._kinds[list], self.level(list, depth)
        assert level is not None
        counts = self._counts.setdefault(kind, {})
        if list not in self._begun:
            self._begun.add(list)
            for (owner, place), start in self._starts.items():
                if owner == list:
                    counts[place] = start - 1
        counts[depth] = min(counts.get(depth, level.start - 1) + 1, LARGEST)
        for deeper in [place for place in counts if place > depth]:
            if self._begins_anew(kind, deeper, depth):
                del counts[deeper]
        if level.way == BULLET:
            return SIGN
        return PLACE.sub(lambda found: self._shown(kind, int(found[1]) - 1, level), level.text)

    def _begins_anew(self, kind: str, deeper: int, depth: int) -> bool:
        """Tell whether a level counts anew behind an item of another; some say behind which alone."""
        level = self._levels[kind].get(deeper)
        if level is None or level.restart is None:
            return True
        return level.restart != 0 and depth < level.restart

    def _shown(self, kind: str, place: int, own: Level) -> str:
        level = self._levels[kind].get(place, Level())
        count = self._counts[kind].get(place, level.start)
        if level.way == NONE:
            return ""
        way = "number" if own.plain else WAYS.get(level.way, "number")
        shown = counted(count, way)
        return shown.upper() if level.way.startswith("upper") and not own.plain else shown

    def _read(self, root: Element) -> None:
        for kind in root.iter(f"{W}abstractNum"):
            id = kind.get(f"{W}abstractNumId") or ""
            self._levels[id] = {
                depth: _level(one)
                for one in kind.iter(f"{W}lvl")
                if (depth := number(one.get(f"{W}ilvl"))) is not None and depth < DEPTHS
            }
            if name := value(kind, "styleLink"):
                self._links[name] = id
        wanted = {
            k.get(f"{W}abstractNumId") or "": value(k, "numStyleLink") for k in root.iter(f"{W}abstractNum")
        }
        for one in root.iter(f"{W}num"):
            list, kind = one.get(f"{W}numId") or "", value(one, "abstractNumId") or ""
            kind = self._links.get(wanted.get(kind) or "", kind)
            self._kinds[list] = kind
            for override in one.iter(f"{W}lvlOverride"):
                self._override(list, kind, override)

    def _override(self, list: str, kind: str, override: Element) -> None:
        depth = number(override.get(f"{W}ilvl"))
        start = number(value(override, "startOverride"))
        if depth is not None and start is not None:
            self._starts[list, depth] = start
        level = override.find(f"{W}lvl")
        if depth is not None and level is not None:
            own = f"{kind}/{list}"
            self._levels[own] = {**self._levels.get(self._kinds[list], {}), depth: _level(level)}
            self._kinds[list] = own


def _level(element: Element) -> Level:
    start = number(value(element, "start"))
    return Level(
        way=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=1 if start is None else start,
        restart=number(value(element, "lvlRestart")),
        plain=bool(is_on(element, "isLgl")),
        style=value(element, "pStyle"),
    )
