"""Where a library is built: the project's own below `docs/`, any other below `build/`."""

import hashlib
import os
import tempfile
from pathlib import Path

from build_tools.errors import WarraqError
from build_tools.publishing import put_file
from build_tools.writing import BUILT_FOLDERS

PROJECT = Path(__file__).parent.parent
OWN_SOURCES = PROJECT / "sources"
OWN_DOCS = PROJECT / "docs"
CONFIG = PROJECT / "mkdocs.yml"


def docs_for(sources: Path) -> Path:
    """Return the docs directory of the library in `sources`.

    That of other sources than the project's own is below `build/`; `docs/` is left alone.
    """
    if is_own(sources):
        return OWN_DOCS
    return PROJECT / "build" / "docs" / _name(sources)


def room_for_check(sources: Path) -> Path:
    """Return where a check of `sources` builds, in the system's temporary directory."""
    return Path(tempfile.gettempdir(), f"warraq-check-{os.getuid()}-{_name(sources)}")


def is_own(sources: Path) -> bool:
    """Tell whether these are the project's own sources."""
    return sources.resolve() == OWN_SOURCES.resolve()


def check_apart(place: Path, sources: Path) -> None:
    """Raise WarraqError where what is built at `place` would stand among the sources, or replace them."""
    built, received = place.resolve(), sources.resolve()
    if built.is_relative_to(received) or received.is_relative_to(built):
        raise WarraqError(
            file=str(place),
            line=None,
            found=f"a place for what is built that holds the sources in {sources}, or lies among them",
            expected="a place apart from the sources",
            advice="Name another with SITE= or OUT=, --site or --out.",
        )


def has_fonts(docs: Path) -> bool:
    """Tell whether the fonts of the pages are installed; a command run without `make` may lack them."""
    return any((docs / "assets" / "fonts").glob("*.woff2"))


def copy_people_pages(docs: Path) -> None:
    """Bring the pages that people wrote, and the assets, to a docs directory of other sources."""
    if docs.resolve() == OWN_DOCS.resolve():
        return
    for path in sorted(OWN_DOCS.rglob("*")):
        name = path.relative_to(OWN_DOCS)
        if name.parts[0] in BUILT_FOLDERS or not path.is_file():
            continue
        place, content = docs / name, path.read_bytes()
        if not (place.is_file() and place.read_bytes() == content):
            place.parent.mkdir(parents=True, exist_ok=True)
            put_file(place, content)


def _name(sources: Path) -> str:
    return f"{sources.resolve().name}-{hashlib.sha256(str(sources.resolve()).encode()).hexdigest()[:8]}"
