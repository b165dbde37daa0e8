"""An update costs in proportion to the passages of a report, however alike these are."""

import sys
from collections.abc import Callable, Sequence
from types import FrameType

import pytest

from build_tools.ledger.keeping import keep_anchors
from build_tools.model import Ledger
from tests.ledger.library import document

FEW, MANY = 300, 900  # beyond what is looked at for the same words
LINEAR = 1.3  # times the growth of the text
LINES: dict[str, Callable[[int], str]] = {
    "different": lambda n: " ".join(f"كلمة{(n * step) % 997}" for step in range(3, 17)),
    "short": lambda n: f"- بند {n}",
    "the same": lambda _: "نص واحد يتكرر في كل فقرة من هذا التقرير.",
}
UPDATES: dict[str, Callable[[Sequence[str]], Sequence[str]]] = {
    "removed": lambda _: (),
    "edited": lambda lines: [f"{line} زيادة" for line in lines],
    "halved": lambda lines: lines[::2],
    "joined": lambda lines: [f"{one} {other}" for one, other in zip(lines[::2], lines[1::2], strict=True)],
}


@pytest.mark.parametrize("update", UPDATES.values(), ids=UPDATES)
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_an_update_costs_in_proportion_to_the_text(
    line: Callable[[int], str], update: Callable[[Sequence[str]], Sequence[str]]
) -> None:
    few, many = (calls_of_update([line(n) for n in range(size)], update) for size in (FEW, MANY))
    assert many / few < LINEAR * MANY / FEW


def calls_of_update(lines: Sequence[str], update: Callable[[Sequence[str]], Sequence[str]]) -> int:
    """How many functions of Python are called, built-in ones included: a time that no machine changes."""
    ledger = keep_anchors([document("r", lines)], Ledger()).ledger
    left = update(lines)
    documents = [document("r", left)] if left else []
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        keep_anchors(documents, ledger)
    finally:
        sys.setprofile(None)
    return calls
