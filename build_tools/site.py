"""The one way to MkDocs: from `docs/` and `mkdocs.yml` to a built site."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

MARK = "404.html"  # every built site has it


class SiteError(Exception):
    """The site could not be built; the words of MkDocs, or ours, say why."""


def build_site(docs: Path, config: Path, site: Path, *, offline: bool = False) -> Path:
    """Build the pages in `docs` into `site` and return `site`.

    The site is built beside its place and moved there whole: a build that fails or is stopped
    leaves the former one. Raises SiteError with what MkDocs said, warnings included, and where
    `site` is a directory of something else.
    """
    if site.exists() and any(site.iterdir()) and not (site / MARK).is_file():
        raise SiteError(f"{site}: not empty and not a built site; it would be lost. Choose another place.")
    site.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=site.parent, prefix=f".{site.name}-") as room:
        fresh, former = Path(room, "fresh"), Path(room, "former")
        _run_mkdocs(docs, config, fresh, offline)
        if site.exists():
            site.rename(former)
        fresh.rename(site)
    return site


def serve_site(docs: Path, config: Path, sources: Path) -> int:
    """Serve the site on loopback until interrupted, following `docs` and `sources`; return the exit code."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(config.resolve())]
    return subprocess.run(
        command, env=_environment(docs, str(sources.resolve()), False), check=False
    ).returncode


def _run_mkdocs(docs: Path, config: Path, site: Path, offline: bool) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config.resolve())]
    done = subprocess.run(
        [*command, "--site-dir", str(site.resolve())],
        env=_environment(docs, "", offline),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SiteError((done.stderr or done.stdout).strip())


def _environment(docs: Path, sources: str, offline: bool) -> dict[str, str]:
    """`sources` is empty where `docs` is written already."""
    return os.environ | {
        "WARRAQ_DOCS": str(docs.resolve()),
        "WARRAQ_SOURCES": sources,
        "OFFLINE": str(offline).lower(),
        "NO_MKDOCS_2_WARNING": "1",
    }
