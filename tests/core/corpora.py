"""The texts that facts are checked on: the project's own, and the received ones where they are."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from build_tools.intake.sources import find_sources, read_source
from build_tools.model import Document, Source
from build_tools.pipeline import read_document

ROOT = Path(__file__).parent.parent.parent
OWN = ROOT / "sources"
RECEIVED = ROOT.parent / "shared" / "sources"

needs_received = pytest.mark.skipif(not RECEIVED.is_dir(), reason="../shared/sources is not here")


@cache
def sources(directory: Path) -> Mapping[str, Source]:
    """Return the sources of a directory by their id; none where there is no such directory."""
    if not directory.is_dir():
        return {}
    return {id: read_source(id, path) for id, path in find_sources(directory)[0].items()}


@cache
def own(id: str) -> Document:
    """Return one of the project's own reports."""
    return read_document(sources(OWN)[id])


@cache
def received(number: str) -> Document:
    """Return the received report whose name begins with `number`."""
    (source,) = (source for id, source in sources(RECEIVED).items() if id.startswith(number))
    return read_document(source)


def all_sources() -> list[Source]:
    """Return every source that is here."""
    return [*sources(OWN).values(), *sources(RECEIVED).values()]
