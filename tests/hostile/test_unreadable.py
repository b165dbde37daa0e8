"""What a build may not read is refused by its name, root or not, and changes nothing else."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_tools.commands.workspace import docs_for
from build_tools.commands.writing import BUILT_FOLDERS
from build_tools.model import Page, Refusal
from build_tools.spelling.paths import REFUSED
from tests.hostile.conftest import Tally
from tests.hostile.inputs import UNREADABLE, Input, lay_out, read_inputs
from tests.hostile.judging import changed_pages, wrongly_published, wrongly_refused

ROOT = Path(__file__).parents[2]
RIGHTS = "-dac_override,-dac_read_search"
WITHOUT_RIGHTS = ("setpriv", "--bounding-set", RIGHTS, "--inh-caps", RIGHTS)
ONE_IN = 3
RECORDS = "data/reports/"
Run = Callable[[Input, Path], tuple[str, list[Page]]]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """All of them, or some."""
    if "given" in metafunc.fixturenames:
        inputs = read_inputs((UNREADABLE,))
        chosen = inputs if metafunc.config.getoption("--whole") else inputs[::ONE_IN]
        metafunc.parametrize("given", chosen, ids=lambda given: given.name)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Lays an input out, and has the command `pages` read it with a plain user's rights.

    Gives what was said, and the pages that were written.
    """
    before = () if os.geteuid() else WITHOUT_RIGHTS
    locked = tmp_path_factory.mktemp("rights") / "locked.txt"
    locked.touch(mode=0)
    if _succeeds(*before, "cat", locked) or not _succeeds(*before, "true"):
        pytest.skip("root reads everything here: there is no setpriv that takes its rights away")

    def build(given: Input, room: Path) -> tuple[str, list[Page]]:
        sources = lay_out(given.files, room)
        sources.chmod(given.directory_mode)
        command = (*before, sys.executable, "-m", "build_tools", "pages", "--sources", str(sources))
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        sources.chmod(0o755)
        assert done.returncode == (1 if given.refused or given.stops else 0), done.stderr
        pages = _pages(docs_for(sources))
        shutil.rmtree(docs_for(sources))
        return done.stderr, pages

    return build


@pytest.fixture(scope="module")
def good(run: Run, tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """The pages of the good source alone."""
    return run(Input(subject=UNREADABLE, name="good", files={}), tmp_path_factory.mktemp("good"))[1]


def test_what_may_not_be_read_is_refused_and_changes_nothing_else(
    given: Input, run: Run, good: list[Page], tmp_path: Path, tally: Tally
) -> None:
    tally("what may not be read", "build ended" if given.stops else "refused")
    said, made = run(given, tmp_path)
    if given.stops:
        assert said.startswith("error: ")
        assert given.stops in said
        assert made == []
    else:
        assert list(_complaints(given, made, good)) == []


def _complaints(given: Input, made: list[Page], good: list[Page]) -> Iterator[str]:
    texts = {page.path: page.text for page in made}
    published = {path.removeprefix(RECORDS)[:-5] for path in texts if path.startswith(RECORDS)}
    yield from wrongly_refused(given, [Refusal(id="", **refusal) for refusal in json.loads(texts[REFUSED])])
    yield from wrongly_published(given, published)
    yield from changed_pages(made, good, refused_only=published == {"good"})


def _pages(docs: Path) -> list[Page]:
    return [
        Page(path=path.relative_to(docs).as_posix(), text=path.read_text("utf-8"))
        for folder in BUILT_FOLDERS
        for path in sorted((docs / folder).rglob("*"))
        if path.is_file()
    ]


def _succeeds(*command: str | Path) -> bool:
    """Tell whether a command is there and ends well."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
