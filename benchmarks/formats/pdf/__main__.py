"""Write the table of how well PDFs are read: `python -m benchmarks.formats.pdf [FOLDER]`."""

import resource
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from benchmarks.formats.pdf.comparing import TRAITS, Score, compare
from benchmarks.formats.pdf.producers import FONTS, PRODUCERS, SCANNED, MissingError, scanned
from benchmarks.formats.pdf.texts import texts
from build_tools.intake.sources import read_source
from build_tools.pipeline import read_document

KINDS = ("title", "heading", "paragraph", "item", "cell", "note")
COLUMNS = ("words", "precision", "order", "structure", *KINDS, *TRAITS, "s/page")


def rows(room: Path) -> Iterator[str]:
    """Yield the rows of the table: a producer and a font each; what is not installed is told."""
    yield f"| producer | font | {' | '.join(COLUMNS)} |"
    yield "|---|---|" + "---:|" * len(COLUMNS)
    for producer in PRODUCERS:
        for font in FONTS:
            try:
                yield f"| {producer} | {font} | {' | '.join(_row(producer, font, room))} |"
            except MissingError as missing:
                yield f"| {producer} | {font} | {missing} is not installed |"
    for font in FONTS:
        try:
            yield f"| {SCANNED} | {font} | {' | '.join(_row(SCANNED, font, room, ('traits',)))} |"
        except MissingError as missing:
            yield f"| {SCANNED} | {font} | {missing} is not installed |"


def _row(producer: str, font: str, room: Path, names: Collection[str] = ()) -> list[str]:
    """The cells of one row; of all texts where none are named."""
    write = scanned if producer == SCANNED else PRODUCERS[producer]
    score, pages, seconds = Score(), 0, 0.0
    for name, parts in texts().items():
        if names and name not in names:
            continue
        file = room / f"{producer}-{font}-{name}.pdf".replace(" ", "-").replace(",", "").lower()
        if not file.exists():
            write(parts, font, file)
        before = _computed()
        source = read_source(name, file)
        seconds += _computed() - before
        pages += max((line.printed.page for line in source.lines if line.printed), default=1)
        score.add(compare(parts, read_document(source)))
    shares = [
        score.recall("words"), score.precision("words"), score.recall("order"), score.agreement("structure"),
        *(score.agreement(kind) for kind in KINDS), *(score.recall(trait) for trait in TRAITS),
    ]  # fmt: skip
    return [*(f"{100 * share:.1f}" for share in shares), f"{seconds / pages:.2f}"]


def _computed() -> float:
    """The seconds of computing of the processes that parsed."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(arguments: list[str]) -> None:
    """Print the table; the files stay in the folder that is named."""
    room = Path(arguments[0]) if arguments else Path(tempfile.mkdtemp())
    room.mkdir(parents=True, exist_ok=True)
    for row in rows(room):
        print(row, flush=True)
    if not arguments:
        shutil.rmtree(room)


if __name__ == "__main__":
    main(sys.argv[1:])
