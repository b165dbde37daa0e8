"""The table of links kept, wrong and gone: `python -m benchmarks.links [--sources DIRECTORY …]`."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.links.mutations import MUTATIONS, mix
from benchmarks.links.run import Failure, State, build, run_mutation
from benchmarks.links.texts import read_texts
from benchmarks.links.verdicts import Verdict

PROJECT = Path(__file__).parent.parent.parent
OWN, RECEIVED = PROJECT / "sources", PROJECT.parent / "shared" / "sources"
GENERATIONS = 3

Row = tuple[str, Counter[Verdict]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return 1 where a link is wrong or gone."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.links", description=__doc__)
    parser.add_argument("--sources", type=Path, nargs="*", default=[d for d in (OWN, RECEIVED) if d.is_dir()])
    parser.add_argument("--seeds", type=int, default=3, help="how often each change is made to each source")
    parser.add_argument("--failures", action="store_true", help="list the links that are wrong or gone")
    options = parser.parse_args(arguments)
    libraries = [build(read_texts(directory)) for directory in options.sources]
    rows, failures = measure(libraries, options.seeds)
    print("\n".join(table_rows(rows)))
    for failure in failures if options.failures else ():
        place = failure.link.place
        print(f"{failure.verdict}: {place.report}#{place.anchor} after {failure.name}, seed {failure.seed}")
    return 1 if failures else 0


def measure(libraries: Iterable[State], seeds: int) -> tuple[list[Row], list[Failure]]:
    """Return a row for each way of changing, over all sources of all libraries, and what failed."""
    libraries = list(libraries)
    ways = [(mutation, 1) for mutation in MUTATIONS] + [(mix, GENERATIONS)]
    rows: list[Row] = []
    failures: list[Failure] = []
    for mutation, generations in ways:
        counts: Counter[Verdict] = Counter()
        for first in libraries:
            for id in first.texts:
                for seed in range(seeds):
                    found, failed = run_mutation(first, mutation, id, seed, generations)
                    counts += found
                    failures += failed
        name = mutation.__name__.replace("_", " ")
        rows.append((name if generations == 1 else f"{name}, {generations} times", counts))
        if sys.stderr.isatty():
            print(f"\r\N{ESCAPE}[K{name}", end="\r", file=sys.stderr, flush=True)
    return rows, failures


def table_rows(rows: Sequence[Row]) -> list[str]:
    """Return the table in Markdown, with a last row of all."""
    total: Counter[Verdict] = Counter()
    for _, counts in rows:
        total += counts
    lines = ["| change | links | " + " | ".join(Verdict) + " |", "|---|" + "---:|" * (len(Verdict) + 1)]
    for name, counts in [*rows, ("all", total)]:
        cells = [f"{counts.total():,}", *(f"{counts[verdict]:,}" for verdict in Verdict)]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


if __name__ == "__main__":
    sys.exit(main())
