"""The site as its editor sees it while writing."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.commands.workspace import CONFIG
from build_tools.site.build import SiteError, serve_site

PATIENCE = 90


@pytest.fixture
def served(docs: Path) -> Iterator[str]:
    """The address of `mkdocs serve`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-f", str(CONFIG), "-a", address],
        env=os.environ | {"WARRAQ_DOCS": str(docs), "WARRAQ_SOURCES": "", "NO_MKDOCS_2_WARNING": "1"},
        stderr=subprocess.DEVNULL,
    )
    yield f"http://{address}/"
    process.terminate()  # whoever runs the tests behind other work may have told them to ignore a SIGINT
    process.wait()


def test_a_served_page_reloads_itself(served: str) -> None:
    """A policy would not let the script run that the server adds."""
    page = _fetch(served)
    assert "livereload(" in page
    assert "Content-Security-Policy" not in page


def test_an_address_where_another_program_listens_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        monkeypatch.setattr("build_tools.site.build.ADDRESS", other.getsockname())
        with pytest.raises(SiteError, match="Address already in use; end what listens there"):
            serve_site(tmp_path, CONFIG, tmp_path)


def _fetch(address: str) -> str:
    for _ in range(PATIENCE * 2):
        try:
            with urllib.request.urlopen(address) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.5)
    pytest.fail("mkdocs serve does not answer")
