"""The site as its editor sees it while writing."""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from build_tools.commands.workspace import CONFIG
from build_tools.site.build import SiteError, serve_site
from build_tools.site.plugin import Warraq

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


def test_what_a_build_writes_calls_for_no_further_build(tmp_path: Path) -> None:
    """What people write is followed: sources, pages of their own, those in folders."""
    docs, sources = tmp_path / "docs", tmp_path / "sources"
    people = (sources / "report.txt", docs / "about.md", docs / "guides" / "reading.md")
    built = (docs / "reports" / "report.md", docs / "data" / "reports.json", docs / "topics" / "peace.md")
    for path in (*people, *built):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("before", "utf-8")
    builds: list[str] = []
    with _following(docs, sources, builds):
        time.sleep(0.5)  # until the files are known as they are
        for path in (*built, *people):
            builds.clear()
            path.write_text("after it", "utf-8")
            time.sleep(0.8)
            assert bool(builds) is (path in people), path


@contextmanager
def _following(docs: Path, sources: Path, builds: list[str]) -> Iterator[None]:
    """The server of MkDocs, which notes in `builds` that it would build."""
    server = LiveReloadServer(lambda: builds.append("built"), "127.0.0.1", 0, str(docs), polling_interval=0.1)
    server.watch(str(docs))  # as MkDocs does before it asks the plugin
    config = MkDocsConfig(config_file_path=str(CONFIG))
    config.docs_dir = str(docs)
    plugin = Warraq()
    plugin.load_config({"sources": str(sources)})
    plugin.on_serve(server, config=config, builder=None)
    serving = threading.Thread(target=server.serve)
    serving.start()
    try:
        yield
    finally:
        server.shutdown()
        serving.join()


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
