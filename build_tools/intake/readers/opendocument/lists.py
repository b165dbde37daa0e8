"""The labels of an OpenDocument file's lists: counted as its program counts them."""

from dataclasses import dataclass

from build_tools.intake.readers.archives import Element
from build_tools.intake.readers.formed.counting import counted
from build_tools.intake.readers.formed.parts import BULLET
from build_tools.intake.readers.opendocument.names import STYLE, TEXT, count

WAYS = {"1": "number", "a": "latin", "i": "roman"}
NUMBERS = ("list-level-style-number", "outline-level-style")
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How the items of one level are counted: `shown` levels of numbers stand in a label."""

    way: str | None = None
    upper: bool = False
    before: str = ""
    behind: str = ""
    start: int = 1
    shown: int = 1
    bullet: str = ""


class Lists:
    """Counts the items of all lists, in the order of the text."""

    def __init__(self, *roots: Element) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        for root in roots:
            for one in (*root.iter(f"{TEXT}list-style"), *root.iter(f"{TEXT}outline-style")):
                self._levels.setdefault(one.get(f"{STYLE}name") or "Outline", _levels(one))
        self._counts: dict[str, dict[int, int]] = {}

    def level(self, style: str, depth: int) -> Level:
        """Return how a level of a list style is counted, from depth 1; one it does not tell has bullets."""
        return self._levels.get(style, {}).get(depth, Level(bullet=BULLET))

    def begin(self, list: str, depth: int) -> None:
        """A list begins at a level: what lies there and deeper is counted anew."""
        counts = self._counts.setdefault(list, {})
        for deeper in [place for place in counts if place >= depth]:
            del counts[deeper]

    def go_on(self, list: str, other: str) -> None:
        """A list goes on where another one ended."""
        self._counts[list] = dict(self._counts.get(other, {}))

    def next_label(self, list: str, style: str, depth: int, start: int | None = None) -> str:
        """Count an item of a list in some style, and return what is printed before it."""
        level, counts = self.level(style, depth), self._counts.setdefault(list, {})
        counts[depth] = start if start is not None else min(counts.get(depth, level.start - 1) + 1, LARGEST)
        for deeper in [place for place in counts if place > depth]:
            del counts[deeper]
        if level.way is None:
            return BULLET if level.bullet else ""
        first = max(depth - level.shown + 1, 1)
        numbers = [self._shown(counts, style, place) for place in range(first, depth + 1)]
        return f"{level.before}{'.'.join(filter(None, numbers))}{level.behind}"

    def _shown(self, counts: dict[int, int], style: str, depth: int) -> str:
        level = self.level(style, depth)
        if level.way is None:
            return ""
        shown = counted(counts.get(depth, level.start), level.way)
        return shown.upper() if level.upper else shown


def _levels(element: Element) -> dict[int, Level]:
    found = {}
    for one in element:
        name = str(one.tag).rpartition("}")[2]
        depth = count(one.get(f"{TEXT}level"), 0)
        if name in NUMBERS:
            way = _way(one.get(f"{STYLE}num-format") or "")
            found[depth] = Level(
                way=way,
                upper=(one.get(f"{STYLE}num-format") or "") in ("A", "I"),
                before=one.get(f"{STYLE}num-prefix") or "",
                behind=one.get(f"{STYLE}num-suffix") or "",
                start=count(one.get(f"{TEXT}start-value"), 1),
                shown=count(one.get(f"{TEXT}display-levels"), 1),
            )
        elif name == "list-level-style-bullet":
            found[depth] = Level(bullet=one.get(f"{TEXT}bullet-char") or BULLET)
    return found


def _way(told: str) -> str | None:
    """How a level is counted by the name of its format; the order of Arabic letters is told by the first."""
    if not told:
        return None
    letters = [part.strip() for part in told.split(",")]
    if len(letters) > 2 and letters[0] == "أ":
        return "abjad" if letters[2] == "ج" else "alphabet"
    return WAYS.get(told.lower(), "number")
