"""The one way to MkDocs: from `docs/` and `mkdocs.yml` to a built site."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

from build_tools.commands.writing import shown_beside
from build_tools.ground.publishing import put_directory, workroom
from build_tools.library import find_library, read_settings
from build_tools.site.identity import BASE, THEME, own_files
from build_tools.store import Store
from build_tools.store.unchanged import Digest, find_note, note, tree_digest
from build_tools.store.workers import end_with_parent

MARK = "404.html"  # every built site has it
DATA = "data/reports.json"
SYSTEM_ERROR = re.compile(r"^\w*Error: \[Errno \d+\] (.+)\Z", re.MULTILINE)
ADDRESS = ("127.0.0.1", 8000)  # where MkDocs serves
# The build sets them.
OWN_NAMES = {"WARRAQ_DOCS", "WARRAQ_SOURCES", "WARRAQ_SITE", "WARRAQ_CONFIG", "OFFLINE"}
FROM_OUTSIDE = re.compile(r"!ENV \[?\s*(\w+)")
NO_CLOCK = "946684800"  # 2000-01-01, for what MkDocs dates


class SiteError(Exception):
    """The site could not be built; the words of MkDocs, or ours, say why."""


def build_site(
    docs: Path, config: Path, site: Path, *, offline: bool = False, store: Store | None = None
) -> Path:
    """Build the pages in `docs` into `site` and return `site`.

    The site is built and checked beside its place and put there whole: a build that fails or is
    stopped leaves the former one. Raises SiteError with what MkDocs said, warnings and broken
    links included, and where `site` is a directory of something else or inside another site;
    PlaceHeldError where another build is under way.
    """
    place = site.resolve()
    if place.exists() and any(place.iterdir()) and not _is_site(place):
        raise SiteError(f"{site}: not empty and not a built site; it would be lost. Choose another place.")
    check_outside(site)
    inputs = _inputs(docs, config, offline)
    with workroom(place) as room:
        if find_note(store, "site", inputs, tree_digest((place,))) is None:
            _run_mkdocs(docs, config, room.fresh, offline, room.lock)
            put_directory(room, place)
            note(store, "site", inputs, tree_digest((place,)), value=True)
    return site


def _inputs(docs: Path, config: Path, offline: bool) -> tuple[Digest, ...]:
    """All that a site depends on: the pages, the theme, the configuration and what it takes from outside."""
    told = config.read_bytes() + BASE.read_bytes()
    names = sorted(set(FROM_OUTSIDE.findall(told.decode("utf-8"))) - OWN_NAMES)
    values = [f"{name}={os.environ.get(name)}" for name in (*names, "SITE_URL")]
    trees = tree_digest((docs, shown_beside(docs), THEME))
    library = find_library()
    look = [(library / name).read_bytes() for name in own_files(library)]
    said = repr((offline, values, read_settings(library))).encode("utf-8", "surrogateescape")
    return trees, told, said, *look


def check_outside(place: Path) -> None:
    """Raise SiteError where `place` is inside a published site: its next build would remove it."""
    around = next((parent for parent in place.resolve().parents if _is_site(parent)), None)
    if around is not None:
        raise SiteError(
            f"{place}: inside the site {around}, whose next build would remove it. Choose a place beside it."
        )


def _is_site(place: Path) -> bool:
    """Tell whether a site of ours is published at `place`; others have a page 404, too."""
    return (place / MARK).is_file() and (place / DATA).is_file()


def serve_site(docs: Path, config: Path, sources: Path) -> int:
    """Serve the site on loopback until interrupted, following `docs` and `sources`; return the exit code.

    Raises SiteError where another program listens at its address.
    """
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
        try:
            trial.bind(ADDRESS)
        except OSError as problem:
            raise SiteError(
                f"{':'.join(map(str, ADDRESS))}: {problem.strerror}; end what listens there."
            ) from None
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(config.resolve())]
    return subprocess.run(
        command, env=_environment(docs, str(sources.resolve()), False), check=False
    ).returncode


def _run_mkdocs(docs: Path, config: Path, site: Path, offline: bool, lock: int) -> None:
    """Run MkDocs. It ends with this process; while it lives, the place it writes to stays held."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config.resolve())]
    with subprocess.Popen(
        [*command, "--site-dir", str(site)],
        env=_environment(docs, "", offline),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        pass_fds=(lock,),
        preexec_fn=end_with_parent,
    ) as process:
        try:
            printed, said = process.communicate()
        except BaseException:
            process.kill()
            process.communicate()  # to the end of what is printed: what MkDocs started writes there, too
            raise
    if process.returncode:
        said = (said or printed).strip()
        full = SYSTEM_ERROR.search(said)  # a full disk needs no traceback
        raise SiteError(full[1] if full else said)


def _environment(docs: Path, sources: str, offline: bool) -> dict[str, str]:
    """`sources` is empty where `docs` is written already."""
    return os.environ | {
        "WARRAQ_CONFIG": str(BASE),
        "WARRAQ_LIBRARY": str(find_library()),
        "WARRAQ_DOCS": str(docs.resolve()),
        "WARRAQ_SOURCES": sources,
        "OFFLINE": str(offline).lower(),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": NO_CLOCK,
    }
