"""A text that tells of many days gets them in the order of the calendar."""

from build_tools.checks.timeline import read_timeline
from build_tools.model import nodes
from build_tools.spelling import paths
from build_tools.writers.report.timeline import timeline
from tests.writers import library
from tests.writers.rendering import in_markdown


def dated(*sentences: str) -> list[nodes.Block]:
    blocks = [library.paragraph(sentence, line=i, anchor=f"a{i}") for i, sentence in enumerate(sentences, 1)]
    document = library.document(*blocks)
    assert len(read_timeline(document)) == len(sentences) or not list(timeline(document))
    return list(timeline(document))


def test_dates_stand_in_the_order_of_the_calendar() -> None:
    section = dated(
        "اجتمعوا من 20 إلى 22 يونيو 2018.",
        "ثم في عام 2019.",
        "واجتمعوا من قبل في 5 مايو 2017.",
        "وفي الفترة من 22 إلى 25 مارس 2016.",
        "وفي شباط 2017.",
    )
    rows = in_markdown(section[-1], page=paths.report(library.document().id))
    places = [row.partition("(#")[2][:2] for row in rows.splitlines()]
    assert places == ["a4", "a5", "a3", "a1", "a2"]
    assert "[من 22 إلى 25 مارس (آذار) 2016](#a4)" in rows


def test_few_dates_make_no_timeline() -> None:
    assert dated("اجتمعوا في 5 مايو 2017.", "وفي عام 2019.") == []
