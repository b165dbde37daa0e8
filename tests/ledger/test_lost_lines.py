"""Each file of tests/cases/lost_lines: a published text loses the line that bears a number, and says so."""

import json
from pathlib import Path

import pytest
import yaml

from build_tools.ledger.storage.storage import write_ledger
from build_tools.model import Corpus
from build_tools.pipeline import read_corpus
from build_tools.transforms.anchors import PREFIXES
from build_tools.writers import pages

CASES = sorted((Path(__file__).parent.parent / "cases" / "lost_lines").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_a_published_text_lost_is_said_as_in_a_first_build(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    before = case["before"].splitlines(keepends=True)
    after = "".join(line for line in before if not line.startswith(case["lost"]))
    kept, fresh = tmp_path / "kept", tmp_path / "fresh"
    _corpus(kept, case["before"])
    again = _said(_corpus(kept, after))
    first = _said(_corpus(fresh, after))
    assert again["gaps"] == first["gaps"] == [case["gap"]]
    assert again["missing"] == first["missing"]
    anchor = f"{PREFIXES[case['gap']['kind']]}{case['gap']['first']}"
    page = str(again["page"])
    assert page.count(f'id="{anchor}"') == 1
    told = page[page.index(f'id="{anchor}"') :]
    assert case["says"] in told[told.index('class="notice earlier"') :].partition("</div>")[0]


def _corpus(folder: Path, text: str) -> Corpus:
    folder.mkdir(exist_ok=True)
    (folder / "r.txt").write_text(text, encoding="utf-8")
    corpus = read_corpus(folder)
    write_ledger(folder, corpus.ledger)
    return corpus


def _said(corpus: Corpus) -> dict[str, object]:
    """What the data and the page say of numbers that are missing."""
    texts = {page.path: page.text for page in pages(corpus)}
    data = json.loads(texts["data/reports/r.json"])
    missing = [finding for finding in data["findings"] if finding["id"] == "C03"]
    return {"gaps": data["gaps"], "missing": missing, "page": texts["reports/r.md"]}
