"""Prints what it costs to read texts, for each word, by kind of text, and how that grows with their length.

Run from the root: `python -m benchmarks.reading [CHECKOUT]`. Another checkout, with an environment in
its `.venv`, reads the same texts, and its cost stands beside: «ratio» is ours against its.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.building import ROOT, write_reports

PARAGRAPHS = 200
COUNT = 4
WIDTH = 70
TIMES = 3
SEED = 1
READ = """
import json, sys, time
from pathlib import Path
from build_tools.pipeline import read_document
from build_tools.intake.sources import read_source
costs = {}
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    source = read_source(path.stem, path, topics=frozenset())
    words = sum(len(line.text.split()) for line in source.lines)
    best = None
    for _ in range(int(sys.argv[2])):
        start = time.process_time()
        read_document(source)
        spent = time.process_time() - start
        best = spent if best is None else min(best, spent)
    costs[path.stem] = 1e6 * best / words
print(json.dumps(costs))
"""


def main(other: Path | None) -> None:
    """Print the cost of each kind of text, once as it is and once four times as long."""
    with tempfile.TemporaryDirectory() as room:
        texts = Path(room)
        write_reports(texts / "reports", COUNT)
        reports = [path.read_text(encoding="utf-8") for path in sorted((texts / "reports").glob("*.txt"))]
        for name, text in _kinds(reports).items():
            (texts / f"{name}-1.txt").write_text(text, encoding="utf-8")
            (texts / f"{name}-{COUNT}.txt").write_text("\n".join([text] * COUNT), encoding="utf-8")
        ours = _costs(ROOT, texts)
        theirs = _costs(other, texts) if other else {}
    print(f"{'text':<16}{'µs/word':>9}" + (f"{'other':>9}{'ratio':>8}" if theirs else ""))
    for name, cost in ours.items():
        beside = f"{theirs[name]:>9.1f}{cost / theirs[name]:>8.2f}" if theirs else ""
        print(f"{name:<16}{cost:>9.1f}{beside}")


def _kinds(reports: list[str]) -> dict[str, str]:
    """A report as paragraphs, wrapped at a width, and as a law of articles with the same words."""
    lines = [line for line in reports[0].splitlines() if line.strip()]
    wrapped = "\n\n".join(_wrapped(line) for line in lines)
    draw = random.Random(SEED)
    articles = (f"المادة {number}\n{draw.choice(lines)}\n" for number in range(1, PARAGRAPHS))
    return {
        "report": reports[0],
        "wrapped": wrapped,
        "law": "قانون رقم 5 لسنة 2020\n\n" + "\n".join(articles),
    }


def _wrapped(line: str) -> str:
    rows, row = [], ""
    for word in line.split():
        if len(row) + len(word) >= WIDTH:
            rows.append(row)
            row = ""
        row = f"{row} {word}".strip()
    return "\n".join([*rows, row])


def _costs(root: Path, texts: Path) -> dict[str, float]:
    python = root / ".venv" / "bin" / "python"
    command = [str(python), "-c", READ, str(texts), str(TIMES)]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    costs: dict[str, float] = json.loads(done.stdout)
    return costs


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
