"""The Nu HTML checker, which says what is wrong in built pages."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

CHECKER = Path(__file__).parent.parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = ("-Xss16m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # its schemas are deep, its run is short
needs_java = pytest.mark.skipif(not shutil.which("java"), reason="the HTML checker needs Java")


def html_errors(places: Iterable[Path]) -> str:
    """Return the errors in pages, and in every page below directories, a line each."""
    command = ["java", *JAVA, "-jar", CHECKER, "--errors-only", "--format", "gnu", "--skip-non-html", *places]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr or f"{done.returncode or ''}"
