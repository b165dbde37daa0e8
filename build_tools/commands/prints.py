"""Pictures of the pages of PDFs, for the cards of passages: drawn once, and again where a source changed."""

import json
import shutil
from base64 import b64decode
from pathlib import Path
from typing import Any

from build_tools.ground.errors import SourceError
from build_tools.ground.files import read_bytes
from build_tools.ground.publishing import put_file
from build_tools.intake.print.drawing import draw_pages
from build_tools.library import Limits, read_settings
from build_tools.library.settings import Settings
from build_tools.model import Corpus, Source
from build_tools.spelling import paths

STAMP = "drawn.json"  # of which file, and within which limits
FORMAT = "pdf"


def draw_prints(corpus: Corpus, sources: Path, folder: Path, settings: Settings | None = None) -> None:
    """Draw the printed pages of the library below `folder`; those of gone reports are removed.

    A page that cannot be drawn has no picture, and the cards show none.
    """
    settings = settings or read_settings()
    wanted = {one.id: one.source for one in corpus.documents if one.source.format == FORMAT}
    if not settings.pages.printed:
        wanted = {}
    for id, source in wanted.items():
        _draw(id, source, sources, folder, settings.limits)
    room = folder / "prints"
    for path in sorted(room.iterdir()) if room.is_dir() else ():
        if path.name not in wanted:
            shutil.rmtree(path)


def _draw(id: str, source: Source, sources: Path, folder: Path, limits: Limits) -> None:
    place = (folder / paths.printed(id, 1)).parent
    pages = sorted({line.printed.page for line in source.lines if line.printed})[: limits.shown_pages]
    stamp: Any = {"of": source.sha256, "bytes": limits.shown_page_bytes, "pages": pages}
    if _read(place / STAMP) == stamp:
        return
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    data = read_bytes(sources / source.file, limits.source_bytes, SourceError)
    for told in draw_pages(data, pages, limits):
        put_file(folder / paths.printed(id, told["page"]), b64decode(told["picture"]))
    put_file(place / STAMP, json.dumps(stamp).encode())


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
