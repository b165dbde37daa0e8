"""Every promise of SECURITY.md names its test, and each of these tests is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECURITY = (ROOT / "SECURITY.md").read_text("utf-8")
DEFINED = frozenset(
    name
    for path in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
)


def test_every_test_that_is_named_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", SECURITY))
    assert len(named) > 20
    assert named - DEFINED == set()


def test_every_file_that_is_named_is_there() -> None:
    named = set(re.findall(r"`((?:tests|docs|deploy)/[\w./-]+)`", SECURITY))
    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_every_promise_names_a_test() -> None:
    promised = SECURITY.partition("## Measured")[0]
    rows = [line for line in promised.splitlines() if line.startswith("| ")]
    promises = [row for row in rows if not row.startswith(("| promise", "| ---"))]
    assert len(promises) > 15
    assert [
        row for row in promises if "the same" not in row and "tests/" not in row and "`test_" not in row
    ] == []
