"""Pictures, code, and words set as code or struck out, on pages long and short and in downloads."""

from dataclasses import replace

import pytest

from build_tools.html_pieces import piece
from build_tools.model import Code, Document, Emphasis, Figure, PrintedTable, Struck, Text, Verbatim
from build_tools.writers.dense import as_html
from build_tools.writers.large import text_pieces
from build_tools.writers.passages import passage
from build_tools.writers.reading_text import markdown_text, plain_text
from build_tools.writers.references import Place
from build_tools.writers.spans import inline
from tests.writers.library import corpus
from tests.writers.rendering import render, tree

PLACE = Place(page="reports/a.md")
FIGURE = Figure(
    lines=(1,),
    anchor="a1",
    text=Text(plain="سفينة <في> الميناء"),
    caption=Text(plain="الشكل 1"),
    address="a.png",
)
UNDESCRIBED = replace(FIGURE, text=Text(plain=""), caption=None)
CODE = Code(
    lines=(2, 3), anchor="a2", text=Text(plain="if a < b:\n    print('```')  # نص"), language="python"
)
SET_APART = Text(
    plain="كلمة أولى وثانية وثالثة",
    spans=(Emphasis(start=0, end=9), Verbatim(start=5, end=9), Struck(start=10, end=16)),
)


def document(*blocks: Figure | Code) -> Document:
    return replace(corpus().documents[0], blocks=blocks, footnotes=())


def written(block: Figure | Code, *, long: bool) -> str:
    if not long:
        return passage(block, PLACE)
    return "\n\n".join(text_pieces(document(block), PLACE))


@pytest.mark.parametrize("long", [False, True])
def test_a_picture_is_shown_as_the_words_that_stand_for_it(long: bool) -> None:
    figure = tree(written(FIGURE, long=long)).xpath("//figure[@id='a1']")[0]
    assert "[صورة غير مرفقة] سفينة <في> الميناء" in figure.text_content()
    assert [caption.text_content() for caption in figure.xpath("figcaption")] == ["الشكل 1"]
    assert figure.xpath(".//img") == []


@pytest.mark.parametrize("long", [False, True])
def test_a_picture_without_words_says_so(long: bool) -> None:
    figure = tree(written(UNDESCRIBED, long=long)).xpath("//figure")[0]
    assert "صورة بلا وصف في المصدر" in figure.text_content()
    assert figure.get("aria-label") == "صورة بلا وصف في المصدر"


@pytest.mark.parametrize("long", [False, True])
def test_code_stands_as_it_came(long: bool) -> None:
    (code,) = tree(written(CODE, long=long)).xpath("//div[@id='a2']/pre/code")
    assert code.text_content() == CODE.text.plain
    assert code.getparent().get("dir") == "ltr"


def test_downloads_hold_pictures_and_code() -> None:
    found = document(FIGURE, CODE)
    assert "[صورة غير مرفقة] سفينة <في> الميناء" in plain_text(found)
    assert CODE.text.plain in plain_text(found)
    assert f"````python\n{CODE.text.plain}\n````" in markdown_text(found)


def test_words_are_set_apart_as_the_source_sets_them() -> None:
    html = "<strong>كلمة </strong><strong><code>أولى</code></strong> <s>وثانية</s> وثالثة"
    assert html in render(piece(as_html(SET_APART, PLACE)))
    element = tree(inline(SET_APART, PLACE))
    assert [one.text_content() for one in element.xpath("//code")] == ["أولى"]
    assert [one.text_content() for one in element.xpath("//s")] == ["وثانية"]
    assert [one.text_content() for one in element.xpath("//strong")] == ["كلمة", "أولى"]


@pytest.mark.parametrize("long", [False, True])
def test_columns_stand_where_the_source_sets_them(long: bool) -> None:
    rows = ((Text(plain="البند"), Text(plain="العدد")), (Text(plain="سفن"), Text(plain="3")))
    table = PrintedTable(lines=(1, 2), anchor="a3", rows=rows, align=("", "center"))
    figure = tree(written(table, long=long)).xpath("//figure[@id='a3']")[0]  # type: ignore[arg-type]
    assert figure.get("class").split() == ["table", "passage", "center-2"]
