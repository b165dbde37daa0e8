"""Where a library is built: in `docs/` where it keeps its pages there, else below `build/`."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from build_tools.commands.writing import BUILT_FOLDERS
from build_tools.ground.errors import WarraqError
from build_tools.ground.publishing import put_file
from build_tools.intake.sources import report_id
from build_tools.library import find_library, read_limits, read_settings
from build_tools.store import Store
from build_tools.store.workers import Progress, Workers, cores, silent

PACKAGE = Path(__file__).parents[1]
CONFIG = PACKAGE / "site" / "base.yml"  # of every library's site
STARTER = PACKAGE / "library" / "starter"  # pages that a library has until it writes its own


def own_sources() -> Path:
    """Return the sources of the library around the current directory."""
    library = find_library()
    return Path("sources") if library == Path.cwd() else library / "sources"


def own_docs() -> Path:
    """Return where the library's pages are written: beside what people write where it keeps them there."""
    library = find_library()
    return library / "docs" if read_settings(library).pages.keep else library / "build" / "docs"


def own_config() -> Path:
    """Return the configuration of MkDocs: the library's own, else the one that all share."""
    own = find_library() / "mkdocs.yml"
    return own if own.is_file() else CONFIG


def docs_for(sources: Path) -> Path:
    """Return where the pages of `sources` are written; those of others than the library's own lie apart."""
    return own_docs() if is_own(sources) else find_library() / "build" / "docs-of" / _name(sources)


def room_for_check(sources: Path) -> Path:
    """Return where a check of `sources` builds, in the system's temporary directory."""
    return Path(tempfile.gettempdir(), f"warraq-check-{os.getuid()}-{_name(sources)}")


def is_own(sources: Path) -> bool:
    """Tell whether these are the library's own sources."""
    return sources.resolve() == own_sources().resolve()


def check_apart(place: Path, sources: Path) -> None:
    """Raise WarraqError where what is built at `place` would stand among the sources, or replace them.

    Nor may it stand among the pages and the software: the next build would take it for a part of them.
    """
    built = place.resolve()
    library = find_library()
    rooms = ("docs", "build/docs", "build/docs-of")
    for used in (sources, *(library / name for name in rooms), PACKAGE):
        kept = used.resolve()
        if built.is_relative_to(kept) or kept.is_relative_to(built):
            raise WarraqError(
                file=str(place),
                line=None,
                found=f"a place for what is built that holds what it is built from, in {used}, or lies there",
                expected="a place apart from the sources",
                advice="Name another with SITE= or OUT=, --site or --out.",
            )


def workers_of(scheduler: str = "", tell: Progress = silent) -> Workers:
    """Return what works on single sources: with the library's store, and a cluster where one is named."""
    store = Store(find_library() / "build" / "store", read_limits().store_bytes)
    return Workers(store=store, processes=cores(), scheduler=scheduler, tell=tell)


def copy_people_pages(docs: Path) -> None:
    """Bring the pages that people wrote, and their pictures, to where those of the build are written.

    What they have removed since goes there, too. A page that they did not write is the starter's.
    """
    own = find_library() / "docs"
    if docs.resolve() == own.resolve():
        return
    pages = {path.relative_to(folder): path for folder in (STARTER, own) for path in _people_files(folder)}
    for path in tuple(_people_files(docs)):
        if path.relative_to(docs) not in pages:
            path.unlink()
    for name, path in sorted(pages.items()):
        place, content = docs / name, _filled(path)
        if not (place.is_file() and place.read_bytes() == content):
            place.parent.mkdir(parents=True, exist_ok=True)
            put_file(place, content)


def _people_files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.relative_to(folder).parts[0] not in BUILT_FOLDERS and path.is_file():
            yield path


def _filled(path: Path) -> bytes:
    """The content of a page; one of the starter's says what the library says of itself."""
    content = path.read_bytes()
    if not path.is_relative_to(STARTER):
        return content
    settings = read_settings()
    told = settings.library
    text = content.decode("utf-8").replace("{name}", told.name)
    text = text.replace("{lead}", settings.pages.home or told.description or told.tagline)
    return text.encode("utf-8")


def _name(sources: Path) -> str:
    path = sources.resolve()
    return f"{report_id(path.name)}-{hashlib.sha256(os.fsencode(path)).hexdigest()[:8]}"
