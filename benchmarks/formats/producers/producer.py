"""A producer: the program that writes a file, and what it cannot write."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from build_tools.model import Document

SECONDS = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """A producer of one format. `make` writes a document to a path; `lacks` tells what is not installed.

    `leaves` are the kinds of parts that the program cannot write, which are not asked of its files.
    """

    name: str
    suffix: str
    make: Callable[[Document, Path], None]
    lacks: Callable[[], str]
    leaves: tuple[str, ...] = ()


def program(*names: str) -> str:
    """Return the path of the first program of these names that is installed, or nothing."""
    return next((path for name in names if (path := shutil.which(name))), "")


def run(*command: str, text: str | None = None) -> str:
    """Run a program to its end and return what it says. Raises CalledProcessError, TimeoutExpired."""
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, timeout=SECONDS)
    return done.stdout


def needs(*names: str) -> Callable[[], str]:
    """Return what tells which of some programs is not installed."""
    return lambda: ", ".join(name for name in names if not program(*name.split("|")))
