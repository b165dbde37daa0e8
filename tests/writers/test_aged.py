"""Whatever an update does to a long report, its pages stay small."""

from itertools import chain

import pytest

from build_tools.ledger.keeping import keep_anchors
from build_tools.model import Corpus, Document, Ledger, nodes
from build_tools.model.tree import passages
from build_tools.spelling.walking import anchors
from build_tools.writers.changes.history import write_history
from build_tools.writers.redirects import write_redirects
from build_tools.writers.report.report import write_reports
from tests.ledger.library import document
from tests.writers.rendering import in_html

NUMBERS = range(1, 4_000)
LINES = [f"{n} - فقرة رقم {n} في إصلاح قطاع الأمن، وفيها كلام طويل عن الجسور والطرق." for n in NUMBERS]
OTHERS = [f"{n} - بند {n} عن المياه والزراعة وما زُرع في الوديان كلها من شجر." for n in NUMBERS]
UPDATES = {
    "removed": [],
    "renamed": [document("t", LINES)],
    "shortened": [document("r", ["لم يبق من هذا النص إلا سطر واحد."])],
    "rewritten": [document("r", OTHERS)],
    "edited": [document("r", [line.replace("كلام", "قول") for line in LINES])],
}
MEGABYTE = 1_000_000


@pytest.mark.parametrize("documents", UPDATES.values(), ids=UPDATES)
def test_pages_of_a_long_report_stay_small_whatever_an_update_does(documents: list[Document]) -> None:
    first = keep_anchors([document("r", LINES)], Ledger())
    kept = keep_anchors(documents, first.ledger)
    corpus = Corpus(documents=kept.documents, ledger=kept.ledger, redirects=kept.redirects)
    made = chain(write_reports(corpus), write_history(corpus), write_redirects(corpus))
    sheets = [sheet for sheet in made if isinstance(sheet, nodes.Sheet)]
    assert len(sheets) > 1
    assert max(len(in_html(*sheet.blocks).encode()) for sheet in sheets) < MEGABYTE
    known = {passage.anchor for passage in passages(first.documents[0])}
    assert known <= {anchor for sheet in sheets for anchor in anchors(sheet.blocks)}
