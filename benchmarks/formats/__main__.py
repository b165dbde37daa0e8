"""Render texts of the project to other formats, read them back, and print what came back as a table."""

import argparse
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.formats.comparing import Result, Share, missed
from benchmarks.formats.facts import KINDS, TRAITS, Facts, facts
from benchmarks.formats.producers import PRODUCERS, Producer
from benchmarks.formats.texts import texts
from build_tools.ground.errors import SourceError
from build_tools.intake.sources import read_source
from build_tools.model import Document
from build_tools.pipeline import read_document

RESULTS = Path(__file__).parent / "README.md"
BEGINS = "<!-- the table: written by `make bench-formats` -->"
COLUMNS = (*KINDS, "marker", *TRAITS)


def main() -> None:
    """Measure the producers that are named, or all, and write the table where all were measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="suffix or name of the producers that are measured")
    parser.add_argument("--explain", action="store_true", help="print some of what is not the same")
    told = parser.parse_args()
    documents = texts()
    rows = []
    for producer in PRODUCERS:
        if told.only in (producer.suffix, producer.name) or not told.only:
            rows.append(_row(producer, documents, explain=told.explain))
            print(rows[-1], flush=True)
    if not told.only:
        _write(rows, len(documents))


def _row(producer: Producer, documents: Sequence[Document], *, explain: bool) -> str:
    if lacks := producer.lacks():
        return f"| {producer.suffix} | {producer.name} | not measured: {lacks} is not installed |"
    result, spent, failed = Result(shares={}, order=[]), 0.0, []
    with tempfile.TemporaryDirectory() as room:
        for document in documents:
            path = Path(room) / f"{document.id}{producer.suffix}"
            try:
                producer.make(document, path)
            except (OSError, subprocess.SubprocessError) as problem:
                failed.append(f"{document.id} was not written: {problem}")
                continue
            path.with_suffix(".yml").write_text(f"genre: {document.genre}\n", "utf-8")
            start = time.process_time()
            there, found = facts(document, producer.leaves), _read(path, document, producer.leaves)
            spent += time.process_time() - start
            result.add(there, found)
            if explain:
                print(document.id, *missed(there, found), sep="\n")
    for line in failed:
        print(line)
    return _told(producer, result, spent, len(failed))


def _read(path: Path, document: Document, without: tuple[str, ...]) -> Facts:
    try:
        return facts(read_document(read_source(document.id, path)), without)
    except SourceError as problem:
        print(problem)
        return Facts(words=(), parts=Counter(), signs={name: Counter() for name in TRAITS})


def _told(producer: Producer, result: Result, spent: float, failed: int) -> str:
    words = result.shares.get("words", Share())
    order = sum(result.order) / len(result.order) if result.order else 0.0
    cells = [
        producer.suffix,
        producer.name + (f" ({failed} not written)" if failed else ""),
        *(f"{100 * value:.1f}" for value in (words.recall, words.precision, order, result.structure.both)),
        *(_percent(result, producer, name) for name in COLUMNS),
        f"{spent / max(len(result.order), 1):.2f}",
    ]
    return f"| {' | '.join(cells)} |"


def _percent(result: Result, producer: Producer, name: str) -> str:
    share = result.shares.get(name, Share())
    return "–" if name in producer.leaves or not share.there + share.found else f"{100 * share.both:.1f}"


def _write(rows: Sequence[str], count: int) -> None:
    named = ("format", "producer", "words found", "words right", "order", "structure", *COLUMNS, "seconds")
    table = [f"| {' | '.join(named)} |", f"|{'---|' * 2}{'---:|' * (len(named) - 2)}", *rows]
    before = RESULTS.read_text(encoding="utf-8").partition(BEGINS)[0]
    RESULTS.write_text(
        f"{before}{BEGINS}\n\n{count} texts, in per cent:\n\n" + "\n".join(table) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
