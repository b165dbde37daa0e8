"""Each marker leads to the note it means, also where notes of several pages have the same number."""

import re

import pytest

from build_tools.ground.tables import table
from build_tools.model import Footnote, NoteReference, Paragraph
from build_tools.model.tree import passages
from build_tools.pipeline import read_document
from build_tools.transforms.anchors import note_anchors
from tests.core.test_invariants import make_source

FIRST = ["1 - افتتح المعهد⁽¹⁾ في العاصمة.", "(1) معهد الدراسات."]
SECOND = ["2 - ودرس فيه مائة طالب⁽¹⁾.", "(1) سجل الطلاب."]
AGAIN = ["1 - افتتح المعهد⁽¹⁾ في العاصمة، وهو معهد⁽¹⁾ كبير.", "(1) معهد الدراسات."]
GATHERED = ["1 - افتتح المعهد⁽¹⁾ في العاصمة.", "2 - ودرس فيه مائة طالب⁽¹⁾.", "(1) معهد الدراسات."]

CASES = {
    "each page has its own": (FIRST + SECOND, [("p1", "معهد الدراسات."), ("p2", "سجل الطلاب.")]),
    "one is cited twice on its page": (
        AGAIN + SECOND,
        [("p1", "معهد الدراسات."), ("p1", "معهد الدراسات."), ("p2", "سجل الطلاب.")],
    ),
    "one note for all": (GATHERED, [("p1", "معهد الدراسات."), ("p2", "معهد الدراسات.")]),
}


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES)
def test_a_marker_leads_to_its_note(lines: list[str], expected: list[tuple[str, str]]) -> None:
    spaced = [line for text in ("عنوان التقرير", *lines) for line in (text, "")]
    document = read_document(make_source(spaced, "un_report", "txt"))
    notes = {note.anchor: note for note in document.footnotes if isinstance(note, Footnote)}
    anchors = note_anchors(document)
    found = [
        (passage.anchor, words(notes[anchors[span.number][span.turn]]))
        for passage in passages(document)
        for text in passage.texts
        for span in text.spans
        if isinstance(span, NoteReference)
    ]
    assert found == expected
    firsts = {note: place for place, note in reversed(found)}
    assert {words(note): note.marker for note in notes.values()} == firsts


def words(note: Footnote) -> str:
    """Return what the note says."""
    return " ".join(part.text.plain for part in note.body if isinstance(part, Paragraph))


def test_examples_of_words_before_which_nothing_is_counted_hold() -> None:
    row = table("arabic/printed/footnotes")["goes_on"]
    goes_on = re.compile(row["pattern"]).fullmatch
    assert [word for word in row["yes"] if goes_on(word) is None] == []
    assert [word for word in row["no"] if goes_on(word) is not None] == []
