"""How much is tried, and the table of what came out of it."""

from collections.abc import Callable

import pytest

from tests.faults.project import STATES, Project, copy_project, tree_digest
from tests.tables import show_table

ROWS = pytest.StashKey[list[tuple[str, str, str]]]()
HEAD = ("fault", "tried", "came out")


@pytest.fixture(scope="session")
def kills(pytestconfig: pytest.Config) -> int:
    """How many builds are killed; `--kills`."""
    return int(pytestconfig.getoption("--kills"))


@pytest.fixture(scope="session")
def told(pytestconfig: pytest.Config) -> Callable[[str, str, str], None]:
    """Adds a row to the table."""
    rows = pytestconfig.stash.setdefault(ROWS, [])
    return lambda *row: rows.append(row)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project whose site is built."""
    project = copy_project(tmp_path_factory.mktemp("faults") / "project")
    assert project.run("site") == (0, "")
    return project


@pytest.fixture(scope="session")
def sites(project: Project) -> dict[str, str]:
    """The digest of the site in each state, by digest the state."""
    digests = {}
    for state in STATES:
        project.tell(state)
        assert project.run("site") == (0, "")
        digests[tree_digest(project.site)] = state
    return digests


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    rows = config.stash.get(ROWS, [])
    if rows:
        show_table(terminalreporter, HEAD, rows)
