"""How much of the hostile set is tried, the site of its texts, and the tables of what came out of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_tools.commands.workspace import CONFIG, copy_people_pages
from build_tools.pipeline import write_pages
from build_tools.site.build import build_site
from tests.conftest import made_once
from tests.hostile.inputs import lay_out, read_texts
from tests.hostile.library import everywhere
from tests.tables import show_table

Tally = Callable[[str, str], None]
Tried = tuple[str, str, str, bool]
PROPERTY = "hostile"
INPUTS = ("class", "input", "expected", "came out")
CLASSES = ("class", "inputs", "published", "refused", "other", "as expected")
ONCE = frozenset({"pages in Chromium"})  # tried by the hundred in one test
LONGEST = 60
FIRST, ONE_IN = 13, 25  # «{#__search}» among them, which is a place of the theme
OPEN = re.compile("WQTEXT")  # the cards of a page fill it in
ADDRESS = "https://library.example/"


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """Notes an input of a class, and what should come of it."""

    def note(kind: str, outcome: str) -> None:
        request.node.user_properties.append((PROPERTY, (kind, outcome)))

    return note


@pytest.fixture(scope="session")
def texts(pytestconfig: pytest.Config) -> list[str]:
    """The hostile texts, or a few of them."""
    texts = read_texts()
    return (
        texts if pytestconfig.getoption("--whole") else [*texts[FIRST::ONE_IN], *filter(OPEN.search, texts)]
    )


@pytest.fixture(scope="session")
def hostile_site(texts: list[str], shelf: Path) -> Path:
    """The site of a library of the texts, with a public address."""
    return made_once(shelf / "hostile", lambda room: build_library(everywhere(texts), room)) / "site"


def build_library(files: dict[str, str], room: Path) -> None:
    """Build the site of a library of `files` below `room`."""
    docs = room / "docs"
    docs.mkdir(parents=True)
    copy_people_pages(docs)
    written = write_pages(lay_out(files, room), docs, draft=True)
    assert written.told.refusals == ()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        build_site(docs, CONFIG, room / "site")


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
