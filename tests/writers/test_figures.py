"""Pictures, code, and words set as code or struck out, in the site, in its Markdown and in downloads."""

from dataclasses import replace

import lxml.html
import pytest

from build_tools.model import (
    Address,
    Block,
    Code,
    Document,
    Emphasis,
    Figure,
    Paragraph,
    PrintedTable,
    Struck,
    Text,
    Verbatim,
)
from build_tools.writers.data.reading_text import markdown_text, plain_text
from build_tools.writers.data.record import report_record
from build_tools.writers.report.passages import passage as page_passage
from build_tools.writers.text.references import Place
from build_tools.writers.text.spans import inline
from tests.writers.library import corpus
from tests.writers.rendering import element, in_html, in_markdown, line, tree

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


def document(*blocks: Block) -> Document:
    return replace(corpus().documents[0], blocks=blocks, footnotes=())


def written(block: Block, *, site: bool) -> lxml.html.HtmlElement:
    """Return a passage as the site has it, or as its page of Markdown has it."""
    blocks = page_passage(block, PLACE)
    return element(in_html(*blocks)) if site else tree(in_markdown(*blocks))


@pytest.mark.parametrize("site", [False, True])
def test_a_picture_is_shown_as_the_words_that_stand_for_it(site: bool) -> None:
    figure = written(FIGURE, site=site).xpath("//figure[@id='a1']")[0]
    assert "[صورة غير مرفقة] سفينة <في> الميناء" in figure.text_content()
    assert [caption.text_content() for caption in figure.xpath("figcaption")] == ["الشكل 1"]
    assert figure.xpath(".//img") == []


@pytest.mark.parametrize("site", [False, True])
def test_a_picture_without_words_says_so(site: bool) -> None:
    figure = written(UNDESCRIBED, site=site).xpath("//figure")[0]
    assert "صورة بلا وصف في المصدر" in figure.text_content()
    assert figure.get("aria-label") == "صورة بلا وصف في المصدر"


@pytest.mark.parametrize("site", [False, True])
def test_code_stands_as_it_came(site: bool) -> None:
    (code,) = written(CODE, site=site).xpath("//div[@id='a2']/pre/code")
    assert code.text_content() == CODE.text.plain
    assert code.getparent().get("dir") == "ltr"


def test_downloads_hold_pictures_and_code() -> None:
    found = document(FIGURE, CODE)
    assert "[صورة غير مرفقة] سفينة <في> الميناء" in plain_text(found)
    assert CODE.text.plain in plain_text(found)
    assert f"````python\n{CODE.text.plain}\n````" in markdown_text(found)


def test_words_are_set_apart_as_the_source_sets_them() -> None:
    html = "<strong>كلمة</strong> <strong><code>أولى</code></strong> <s>وثانية</s> وثالثة"
    words = line(inline(SET_APART, PLACE))
    assert html in in_html(words)
    found = tree(in_markdown(words))
    assert [one.text_content() for one in found.xpath("//code")] == ["أولى"]
    assert [one.text_content() for one in found.xpath("//s")] == ["وثانية"]
    assert [one.text_content() for one in found.xpath("//strong")] == ["كلمة", "أولى"]


@pytest.mark.parametrize("site", [False, True])
def test_columns_stand_where_the_source_sets_them(site: bool) -> None:
    rows = ((Text(plain="البند"), Text(plain="العدد")), (Text(plain="سفن"), Text(plain="3")))
    table = PrintedTable(lines=(1, 2), anchor="a3", rows=rows, align=("", "center"))
    figure = written(table, site=site).xpath("//figure[@id='a3']")[0]
    assert figure.get("class").split() == ["table", "passage", "center-2"]


def test_the_address_behind_words_is_in_the_data() -> None:
    text = Text(plain="راجع السجل", spans=(Address(start=5, end=10, url="https://example.org/record"),))
    found = document(Paragraph(lines=(1,), anchor="a4", text=text))
    (passage,) = report_record(found)["passages"]
    assert passage["links"] == [{"text": "السجل", "url": "https://example.org/record"}]
