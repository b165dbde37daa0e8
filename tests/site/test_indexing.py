"""The process that writes the search index says what went wrong, and ends with the build that wants it."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from build_tools.site.indexing import Indexing

BEGIN = "import sys, pathlib; from build_tools.site.indexing import Indexing; "
SECONDS = 30


def test_an_index_is_there_when_its_process_has_finished(docs: Path, tmp_path: Path) -> None:
    Indexing(docs / "data", tmp_path, directory_urls=True).finish()
    assert (tmp_path / "search/index/root.js").is_file()


def test_what_an_index_fails_of_is_said_in_one_line(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "search").write_text("", encoding="utf-8")
    with pytest.raises(PluginError, match=r"^the search index could not be written: .+\Z"):
        Indexing(docs / "data", tmp_path, directory_urls=True).finish()


class Waiting:
    """Data whose list of reports is a pipe: whoever reads it waits for ever."""

    def __init__(self, room: Path) -> None:
        self.data = room / "data"
        self.data.mkdir()
        self._list = self.data / "reports.json"
        os.mkfifo(self._list)
        self._held: list[int] = []

    def comes_to_be_read(self, reads: bool) -> bool:
        """Wait until somebody reads the list, or nobody any more; tell whether that came."""
        for _ in range(SECONDS * 20):
            if self._is_read() is reads:
                return True
            time.sleep(0.05)
        return False

    def close(self) -> None:
        for descriptor in self._held:
            os.close(descriptor)

    def _is_read(self) -> bool:
        """It stays open for whoever came to read it."""
        try:
            self._held.append(os.open(self._list, os.O_WRONLY | os.O_NONBLOCK))
        except OSError as problem:
            if problem.errno != errno.ENXIO:
                raise
            return False
        return True


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Waiting]:
    waiting = Waiting(tmp_path)
    yield waiting
    waiting.close()


def test_an_index_that_was_stopped_writes_nothing_more(waiting: Waiting, tmp_path: Path) -> None:
    index = Indexing(waiting.data, tmp_path / "site", directory_urls=True)
    assert waiting.comes_to_be_read(True)
    index.stop()
    assert waiting.comes_to_be_read(False)


def test_an_index_ends_with_the_build_that_was_killed(waiting: Waiting, tmp_path: Path) -> None:
    code = BEGIN + "Indexing(*map(pathlib.Path, sys.argv[1:]), directory_urls=True).finish()"
    build = subprocess.Popen([sys.executable, "-c", code, waiting.data, tmp_path / "site"])
    assert waiting.comes_to_be_read(True)
    build.send_signal(signal.SIGKILL)
    build.wait()
    assert waiting.comes_to_be_read(False)
