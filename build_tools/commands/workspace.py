"""Where a library is built: the project's own below `docs/`, any other below `build/`."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from build_tools.commands.writing import BUILT_FOLDERS
from build_tools.ground.errors import WarraqError
from build_tools.ground.limits import read_limits
from build_tools.ground.publishing import put_file
from build_tools.intake.sources import report_id
from build_tools.store import Store
from build_tools.store.workers import Progress, Workers, cores, silent

PROJECT = Path(__file__).parents[2]
OWN_SOURCES = PROJECT / "sources"
OWN_DOCS = PROJECT / "docs"
CONFIG = PROJECT / "mkdocs.yml"
FONTS = "assets/css/fonts.css"
FONT_FILE = re.compile(r'url\("?([^")]+\.woff2)"?\)')


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
    """Raise WarraqError where what is built at `place` would stand among the sources, or replace them.

    Nor may it stand among the pages and the software: the next build would take it for a part of them.
    """
    built = place.resolve()
    for used in (sources, *(PROJECT / name for name in ("docs", "build/docs", "build_tools"))):
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
    """Return what works on single sources: with the project's store, and a cluster where one is named."""
    store = Store(PROJECT / "build" / "store", read_limits().store_bytes)
    return Workers(store=store, processes=cores(), scheduler=scheduler, tell=tell)


def check_fonts() -> None:
    """Raise WarraqError where a font of the pages is not installed, as in a command run without `make`."""
    named = FONT_FILE.findall((OWN_DOCS / FONTS).read_text(encoding="utf-8"))
    missing = sorted({name for name in named if not (OWN_DOCS / FONTS).parent.joinpath(name).is_file()})
    if missing:
        raise WarraqError(
            file=f"docs/{FONTS}",
            line=None,
            found=f"fonts that are not there: {', '.join(missing)}",
            expected="the fonts that the pages ask for",
            advice="Run `make setup`, which brings them.",
        )


def copy_people_pages(docs: Path) -> None:
    """Bring the pages that people wrote, and the assets, to a docs directory of other sources.

    What they have removed since goes there, too.
    """
    if docs.resolve() == OWN_DOCS.resolve():
        return
    for path in tuple(docs.rglob("*")):
        name = path.relative_to(docs)
        if name.parts[0] not in BUILT_FOLDERS and path.is_file() and not (OWN_DOCS / name).is_file():
            path.unlink()
    for path in sorted(OWN_DOCS.rglob("*")):
        name = path.relative_to(OWN_DOCS)
        if name.parts[0] in BUILT_FOLDERS or not path.is_file():
            continue
        place, content = docs / name, path.read_bytes()
        if not (place.is_file() and place.read_bytes() == content):
            place.parent.mkdir(parents=True, exist_ok=True)
            put_file(place, content)


def _name(sources: Path) -> str:
    path = sources.resolve()
    return f"{report_id(path.name)}-{hashlib.sha256(os.fsencode(path)).hexdigest()[:8]}"
