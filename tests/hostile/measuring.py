"""What a slow input costs above a normal text of its size."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_tools.commands.workspace import docs_for
from tests.hostile.inputs import TITLE, Slow, lay_out, slow_files

ROOT = Path(__file__).parents[2]
NORMAL = "وقد ذكر التقرير أن أمن الحدود في ليبيا شأن عام، وأن كل جهة تعمل في ذلك مع غيرها كما ينبغي.\n\n"
SHORT = "وهذا سطر قصير.\n"
LIMIT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What came of a text of some bytes and lines, in seconds of the processor; None: it did not end.

    `megabytes` are of memory, `largest_page` is in bytes.
    """

    size: int
    lines: int
    seconds: float | None
    megabytes: int
    largest_page: int
    refused: tuple[str, ...]


def measure(files: Iterable[tuple[str, str]], room: Path, *, site: bool = False) -> Cost:
    """Return what it costs to bring `files` from sources to HTML, in a process of its own.

    With `site` that is the whole command, `python -m build_tools site`, MkDocs and search included.
    """
    texts = dict(files)
    sources = lay_out(texts, room)
    size = sum(len(text.encode()) for text in texts.values())
    lines = sum(text.count("\n") for text in texts.values())
    if site:
        return _measure_site(sources, room / "site", size, lines)
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.work", sources, str(LIMIT)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        told = (done.stderr.strip() or f"ended by signal {-done.returncode}").splitlines()[-1]
        return Cost(size=size, lines=lines, seconds=None, megabytes=0, largest_page=0, refused=(told,))
    found: dict[str, Any] = json.loads(done.stdout)
    return Cost(
        size=size,
        lines=lines,
        seconds=found["read"] + found["write"],
        megabytes=found["megabytes"],
        largest_page=found["largest_page"],
        refused=tuple(found["refused"]),
    )


def _measure_site(sources: Path, site: Path, size: int, lines: int) -> Cost:
    command = [sys.executable, "-m", "build_tools", "site", "--keep-going"]
    with (site.parent / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            [*command, "--sources", str(sources), "--site", str(site)],
            cwd=ROOT,
            stdout=said,
            stderr=said,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT + 1)),
        )
        _, status, usage = os.wait4(process.pid, 0)  # of MkDocs too, which it waits for
        process.returncode = os.waitstatus_to_exitcode(status)
    shutil.rmtree(docs_for(sources))
    told = (site.parent / "said.txt").read_text(encoding="utf-8").splitlines()
    refused = json.loads((site / "data/refused.json").read_text("utf-8")) if not status else []
    return Cost(
        size=size,
        lines=lines,
        seconds=None if status else usage.ru_utime + usage.ru_stime,
        megabytes=usage.ru_maxrss // 1024,
        largest_page=max((path.stat().st_size for path in site.rglob("*.html")), default=0),
        refused=tuple(told[-1:]) if status else tuple(map(_shown, refused)),
    )


def _shown(refusal: dict[str, Any]) -> str:
    line = f":{refusal['line']}" if refusal["line"] else ""
    return f"{refusal['file']}{line}: {refusal['found']}"


def measure_slow(slow: Slow, room: Path, part: float = 1, *, site: bool = False) -> Cost:
    """Return what a slow input, or a part of it, costs."""
    return measure(slow_files(slow, part), room, site=site)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The seconds of this machine for any text, and for each byte and each line of a normal one.

    A normal text of some bytes may have lines of a few words: what it takes grows with both.
    """

    start: float
    byte: float
    line: float

    def normal(self, cost: Cost) -> float:
        """Return what a normal text of this size takes."""
        return self.start + self.byte * cost.size + self.line * cost.lines


def measure_pace(room: Path, part: float = 1, *, site: bool = False) -> Pace:
    """Return how fast this machine is now, by normal texts of a size, or a part of it."""
    costs = []
    for number, text in enumerate((NORMAL, NORMAL * int(4_000 * part), SHORT * int(10_000 * part))):
        (room / str(number)).mkdir()
        costs.append(measure([("a.txt", f"{TITLE}{text}")], room / str(number), site=site))
    start, long, short = (cost.seconds or LIMIT for cost in costs)
    byte, line = (long - start) / costs[1].size, (short - start) / costs[2].lines
    return Pace(start=start, byte=max(0.0, byte), line=max(0.0, line))
