"""The table of links kept, wrong and gone: `python -m benchmarks.links [--sources DIRECTORY …]`.

`--seeds 0-2 10` chooses the seeds, `--changes renumber mix` the ways of changing.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.links.mutations import MUTATIONS, Mutation, mix
from benchmarks.links.run import Failure, State, build, run_mutation
from benchmarks.links.texts import read_texts
from benchmarks.links.verdicts import Verdict

PROJECT = Path(__file__).parent.parent.parent
OWN, RECEIVED = PROJECT / "sources", PROJECT.parent / "shared" / "sources"
GENERATIONS = 3

WAYS: tuple[tuple[Mutation, int], ...] = (*((mutation, 1) for mutation in MUTATIONS), (mix, GENERATIONS))

Row = tuple[str, Counter[Verdict]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return 1 where a link is wrong or gone."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.links", description=__doc__)
    parser.add_argument("--sources", type=Path, nargs="*", default=[d for d in (OWN, RECEIVED) if d.is_dir()])
    parser.add_argument("--seeds", type=_seeds, nargs="*", default=[range(3)], metavar="N-M", help="[0-2]")
    parser.add_argument("--changes", nargs="*", choices=sorted({way.__name__ for way, _ in WAYS}))
    parser.add_argument("--failures", action="store_true", help="list the links that are wrong or gone")
    options = parser.parse_args(arguments)
    libraries = [build(read_texts(directory)) for directory in options.sources]
    seeds = [seed for part in options.seeds for seed in part]
    ways = [way for way in WAYS if not options.changes or way[0].__name__ in options.changes]
    rows, failures = measure(libraries, seeds, ways)
    print("\n".join(table_rows(rows)))
    for failure in failures if options.failures else ():
        place = failure.link.place
        print(f"{failure.verdict}: {place.report}#{place.anchor} after {failure.name}, seed {failure.seed}")
    return 1 if failures else 0


def measure(
    libraries: Iterable[State], seeds: Sequence[int], ways: Iterable[tuple[Mutation, int]] = WAYS
) -> tuple[list[Row], list[Failure]]:
    """Return a row for each way of changing, over all sources of all libraries, and what failed."""
    libraries = list(libraries)
    rows: list[Row] = []
    failures: list[Failure] = []
    for mutation, generations in ways:
        counts: Counter[Verdict] = Counter()
        for first in libraries:
            for id in first.texts:
                for seed in seeds:
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


def _seeds(written: str) -> range:
    """The seeds of a part: «7», or «3-5»."""
    first, _, last = written.partition("-")
    return range(int(first), int(last or first) + 1)


if __name__ == "__main__":
    sys.exit(main())
