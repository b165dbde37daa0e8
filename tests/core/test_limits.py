"""What a build accepts is set in one file, and a mistake in it is told."""

from pathlib import Path

import pytest

from build_tools.errors import SharedFileError
from build_tools.limits import FILE, Limits, read_limits

MISTAKES = {
    "[limits]\nsource = 5\n": "source = 5",
    "[limits]\nsources = 0\n": "sources = 0",
    "[limits]\nsources = true\n": "sources = True",
    '[limits]\nsources = "5"\n': "sources = '5'",
    "[limits]\nsources = 5.5\n": "sources = 5.5",
    "limits = 5\n": "limits = 5",
    "[limits\n": "Expected",
    f"[limits]\nsources = {'9' * 5000}\n": "a number, without end",
    f"[limits]\nsources = {'[' * 100_000}\n": "brackets in brackets",
}


def written(text: str, room: Path) -> Path:
    path = room / "warraq.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_limit_that_is_set_holds_and_the_others_keep_their_default(tmp_path: Path) -> None:
    assert read_limits(written("[limits]\nsource_bytes = 5\n", tmp_path)) == Limits(source_bytes=5)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_limits(tmp_path / "warraq.toml") == Limits()


def test_the_file_of_the_project_names_the_defaults() -> None:
    assert read_limits(FILE) == Limits()


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_told(text: str, tmp_path: Path) -> None:
    with pytest.raises(SharedFileError, match=r"warraq\.toml: found ") as told:
        read_limits(written(text, tmp_path))
    assert MISTAKES[text] in told.value.found
