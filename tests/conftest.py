"""The project's own site and its bundle, each built once for all tests that look at them."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from build_tools.bundles import BUNDLES
from build_tools.pipeline import write_pages
from build_tools.site.build import build_site
from build_tools.workspace import CONFIG
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
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages people write, and those of the project's own sources."""
    docs = tmp_path_factory.mktemp("library") / "docs"
    shutil.copytree(ROOT / "docs", docs)
    write_pages(ROOT / "sources", docs, draft=True)
    return docs


@pytest.fixture(scope="session")
def site(docs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    return build_site(docs, CONFIG, tmp_path_factory.mktemp("site") / "site")


@pytest.fixture(scope="session")
def archive(docs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline ZIP."""
    return BUNDLES["offline"](docs, CONFIG, tmp_path_factory.mktemp("archive") / "offline.zip")


@pytest.fixture(scope="session")
def bundle(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline ZIP, unpacked."""
    room = tmp_path_factory.mktemp("bundle")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(room)
    return room / "warraq"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for all tests."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
