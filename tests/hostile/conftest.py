"""How much of the hostile set is tried, and the tables of what came out of it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

import pytest

from tests.tables import show_table

Tally = Callable[[str, str], None]
Tried = tuple[str, str, str, bool]
PROPERTY = "hostile"
INPUTS = ("class", "input", "expected", "came out")
CLASSES = ("class", "inputs", "published", "refused", "other", "as expected")
ONCE = frozenset({"pages in Chromium"})  # tried by the hundred in one test
LONGEST = 60


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """Notes an input of a class, and what should come of it."""

    def note(kind: str, outcome: str) -> None:
        request.node.user_properties.append((PROPERTY, (kind, outcome)))

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not config.getoption("--whole"):
        return
    tried = sorted(_tried(terminalreporter))
    if not tried:
        return
    show_table(terminalreporter, INPUTS, [_row(*one) for one in tried if one[0] not in ONCE])
    classes: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, _, outcome, passed in tried:
        classes[kind].update((outcome, "passed" if passed else "failed"))
    rows = [
        (kind, *(str(number) for number in _numbers(counts)), str(counts["passed"]))
        for kind, counts in classes.items()
    ]
    show_table(terminalreporter, CLASSES, rows)


def _tried(terminalreporter: pytest.TerminalReporter) -> Iterator[Tried]:
    """The class and the name of each input, what should come of it, and whether it came."""
    for result in ("passed", "failed"):
        for report in terminalreporter.stats.get(result, ()):
            for name, found in report.user_properties if report.when == "call" else ():
                if name == PROPERTY:
                    kind, outcome = found
                    yield kind, report.nodeid.partition("[")[2][:-1], outcome, result == "passed"


def _row(kind: str, name: str, outcome: str, passed: bool) -> tuple[str, str, str, str]:
    return kind, name.removeprefix(f"{kind}-")[:LONGEST], outcome, "as expected" if passed else "NOT SO"


def _numbers(counts: Counter[str]) -> tuple[int, int, int, int]:
    inputs = counts["passed"] + counts["failed"]
    published, refused = counts["published"], counts["refused"]
    return inputs, published, refused, inputs - published - refused
