"""What the ledger does beside leading links: refusals, dates, findings, updates, speed."""

import time
from collections.abc import Iterator
from random import Random

from build_tools.ledger.fates.landing import publish
from build_tools.ledger.guard import check_anchors
from build_tools.ledger.history.changes import change_data, change_rows, list_changes
from build_tools.ledger.history.published import publications_of
from build_tools.ledger.identity.fingerprints import opening
from build_tools.ledger.keeping import keep_anchors
from build_tools.model import Document, Fate, Gap, Ledger, Tombstone
from build_tools.model.tree import passages
from tests.ledger.library import document, documents

A = "بدأ البرنامج في العاصمة قبل ثلاث سنوات، وشاركت فيه وزارات كثيرة."
B = "تتولى البلديات صيانة الطرق والمدارس، وترفع عنها تقريرا سنويا."
FIRST_WORDS = "تتولى البلديات صيانة الطرق والمدارس، وترفع عنها تقريرا"
C = "لم تكتمل قاعدة البيانات حتى الآن، لأن بعض المكاتب لا تملك أجهزة."


def test_a_refused_report_is_not_a_deleted_one() -> None:
    first = keep_anchors(documents({"r": [A, B], "s": [C]}), Ledger())
    kept = keep_anchors(documents({"s": [C]}), first.ledger, refused={"r"})
    assert kept.ledger == first.ledger
    assert list(kept.findings) == []
    [page] = kept.redirects
    assert (page.report, page.refused, page.target) == ("r", True, None)
    assert [notice.opening for notice in page.notices] == [A, B]
    published = publications_of(first.documents)
    assert list(check_anchors(published, publish(kept.documents, kept.redirects))) == []
    back = keep_anchors(documents({"r": [A, B], "s": [C]}), kept.ledger)
    assert back.documents == first.documents


def test_the_page_of_a_removed_report_tells_its_passages_in_their_order() -> None:
    """Opaque anchors have no order of their own; what an earlier update took out has its place."""
    texts = [f"{letter} {text}" for letter in "ابتثج" for text in (A, B, C)]
    first = keep_anchors(documents({"r": texts, "s": [C]}), Ledger())
    second = keep_anchors(documents({"r": texts[:6] + texts[7:], "s": [C]}), first.ledger)
    third = keep_anchors(documents({"s": [C]}), second.ledger)
    [page] = third.redirects
    assert (page.report, page.refused) == ("r", False)
    assert [notice.opening for notice in page.notices] == [opening(text) for text in texts]


def test_the_page_of_a_removed_report_tells_what_was_missing_in_its_place() -> None:
    lines = ["missing 1-1", "# " + A, "2 - " + B, "# " + C, "missing 3-4", "5 - " + A]
    first = keep_anchors(documents({"r": lines, "s": [C]}), Ledger())
    [page] = keep_anchors(documents({"s": [C]}), first.ledger).redirects
    told = [notice.anchor if notice.kind != "heading" else "#" for notice in page.notices]
    assert told == ["#", "p1", "p2", "p3", "p4", "#", "p5"]


def test_a_deletion_is_dated_by_the_new_date_of_the_report_alone() -> None:
    first = keep_anchors([document("r", [A, B], date="2023-05-01")], Ledger())
    undated = keep_anchors([document("r", [A], date="2023-05-01")], first.ledger)
    dated = keep_anchors([document("r", [A], date="2024-01")], first.ledger)
    assert [e.date for e in undated.ledger.entries["r"] if e.fate is Fate.DELETED] == [None]
    assert [e.date for e in dated.ledger.entries["r"] if e.fate is Fate.DELETED] == ["2024-01"]


def test_a_gap_is_not_of_the_numbers_that_were_deleted() -> None:
    """Each deleted number is told by itself; those that the source never had stay together."""
    before = [f"{number} - {text}" for number, text in ((5, A), (9, B), (10, C))]
    for deleted, gaps in (
        ([1], [("p6", 6, 8), ("p9", [9])]),
        ([0, 1], [("p5", [5]), ("p6", 6, 8), ("p9", [9])]),
    ):
        after = [line for place, line in enumerate(before) if place not in deleted]
        lost = "missing 6-9" if deleted == [1] else "missing 5-9"
        after.insert(len(after) - 1, lost)
        first = keep_anchors(documents({"r": [*before[:1], "missing 6-8", *before[1:]]}), Ledger())
        second = keep_anchors(documents({"r": after}), first.ledger)
        assert sorted(_missing(second.documents[0])) == gaps
        [missing] = [finding for finding in second.documents[0].findings if finding.id == "C03"]
        assert (missing.values["first"], missing.values["last"]) == (6, 8)
        again = keep_anchors(documents({"r": after}), second.ledger)
        assert (again.documents, again.ledger) == (second.documents, second.ledger)


