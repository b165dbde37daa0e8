"""What a slow input costs above a normal text of its size."""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.hostile.inputs import Slow, lay_out, slow_files

ROOT = Path(__file__).parents[2]
NORMAL = "وقد ذكر التقرير أن أمن الحدود في ليبيا شأن عام، وأن كل جهة تعمل في ذلك مع غيرها كما ينبغي.\n\n"
MEGABYTE = 1 << 20
LIMIT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds of the processor, megabytes of memory, and bytes of the largest page; None: it did not end."""

    size: int
    seconds: float | None
    megabytes: int
    largest_page: int
    refused: tuple[str, ...]


def measure(files: Iterable[tuple[str, str]], room: Path) -> Cost:
    """Return what it costs to bring `files` from sources to HTML, in a process of its own."""
    texts = dict(files)
    sources = lay_out(texts, room)
    size = sum(len(text.encode()) for text in texts.values())
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.work", sources, str(LIMIT)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        told = (done.stderr.strip() or f"ended by signal {-done.returncode}").splitlines()[-1]
        return Cost(size=size, seconds=None, megabytes=0, largest_page=0, refused=(told,))
    found: dict[str, Any] = json.loads(done.stdout)
    return Cost(
        size=size,
        seconds=found["read"] + found["write"] + found["render"],
        megabytes=found["megabytes"],
        largest_page=found["largest_page"],
        refused=tuple(found["refused"]),
    )


def measure_slow(slow: Slow, room: Path, part: float = 1) -> Cost:
    """Return what a slow input, or a part of it, costs."""
    return measure(slow_files(slow, part), room)


def normal_files(size: int) -> list[tuple[str, str]]:
    """Return a normal text of about `size` bytes."""
    return [("a.txt", "عنوان النص\n\n" + NORMAL * max(1, size // len(NORMAL.encode())))]
