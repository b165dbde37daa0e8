"""Precision and recall of each register against rows that people wrote down: `make bench-registers`.

The gold of the project's own sources lies beside this file; that of other texts in the directory after
`--gold`, a file a report, as those here: of each row its line and what makes it the same one.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from build_tools.arabic.text import folded_words
from build_tools.model import Corpus
from build_tools.pipeline import read_corpus

HERE = Path(__file__).parent
REGISTERS = ("money", "events", "figures", "recommendations", "addressees", "documents", "actors", "checks")
WANTED = {"money": (97, 85), "events": (97, 85), "figures": (95, 80), "addressees": (90, 70)}


@dataclass
class Count:
    """What was found of a register: right, wrong, and missed, with the lines that show it."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """How much of what was drawn is right, of a hundred."""
        drawn = self.right + len(self.wrong)
        return 100 * self.right / drawn if drawn else 100.0

    @property
    def recall(self) -> float:
        """How much of what there is was drawn, of a hundred."""
        wanted = self.right + len(self.missed)
        return 100 * self.right / wanted if wanted else 100.0


def measure(sources: Path, gold: Path) -> dict[str, Count]:
    """Return what the registers of the library in `sources` hold of the rows in `gold`."""
    corpus = read_corpus(sources)
    counts = {name: Count() for name in REGISTERS}
    for path in sorted(gold.glob("*.yml")):
        wanted: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name in REGISTERS:
            if name in wanted:
                _compare(
                    counts[name], path.stem, _drawn(corpus, path.stem, name), _wanted(name, wanted[name])
                )
    return counts


def _compare(count: Count, report: str, drawn: list[str], wanted: list[str]) -> None:
    left, there = Counter(drawn), Counter(wanted)
    count.right += (left & there).total()
    count.wrong += [f"{report}: {one}" for one in (left - there).elements()]
    count.missed += [f"{report}: {one}" for one in (there - left).elements()]


def _wanted(name: str, told: list[Any]) -> list[str]:
    if name in ("documents", "addressees"):
        return [_folded_after_line(str(one)) for one in told]
    return [folded_words(str(one)) if name == "actors" else str(one) for one in told]


def _folded_after_line(told: str) -> str:
    line, _, words = told.partition(" ")
    return f"{line} {folded_words(words)}"


def _drawn(corpus: Corpus, report: str, name: str) -> list[str]:
    register = "recommendations" if name == "addressees" else name
    rows = [row for row in corpus.registers[register] if row.report == report]
    return [key for row in rows for key in _keys(name, row)]


def _keys(name: str, row: Any) -> Iterator[str]:
    line = row.lines[0]
    match name:
        case "money":
            yield f"{line} {_number(row.amount)} {row.currency or '-'}"
        case "figures":
            value = _number(row.value) + (f"-{_number(row.value_to)}" if row.value_to is not None else "")
            yield f"{line} {value} {row.unit or '-'}"
        case "events":
            yield f"{line} {row.begin}" + (f"/{row.until}" if row.until != row.begin else "")
        case "recommendations":
            yield str(line)
        case "addressees":
            yield from (f"{line} {folded_words(one)}" for one in row.addressees)
        case "documents":
            yield f"{line} {folded_words(row.symbol or row.title or '')}"
        case "actors":
            yield folded_words(row.name)
        case "checks":
            yield f"{line} {row.kind} {'yes' if row.agrees else 'no'}"


def _number(value: float) -> str:
    return f"{value:.10g}" if value != int(value) else str(int(value))


def table(counts: dict[str, Count]) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    yield "| register | rows wanted | drawn right | wrong | missed | precision | recall | wanted |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |"
    for name, one in counts.items():
        limits = "{} / {} %".format(*WANTED[name]) if name in WANTED else ""
        wanted, wrong, missed = one.right + len(one.missed), len(one.wrong), len(one.missed)
        rates = f"{one.precision:.1f} % | {one.recall:.1f} %"
        yield f"| {name} | {wanted} | {one.right} | {wrong} | {missed} | {rates} | {limits} |"


def main() -> int:
    """Print the table, and what is wrong and missed with `--verbose`; non-zero below what is wanted."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sources", type=Path, default=Path("sources"))
    options.add_argument("--gold", type=Path, default=HERE / "gold")
    options.add_argument("--verbose", action="store_true")
    chosen = options.parse_args()
    counts = measure(chosen.sources, chosen.gold)
    print("\n".join(table(counts)))
    for name, one in counts.items() if chosen.verbose else ():
        for kind, found in (("wrong", one.wrong), ("missed", one.missed)):
            print(*(f"{name} {kind} {told}" for told in found), sep="\n", end="\n" if found else "")
    below = [
        name
        for name, (precision, recall) in WANTED.items()
        if counts[name].precision < precision or counts[name].recall < recall
    ]
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
