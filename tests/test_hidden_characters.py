"""No invisible, no direction-changing character stands in a file of ours: the pre-commit hook tested."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent


@cache
def hook() -> dict[str, str]:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    return next(hook for hook in hooks if hook["id"] == "hidden-characters")


def hides_something(content: bytes) -> bool:
    return re.search(hook()["entry"].encode(), content) is not None


@pytest.mark.parametrize(
    "name",
    [
        "RIGHT-TO-LEFT MARK",
        "RIGHT-TO-LEFT OVERRIDE",
        "LEFT-TO-RIGHT ISOLATE",
        "ARABIC LETTER MARK",
        "ZERO WIDTH JOINER",
        "ZERO WIDTH NO-BREAK SPACE",
        "SOFT HYPHEN",
        "WORD JOINER",
    ],
)
def test_a_hidden_character_is_refused(name: str) -> None:
    character = f'"\\N{{{name}}}"'.encode().decode("unicode_escape").strip('"')
    assert hides_something(f"a{character}b".encode())


@pytest.mark.parametrize(
    "text",
    [
        "نصّ عربي، فيه «علامات» — وأرقام: 12؛ هل يمر؟ …",
        "Tab\tand line\r\n",
    ],
)
def test_arabic_and_its_punctuation_pass(text: str) -> None:
    assert not hides_something(text.encode())


def test_no_file_of_the_project_hides_a_character() -> None:
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-z", "-co", "--exclude-standard"], capture_output=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git working tree")
    names = [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
    ours = [name for name in names if not re.search(hook()["exclude"], name)]
    contents = {name: (ROOT / name).read_bytes() for name in ours}
    texts = {name: content for name, content in contents.items() if b"\0" not in content}
    assert [name for name, content in texts.items() if hides_something(content)] == []