def _missing(document: Document) -> Iterator[tuple[object, ...]]:
    for block in document.blocks:
        if isinstance(block, Gap):
            yield block.anchor, block.first, block.last
        elif isinstance(block, Tombstone):
            yield block.anchor, [said.number for said in block.notices]


def test_an_undone_deletion_leaves_no_trace_but_the_history() -> None:
    first = keep_anchors(documents({"r": [A, B, C]}), Ledger())
    second = keep_anchors(documents({"r": [A, C]}), first.ledger)
    third = keep_anchors(documents({"r": [A, B, C]}), second.ledger)
    assert third.documents == first.documents
    assert third.ledger.entries == first.ledger.entries
    assert [
        (update.number, bool(update.added), bool(update.removed)) for update in third.ledger.updates["r"]
    ] == [
        (1, False, True),
        (2, False, False),
    ] or len(third.ledger.updates["r"]) == 1


def test_doubts_and_deletions_are_findings() -> None:
    first = keep_anchors(documents({"r": [A, B, C]}), Ledger())
    doubt = keep_anchors(documents({"r": [A, "كلام آخر في موضع الفقرة لا يشبهها في شيء.", C]}), first.ledger)
    gone = keep_anchors(documents({"r": [A, C]}), first.ledger)
    removed = keep_anchors([], first.ledger)
    assert [finding.id for finding in doubt.documents[0].findings] == ["A01"]
    assert [finding.id for finding in gone.documents[0].findings] == ["A02"]
    assert [finding.id for finding in removed.findings] == ["A03"]


def test_an_update_lists_what_it_did() -> None:
    first = keep_anchors(documents({"r": ["1 - " + A, B]}), Ledger())
    second = keep_anchors(documents({"r": [C, "1 - " + A + " ثم انتهى."]}), first.ledger)
    (update,) = second.ledger.updates["r"]
    anchors = {passage.plain: passage.anchor for passage in passages(second.documents[0])}
    assert update.edited == ("p1",)
    assert update.added == (anchors[C],)
    assert len(update.removed) == 1


def test_changes_are_listed_in_arabic_and_as_data() -> None:
    before = publications_of(documents({"r": ["1 - " + A, B], "s": [C]}))
    after = publications_of(documents({"r": ["1 - " + A.replace("العاصمة", "الجنوب")], "s": [C, B]}))
    changes = list_changes(before, after)
    assert [(change.what, change.passage.report) for change in changes] == [("edited", "r"), ("moved", "s")]
    assert "[-العاصمة-] {+الجنوب+}" in "\n".join(change_rows(changes))
    assert list(change_rows(changes))[2:] == [
        "s",
        f"  نُقل: فقرة {before['r'][1].anchor} في r ← فقرة {after['s'][1].anchor} · {FIRST_WORDS} …",
    ]
    assert {"what": "added", "text": "الجنوب "} in change_data(changes)[0]["differences"]  # type: ignore[operator]


def test_a_lost_ledger_is_noticed() -> None:
    """Without the ledger an edited paragraph gets another anchor, and a number another meaning."""
    before = keep_anchors(documents({"r": ["1 - " + A, "2 - " + B, C]}), Ledger())
    edited = documents({"r": ["1 - " + B, "2 - " + A, C + " قيل ذلك أمس."]})
    published = publications_of(before.documents)
    kept = keep_anchors(edited, before.ledger)
    assert list(check_anchors(published, publish(kept.documents, kept.redirects))) == []
    lost = keep_anchors(edited, Ledger())
    found = [finding.id for finding in check_anchors(published, publish(lost.documents, lost.redirects))]
    assert sorted(found) == ["A04", "A05", "A05"]


def test_a_report_of_8000_words_is_aligned_in_a_fifth_of_a_second() -> None:
    random = Random(1)
    words = [f"كلمة{n}" for n in range(1500)]
    lines = [" ".join(random.choice(words) for _ in range(70)) for _ in range(115)]
    first = keep_anchors(documents({"r": lines}), Ledger())
    edited = [line.replace("كلمة14", "لفظ") for line in random.sample(lines, len(lines))]
    library = documents({"r": edited})
    spent = []
    for _ in range(5):
        start = time.process_time()
        kept = keep_anchors(library, first.ledger)
        spent.append(time.process_time() - start)
    assert {p.anchor for p in passages(first.documents[0])} == {p.anchor for p in passages(kept.documents[0])}
    assert min(spent) < 0.2
