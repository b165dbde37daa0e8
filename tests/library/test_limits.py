"""What a build accepts is set in one file, and a mistake in it is told."""

from pathlib import Path

import pytest

from build_tools.ground.errors import SharedFileError
from build_tools.library import Limits, read_limits
from tests.core.corpora import ROOT

MISTAKES = {
    "[limits]\nsource = 5\n": "source = 5",
    "[limits]\nsources = 0\n": "sources = 0",
    "[limits]\nsources = true\n": "sources = True",
    '[limits]\nsources = "5"\n': "sources = '5'",
    "[limits]\nsources = 5.5\n": "sources = 5.5",
    "limits = 5\n": "limits = 5",
    "[limit]\nsources = 5\n": "limit = {'sources': 5}",
    "sources = 5\n": "sources = 5",
    f"[limits]\nsource_bytes = {2**63 - 1}\n": f"source_bytes = {2**63 - 1}",
    "[limits\n": "Expected",
    f"[limits]\nsources = {'9' * 5000}\n": "a number, without end",
    f"[limits]\nsources = {'[' * 100_000}\n": "brackets in brackets",
}


def written(text: str, room: Path) -> Path:
    path = room / "warraq.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_limit_that_is_set_holds_and_the_others_keep_their_default(tmp_path: Path) -> None:
    assert read_limits(written("[limits]\nsource_bytes = 5\n", tmp_path).parent) == Limits(source_bytes=5)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_limits(tmp_path) == Limits()


def test_the_file_of_the_project_names_the_defaults() -> None:
    assert read_limits(ROOT) == Limits()


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_told(text: str, tmp_path: Path) -> None:
    with pytest.raises(SharedFileError, match=r"warraq\.toml(:[12])?: found ") as told:
        read_limits(written(text, tmp_path).parent)
    assert MISTAKES[text] in told.value.found


def test_a_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    for text, line in {"[limits]\nsources = 5\nsource = 5\n": 3, "\n[limit]\nsources = 5\n": 2}.items():
        with pytest.raises(SharedFileError) as told:
            read_limits(written(text, tmp_path).parent)
        assert told.value.line == line


def test_a_byte_order_mark_is_no_limit(tmp_path: Path) -> None:
    assert (
        read_limits(written("\N{ZERO WIDTH NO-BREAK SPACE}[limits]\nsources = 5\n", tmp_path).parent).sources
        == 5
    )


def test_what_is_no_file_is_no_absence(tmp_path: Path) -> None:
    (tmp_path / "warraq.toml").symlink_to("nowhere")
    with pytest.raises(SharedFileError, match="found no regular file"):
        read_limits(tmp_path)
