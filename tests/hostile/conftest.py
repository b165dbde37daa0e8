"""How much of the hostile set is tried, and the table of what came out of it."""

from collections import Counter, defaultdict
from collections.abc import Callable

import pytest

from tests.tables import show_table

Tally = Callable[[str, str], None]
PROPERTY = "hostile"
HEAD = ("class", "inputs", "published", "refused", "other", "as expected")


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """Notes an input of a class, and what should come of it."""

    def note(kind: str, outcome: str) -> None:
        request.node.user_properties.append((PROPERTY, (kind, outcome)))

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not config.getoption("--whole"):
        return
    tried: dict[str, Counter[str]] = defaultdict(Counter)
    for result in ("passed", "failed"):
        for report in terminalreporter.stats.get(result, ()):
            for name, found in report.user_properties if report.when == "call" else ():
                if name == PROPERTY:
                    kind, outcome = found
                    tried[kind].update((outcome, result))
    rows = [
        (kind, *(str(number) for number in _numbers(counts)), str(counts["passed"]))
        for kind, counts in tried.items()
    ]
    show_table(terminalreporter, HEAD, rows)


def _numbers(counts: Counter[str]) -> tuple[int, int, int, int]:
    inputs = counts["passed"] + counts["failed"]
    published, refused = counts["published"], counts["refused"]
    return inputs, published, refused, inputs - published - refused
