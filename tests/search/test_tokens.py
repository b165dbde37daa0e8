"""Text becomes the same words in Python, for the index, and in the browser, for queries."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from build_tools.arabic.text import folded_words
from build_tools.ground.tables import table
from build_tools.search.language.numbers import count_on
from build_tools.search.language.rules import rules
from build_tools.search.language.stems import candidates, is_stop, skeleton, stem
from build_tools.search.language.tokens import normalise, pieces, split

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests" / "cases" / "search" / "tokens.json"
CASES = json.loads(GOLDEN.read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_python_gives_the_golden_tokens(case: dict) -> None:
    assert _tokens(case["text"]) == case["tokens"]


@pytest.mark.skipif(not shutil.which("node"), reason="Node runs the browser's side")
def test_the_browser_gives_the_golden_tokens(tmp_path: Path) -> None:
    assert _run_node(tmp_path, GOLDEN) == []


@pytest.mark.skipif(not shutil.which("node"), reason="Node runs the browser's side")
def test_both_agree_on_every_word_of_the_sources(tmp_path: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "sources").glob("*.txt"))]
    cases = [{"case": text[:30], "text": text, "tokens": _tokens(text)} for text in texts]
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(cases), "utf-8")
    assert _run_node(tmp_path, path) == []


@pytest.mark.skipif(not shutil.which("node"), reason="Node runs the browser's side")
@pytest.mark.parametrize("kind", ["yes", "no"])
def test_shapes_tell_broken_plurals_from_other_words(tmp_path: Path, kind: str) -> None:
    pairs = table("search/language/rules")["plurals"][kind]
    related = _run_node(tmp_path, GOLDEN, *(word for pair in pairs for word in pair))
    assert related == [kind == "yes"] * len(pairs)


def test_a_word_stands_in_one_row_of_plurals() -> None:
    rows = table("arabic/language/plurals")["words"]
    words = [folded_words(word) for row in rows for word in row]
    assert len(words) == len(set(words))
    assert all(len(row) > 1 for row in rows)


def _tokens(text: str) -> list[list[object]]:
    """The tokens of a text, each with what it is together with those before it where that is anything."""
    found = []
    before = None
    for token in split(normalise(text)):
        for piece in pieces(token):
            together, before = count_on(before, token, piece)
            found.append(_token(piece) + ([together] if together else []))
    return found


def _token(piece: str) -> list[object]:
    if is_stop(piece):
        return [piece, None, [], ""]
    return [piece, stem(piece), list(candidates(piece)), skeleton(stem(piece))]


def _run_node(room: Path, cases: Path, *pairs: str) -> object:
    """What differs from the golden tokens; with `pairs` of words, whether each is singular and plural."""
    told = room / "rules.json"
    told.write_text(json.dumps(rules()), "utf-8")
    script = ROOT / "build_tools" / "theme" / "assets" / "js" / "search" / "analysis.js"
    command = ["node", str(Path(__file__).with_name("tokens.js")), str(script), str(told), str(cases), *pairs]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
