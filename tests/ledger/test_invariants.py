"""What holds for every library and every change of it, drawn at random."""

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.ledger.fates.landing import land, publish
from build_tools.ledger.keeping import Kept, keep_anchors
from build_tools.ledger.storage.storage import ledger_of, ledger_texts
from build_tools.model import Entry, Ledger, Target
from build_tools.model.tree import passages
from tests.ledger.library import documents

VOCABULARY = "على في من الحدود القانون البرنامج المجتمع التدريب الخطة المدينة تقرير لجنة سنة"
WORDS = st.sampled_from(VOCABULARY.split())
WORDING = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
LINE = st.one_of(WORDING, WORDING.map("# {}".format), WORDING.map("- {}".format))
REPORT = st.lists(LINE, min_size=1, max_size=8)
LIBRARY = st.dictionaries(st.sampled_from(["r", "s", "t"]), REPORT, min_size=1, max_size=3)


def _numbered(library: dict[str, list[str]], start: int) -> dict[str, list[str]]:
    """Every other paragraph of a library under a printed number."""
    return {
        id: [
            f"{n // 2 + start} - {line}" if n % 2 and line[0] not in "#-" else line
            for n, line in enumerate(lines)
        ]
        for id, lines in library.items()
    }


def _links(kept: Kept) -> set[Target]:
    return {
        Target(report=document.id, anchor=passage.anchor)
        for document in kept.documents
        for passage in passages(document)
    }


def _meanings(ledger: Ledger) -> dict[str, set[Entry]]:
    """All that is known of each report, in no order."""
    return {id: set(entries) for id, entries in ledger.entries.items() if entries}


@settings(max_examples=150, deadline=None)
@given(LIBRARY, LIBRARY, LIBRARY)
def test_no_published_anchor_disappears(
    first: dict[str, list[str]], second: dict[str, list[str]], third: dict[str, list[str]]
) -> None:
    ledger = Ledger()
    links: set[Target] = set()
    for start, library in enumerate((first, second, third, first), 1):
        kept = keep_anchors(documents(_numbered(library, start)), ledger)
        ledger = ledger_of(ledger_texts(kept.ledger))
        assert _meanings(ledger) == _meanings(kept.ledger)
        links |= _links(kept)
        published = publish(kept.documents, kept.redirects)
        assert [link for link in links if land(published, link) is None] == []


@settings(max_examples=100, deadline=None)
@given(LIBRARY, LIBRARY)
def test_building_twice_changes_nothing(first: dict[str, list[str]], second: dict[str, list[str]]) -> None:
    before = keep_anchors(documents(_numbered(first, 1)), Ledger())
    once = keep_anchors(documents(_numbered(second, 2)), before.ledger)
    twice = keep_anchors(documents(_numbered(second, 2)), once.ledger)
    assert twice.documents == once.documents
    assert ledger_texts(twice.ledger) == ledger_texts(once.ledger)


@settings(max_examples=100, deadline=None)
@given(LIBRARY)
def test_a_first_build_keeps_the_anchors_of_the_documents(library: dict[str, list[str]]) -> None:
    given_documents = documents(_numbered(library, 1))
    assert keep_anchors(given_documents, Ledger()).documents == tuple(given_documents)


@settings(max_examples=100, deadline=None)
@given(LIBRARY, st.randoms(use_true_random=False))
def test_passages_of_different_words_keep_their_anchors_in_any_order(
    library: dict[str, list[str]], random
) -> None:
    told = {
        id: [f"{line} {id}{n} فقرة{n} رقم{n} في{id}" for n, line in enumerate(lines)]
        for id, lines in library.items()
    }
    first = keep_anchors(documents(told), Ledger())
    shuffled = {id: random.sample(lines, len(lines)) for id, lines in told.items()}
    second = keep_anchors(documents(shuffled), first.ledger)
    assert {(p.anchor, p.plain) for d in first.documents for p in passages(d)} == {
        (p.anchor, p.plain) for d in second.documents for p in passages(d)
    }
