"""Work on files that nobody trusts, in a process of its own with limits of time, memory and output.

A parser of a foreign format may be made to run for ever, to take all memory, or worse. What it is given comes
on standard input, what it found goes to standard output, it writes no file, and it ends with its limits.
"""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

SHORT_OF_MEMORY = 71  # the code a process ends with that has no memory left
GRACE = 5  # seconds beyond twice the limit of computing: then a process that waits is ended, too
MOST_FILES = 64
ROOT = Path(__file__).parents[2]
TIME, MEMORY, OUTPUT, DEFECT = "time", "memory", "output", "defect"


class ConfinedError(Exception):
    """A confined process did not end its work: `limit` is what it took too much of."""

    def __init__(self, limit: str, output: bytes = b"") -> None:
        super().__init__(limit)
        self.limit = limit
        self.output = output


def run_confined(
    module: str, data: bytes, *, seconds: int, memory: int, output: int, arguments: Sequence[str] = ()
) -> bytes:
    """Return what `python -m module`, which calls `confine` first, makes of `data`.

    `seconds` are those of computing, `memory` and `output` bytes. Raises ConfinedError.
    """
    command = [sys.executable, "-B", "-m", module, str(seconds), str(memory), *arguments]
    with tempfile.TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        with subprocess.Popen(
            command,
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=_environment(),
        ) as process:
            timer = threading.Timer(2 * seconds + GRACE, process.kill)
            timer.start()
            try:
                assert process.stdout is not None
                told = process.stdout.read(output + 1)
                if len(told) > output:
                    process.kill()
            finally:
                timer.cancel()
    if len(told) > output:
        raise ConfinedError(OUTPUT, told[:output])
    if process.returncode:
        raise ConfinedError(_limit(process.returncode), told)
    return told


def confine(arguments: Sequence[str], *, writes: int = 0) -> Sequence[str]:
    """Take the limits that a process was given from its arguments, and return the others."""
    seconds, memory = int(arguments[0]), int(arguments[1])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (writes, writes))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_FILES, MOST_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return arguments[2:]


def _environment() -> dict[str, str]:
    """What a process needs to find its programs: none of the secrets that an environment may hold."""
    kept = {
        name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX", "SYSTEMROOT") if name in os.environ
    }
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "OMP_THREAD_LIMIT": "1"}


def _limit(code: int) -> str:
    if code == SHORT_OF_MEMORY:
        return MEMORY
    return TIME if code in (-signal.SIGXCPU, -signal.SIGKILL) else DEFECT
