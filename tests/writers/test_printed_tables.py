"""A table of the source is shown as one, its cells as typed."""

import pytest

from build_tools.model import PrintedTable, Text
from build_tools.writers.data.reading_text import markdown_text, plain_text
from build_tools.writers.data.record import report_record
from build_tools.writers.report.passages import passage
from build_tools.writers.text.references import Place
from tests.writers.library import document
from tests.writers.rendering import in_markdown, tree, words

CELLS = (("المدينة", "الزوار | ألف"), ("وهران", "*1,200*"), ("<b>عنابة</b>", ""))


def table(*, head: bool) -> PrintedTable:
    rows = tuple(tuple(Text(plain=cell) for cell in row) for row in CELLS)
    return PrintedTable(lines=(3, 4, 5), anchor="a1", rows=rows, head=head)


@pytest.mark.parametrize("head", [True, False])
def test_a_table_is_shown_cell_by_cell(head: bool) -> None:
    main = tree(in_markdown(*passage(table(head=head), Place(page="reports/a.md"))))
    (figure,) = main.iter("figure")
    assert figure.get("id") == "a1"
    shown = [[words(cell.text_content()) for cell in row.iter("th", "td")] for row in figure.iter("tr")]
    assert shown == [*([] if head else [["", ""]]), *map(list, CELLS)]
    assert len(list(figure.iter("th"))) == 2


def test_a_table_is_data_and_text() -> None:
    report = document(table(head=True))
    (record,) = report_record(report)["passages"]
    assert (record["kind"], record["head"], record["rows"]) == ("table", True, [list(row) for row in CELLS])
    assert "المدينة | الزوار | ألف" in record["text"]
    assert "وهران | *1,200*" in plain_text(report)
    assert "وهران" in markdown_text(report)
