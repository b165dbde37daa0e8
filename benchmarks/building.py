"""Prints how the cost of a whole build grows with the number of reports, from sources to site.

Run from the root: `python -m benchmarks.building [COUNT …]`. Each count is built from nothing in a
process of its own. Compare the ratios: cost that grows with the text has the ratio of the counts,
but for the start-up and the pages that every library has (the row of one report shows them).
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from build_tools.commands.workspace import docs_for

ROOT = Path(__file__).parent.parent
COUNTS = (1, 10, 40)
PARAGRAPHS = 60
SENTENCES = 4
SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one build took: CPU seconds of all its processes, peak memory of the largest in MiB."""

    step: str
    count: int
    seconds: float
    mebibytes: float


def main(counts: tuple[int, ...]) -> None:
    """Build a generated library of each size twice, its pages alone and the whole site."""
    print(
        f"{'step':<8}{'reports':>8}{'CPU s':>9}{'MiB':>7}{'s/report':>10}{'CPU ratio':>11}{'MiB ratio':>11}"
    )
    for step in ("pages", "site"):
        before: Cost | None = None
        for count in counts:
            with tempfile.TemporaryDirectory() as room:
                write_reports(Path(room, "sources"), count)
                cost = build(step, Path(room), count)
                shutil.rmtree(docs_for(Path(room, "sources")))
            ratios = (
                ""
                if before is None
                else f"{cost.seconds / before.seconds:>10.1f}×{cost.mebibytes / before.mebibytes:>10.2f}×"
            )
            each = cost.seconds / count
            print(
                f"{step:<8}{count:>8}{cost.seconds:>9.1f}{cost.mebibytes:>7.0f}{each:>10.2f}{ratios}",
                flush=True,
            )
            before = cost


def write_reports(sources: Path, count: int) -> None:
    """Write `count` numbered reports of about 3,000 words, drawn from the sentences of the project's own."""
    sources.mkdir()
    draw = random.Random(SEED)
    known = [
        sentence.strip()
        for path in sorted((ROOT / "sources").glob("*.txt"))
        for sentence in re.split(r"(?<=[.؟])\s", path.read_text(encoding="utf-8"))
        if len(sentence.split()) > 8 and "\n" not in sentence.strip()
    ]
    for number in range(count):
        rows = [f"تقرير مولد رقم {number}", "تقرير موجز", "موجز", " ".join(draw.choices(known, k=SENTENCES))]
        for paragraph in range(1, PARAGRAPHS + 1):
            if paragraph % 15 == 1:
                rows.append(f"{('أولا', 'ثانيا', 'ثالثا', 'رابعا')[paragraph // 15]} - فصل من فصول التقرير")
            rows.append(f"{paragraph} - {' '.join(draw.choices(known, k=SENTENCES))}")
        (sources / f"report-{number}.txt").write_text("\n\n".join(rows) + "\n", encoding="utf-8")


def build(step: str, room: Path, count: int) -> Cost:
    """Run one command of Warraq and return what it took. Raises CalledProcessError if it fails."""
    command = [sys.executable, "-m", "build_tools", step, "--sources", str(room / "sources")]
    command += ["--site", str(room / "site")] if step == "site" else []
    # A process between, so that only this build is counted among its children.
    counted = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=2);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", counted, *command],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, mebibytes = map(float, done.stdout.split())
    return Cost(step=step, count=count, seconds=seconds, mebibytes=mebibytes)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or COUNTS)
