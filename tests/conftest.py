"""The project's own site and its bundle, each built once for all tests that look at them."""

import fcntl
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from build_tools.bundles import BUNDLES
from build_tools.commands.workspace import CONFIG
from build_tools.pipeline import write_pages
from build_tools.site.build import build_site
from tests.chromium import launch

ROOT = Path(__file__).parent.parent
settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the expected results of cases anew: read the difference before committing.

    `--kills` tells how many builds are killed: a few in every run, many in `make test-faults`.
    `--whole` takes the hostile set at its whole measure, and prints its table: `make test-hostile`.
    """
    parser.addoption("--update-golden", action="store_true", help="write the expected results of cases anew")
    parser.addoption("--whole", action="store_true", help="take the hostile set at its whole measure")
    parser.addoption("--kills", default=2, help="how many builds the tests of faults kill")


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Where every worker of a run finds what one of them has built."""
    room = tmp_path_factory.getbasetemp()
    return room if worker_id == "master" else room.parent


@pytest.fixture(scope="session")
def docs(shelf: Path) -> Path:
    """The pages people write, and those of the project's own sources."""

    def write(docs: Path) -> None:
        shutil.copytree(ROOT / "docs", docs)
        write_pages(ROOT / "sources", docs, draft=True)

    return made_once(shelf / "docs", write)


@pytest.fixture(scope="session")
def site(docs: Path, shelf: Path) -> Path:
    """The built site."""
    return made_once(shelf / "site", lambda site: build_site(docs, CONFIG, site))


@pytest.fixture(scope="session")
def archive(docs: Path, shelf: Path) -> Path:
    """The offline ZIP."""
    room = made_once(shelf / "archive", lambda room: BUNDLES["offline"](docs, CONFIG, room / "offline.zip"))
    return room / "offline.zip"


@pytest.fixture(scope="session")
def bundle(archive: Path, shelf: Path) -> Path:
    """The offline ZIP, unpacked."""

    def unpack(room: Path) -> None:
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(room)

    return made_once(shelf / "bundle", unpack) / "warraq"


def made_once(place: Path, make: Callable[[Path], object]) -> Path:
    """Return `place`, made by the worker that asks for it first; the others wait."""
    done = place.with_name(f"{place.name}.done")
    with place.with_name(f"{place.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(place, ignore_errors=True)
            make(place)
            done.touch()
    return place


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for all tests."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
