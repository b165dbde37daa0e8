"""What a card tells beside the words of its passage."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.model import Corpus, CrossReference, Gap, Target
from build_tools.model.tree import passages
from build_tools.pipeline import read_corpus
from build_tools.writers.card.card import shown, write_cards
from build_tools.writers.card.citing import citing_passages
from build_tools.writers.card.lines import LONGEST, follow, steps
from tests.writers.library import corpus, document, paragraph

ROOT = Path(__file__).parents[2]
LETTERS = st.text(alphabet="ابتث 12()-.", max_size=60)


def cards(library: Corpus) -> dict[str, dict[str, object]]:
    """The passages of each report as their cards tell them."""
    return {Path(page.path).stem: json.loads(page.text) for page in write_cards(library)}


@given(LETTERS, LETTERS)
def test_received_lines_are_rebuilt_letter_by_letter(published: str, received: str) -> None:
    found = steps(published, received)
    assert follow(published, found) == received
    told = sum(abs(step) for step in found if isinstance(step, int))
    assert told == len(published), "every published letter is accounted for"


def test_very_long_lines_are_told_as_they_are() -> None:
    line = "ا" * (LONGEST + 1)
    assert steps(line, line) == [line]


@pytest.mark.parametrize("directory", [ROOT / "sources", ROOT.parent / "shared" / "sources"])
def test_cards_of_the_sources_tell_every_received_line(directory: Path) -> None:
    if not directory.is_dir():
        pytest.skip(f"no {directory.name} here")
    library = read_corpus(directory)
    told = cards(library)
    for report in library.documents:
        lines = {line.number: line.received for line in report.source.lines}
        for passage in passages(report):
            card = told[report.id]["passages"][passage.anchor]  # type: ignore[index]
            received = "\n".join(lines[line] for line in passage.lines)
            assert follow(shown(passage), card.get("received", [])) == received, passage.anchor


def test_a_footnote_is_cited_by_the_passages_that_bear_its_number() -> None:
    found = citing_passages(corpus())
    note = Target(report="report", anchor="fn17")
    assert [target.anchor for target in found[note]] == ["p14", "rec3"]


def test_a_passage_is_cited_from_other_reports() -> None:
    card = cards(corpus())["other"]["passages"]["p1"]  # type: ignore[index]
    [[page, anchor, name]] = card["cited"]
    pages = cards(corpus())["other"]["pages"]
    assert pages[page] == ["reports/report.md", "تقرير في أمن الحدود"]  # type: ignore[index]
    assert anchor == "a12"
    assert name.startswith("فقرة «انظر")


def test_who_cites_a_missing_number_cites_its_notice() -> None:
    reference = CrossReference(start=0, end=3, report="report", anchor="p54")
    gap = Gap(lines=(), anchor="p53", what="paragraph", first=53, last=55)
    library = Corpus(documents=(document(paragraph("انظر", reference, anchor="a1"), gap),))
    assert citing_passages(library) == {
        Target(report="report", anchor="p53"): (Target(report="report", anchor="a1"),)
    }


def test_a_card_names_topics_and_terms_by_their_pages() -> None:
    data = cards(corpus())["report"]
    card, pages = data["passages"]["p14"], data["pages"]  # type: ignore[index]
    assert [pages[page] for page in card["topics"]] == [["topics/governance.md", "الحوكمة"]]  # type: ignore[index]
    assert [pages[page][1] for page in card["terms"]] == ["الملكية الوطنية"]  # type: ignore[index]
