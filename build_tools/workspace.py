"""Where a library is built: the project's own below `docs/`, any other below `build/`."""

import hashlib
import shutil
from pathlib import Path

from build_tools.writing import BUILT_FOLDERS

PROJECT = Path(__file__).parent.parent
OWN_SOURCES = PROJECT / "sources"
OWN_DOCS = PROJECT / "docs"
CONFIG = PROJECT / "mkdocs.yml"


def docs_for(sources: Path) -> Path:
    """Return the docs directory of the library in `sources`, with the pages that people wrote in it.

    That of other sources than the project's own is below `build/`; `docs/` is left alone.
    """
    if is_own(sources):
        return OWN_DOCS
    name = hashlib.sha256(str(sources.resolve()).encode()).hexdigest()[:8]
    docs = PROJECT / "build" / "docs" / f"{sources.resolve().name}-{name}"
    _copy_people_pages(docs)
    return docs


def is_own(sources: Path) -> bool:
    """Tell whether these are the project's own sources."""
    return sources.resolve() == OWN_SOURCES.resolve()


def _copy_people_pages(docs: Path) -> None:
    docs.mkdir(parents=True, exist_ok=True)
    for entry in OWN_DOCS.iterdir():
        if entry.name in BUILT_FOLDERS:
            continue
        if entry.is_dir():
            shutil.copytree(entry, docs / entry.name, dirs_exist_ok=True)
        else:
            shutil.copy2(entry, docs / entry.name)
