"""Text becomes the same words in Python, for the index, and in the browser, for queries."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from build_tools.search.rules import rules
from build_tools.search.stems import candidates, is_stop, skeleton, stem
from build_tools.search.tokens import normalise, pieces, split

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "cases" / "search" / "tokens.json"
CASES = json.loads(GOLDEN.read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_python_gives_the_golden_tokens(case: dict) -> None:
    assert [_token(piece) for piece in _pieces(case["text"])] == case["tokens"]


@pytest.mark.skipif(not shutil.which("node"), reason="Node runs the browser's side")
def test_the_browser_gives_the_golden_tokens(tmp_path: Path) -> None:
    assert _run_node(tmp_path, GOLDEN) == []


@pytest.mark.skipif(not shutil.which("node"), reason="Node runs the browser's side")
def test_both_agree_on_every_word_of_the_sources(tmp_path: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "sources").glob("*.txt"))]
    cases = [
        {"case": text[:30], "text": text, "tokens": [_token(piece) for piece in _pieces(text)]}
        for text in texts
    ]
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(cases), "utf-8")
    assert _run_node(tmp_path, path) == []


def _pieces(text: str) -> list[str]:
    return [piece for token in split(normalise(text)) for piece in pieces(token)]


def _token(piece: str) -> list[object]:
    if is_stop(piece):
        return [piece, None, [], ""]
    return [piece, stem(piece), list(candidates(piece)), skeleton(stem(piece))]


def _run_node(room: Path, cases: Path) -> object:
    told = room / "rules.json"
    told.write_text(json.dumps(rules()), "utf-8")
    script = ROOT / "docs" / "assets" / "js" / "search" / "analysis.js"
    command = ["node", str(Path(__file__).with_name("tokens.js")), str(script), str(told), str(cases)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
