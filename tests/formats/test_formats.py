"""What holds for each format that programs write: letters, links, corrections, drafts, what is offered."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from build_tools.checks.conservation import letters
from build_tools.intake.readers import READERS
from build_tools.library import Limits
from build_tools.model import Known
from build_tools.model.tree import passages
from build_tools.pipeline import read_corpus, write_pages
from tests.office_files import opendocument, word

SHARED = {"topics.yml": "[]\n", "glossary.yml": "[]\n"}
LINES = (
    "زرنا الجسر في الشتاء وكتبنا ما رأيناه فيه.",
    "وجدنا عموده الأول متآكلا من أسفله.",
    "ولا بد من إغلاقه قبل الربيع.",
)


def as_word() -> bytes:
    title = '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>حال الجسور</w:t></w:r></w:p>'
    return word(title + "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES))


def as_text() -> bytes:
    title = '<text:p text:style-name="Title">حال الجسور</text:p>'
    return opendocument(title + "".join(f"<text:p>{line}</text:p>" for line in LINES))


def as_page() -> bytes:
    text = "".join(f"<p>{line}</p>" for line in LINES)
    menu = '<nav><a href="/">الرئيسية</a></nav>'
    return f"<html><body>{menu}<main><h1>حال الجسور</h1>{text}</main></body></html>".encode()


def as_markdown() -> bytes:
    return ("# حال الجسور\n\n" + "\n\n".join(LINES) + "\n").encode()


MADE: dict[str, Callable[[], bytes]] = {
    ".docx": as_word,
    ".odt": as_text,
    ".html": as_page,
    ".htm": as_page,
    ".md": as_markdown,
}
SUFFIXES = [suffix for suffix in MADE if suffix != ".md"]


def lay_out(room: Path, suffix: str, notes: str = "genre: document\n") -> Path:
    sources = room / "sources"
    shutil.rmtree(sources, ignore_errors=True)
    sources.mkdir(parents=True)
    (sources / f"bridge{suffix}").write_bytes(MADE[suffix]())
    for name, text in {**SHARED, "bridge.yml": notes}.items():
        (sources / name).write_text(text, encoding="utf-8")
    return sources


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_report_in_another_format_keeps_its_links(suffix: str, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    sources = lay_out(tmp_path, ".md")
    write_pages(sources, tmp_path / "docs")
    before = {passage.anchor: passage.plain for passage in passages(read_corpus(sources).documents[0])}
    shutil.copytree(sources / "ledger", ledger)
    sources = lay_out(tmp_path, suffix)
    shutil.copytree(ledger, sources / "ledger")
    after = read_corpus(sources)
    assert {passage.anchor: passage.plain for passage in passages(after.documents[0])} == before


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_correction_names_a_paragraph_by_its_number(suffix: str, tmp_path: Path) -> None:
    line = 4 if suffix.startswith(".htm") else 3  # the menu of a page is its first line
    correction = f"{{line: {line}, received: متآكلا, published: متآكلًا, why: تنوين.}}"
    notes = f"genre: document\ncorrections:\n- {correction}\n"
    (document,) = read_corpus(lay_out(tmp_path, suffix, notes)).documents
    assert "وجدنا عموده الأول متآكلًا من أسفله." in [passage.plain for passage in passages(document)]
    assert [finding.id for finding in document.findings if finding.id.startswith("E")] == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_file_is_offered_as_it_came(suffix: str, tmp_path: Path) -> None:
    sources = lay_out(tmp_path, suffix)
    write_pages(sources, tmp_path / "docs")
    name = "bridge.html.txt" if suffix in (".html", ".htm") else f"bridge{suffix}"  # no browser runs it
    assert (tmp_path / "docs" / "downloads" / name).read_bytes() == MADE[suffix]()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_letter_of_a_file_is_in_a_line(suffix: str) -> None:
    """The letters of the file are told without any of the readers: by the elements that hold text."""
    received = READERS[suffix](MADE[suffix](), f"a{suffix}", Limits())
    whole = letters(" ".join(LINES) + "حال الجسور" + ("الرئيسية" if suffix.startswith(".htm") else ""))
    assert letters(" ".join(received.lines)) == whole


PAGE = """<html><body><header><a href="/">الموقع</a></header><article><h1>عنوان <em>النص</em></h1>
<p>فقرة أولى فيها <a href="https://example.org">رابط</a> وجملة تامة طويلة بما يكفي.</p>
<ul><li>بند<ol><li>فرع</li></ol></li></ul>
<table><tr><th>أ</th><th>ب</th></tr><tr><td rowspan=2>1</td><td>2</td></tr><tr><td>3</td></tr></table>
<dl><dt>مصطلح</dt><dd>معناه</dd></dl>
<details><summary>ملخص</summary><p>تفصيل</p></details><pre>x = 1</pre>
<blockquote>قول</blockquote><form><label>اسم</label></form>
<figure><img alt="وصف" src="a.png"><figcaption>شرح</figcaption></figure>
<div class="share">شارك</div>ذيل بلا وسم</article><footer>حقوق</footer></body></html>"""


def test_every_letter_of_a_page_is_in_a_line() -> None:
    """What a browser shows, labels that it counts apart, is in the lines, and names of pictures."""
    received = READERS[".html"](PAGE.encode(), "a.html", Limits())
    tree = etree.fromstring(PAGE, etree.HTMLParser())
    shown = "".join(tree.itertext()) + "".join(tree.xpath("//img/@alt"))
    beside = "".join(map(_beside, received.formed)) + "a.png"
    assert letters(" ".join(received.lines)) == letters(shown + beside)


def _beside(known: Known) -> str:
    return "" if known.label is None else str(known.label)


def test_a_picture_beside_a_text_in_markdown_is_shown_without_what_it_hides(tmp_path: Path) -> None:
    sources = lay_out(tmp_path, ".md")
    (sources / "bridge.md").write_text(
        "# حال الجسور\n\nنص.\n\n![جسر النهر](img/a.jpg)\n\n![](../b.jpg)\n", "utf-8"
    )
    (sources / "pictures").mkdir()
    hidden = Image.Exif()
    hidden[0x010E] = "hidden words"
    Image.new("RGB", (3_000, 900)).save(sources / "pictures" / "a.jpg", exif=hidden)
    write_pages(sources, tmp_path / "docs")
    (made,) = (tmp_path / "docs" / "downloads").glob("bridge.*.webp")
    with Image.open(made) as picture:
        assert picture.size == (1_600, 480)
    assert b"hidden" not in made.read_bytes()
    page = (tmp_path / "docs" / "reports" / "bridge.md").read_text("utf-8")
    assert f"![جسر النهر](../downloads/{made.name})" in page
    assert page.count("![") == 1
