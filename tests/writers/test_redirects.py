"""The page of a report that is not there keeps a place for each of its links."""

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import lxml.html
import pytest

from build_tools.__main__ import FAILED, main
from build_tools.commands.workspace import CONFIG
from build_tools.ledger.keeping import keep_anchors
from build_tools.model import Corpus, Document, Ledger, nodes
from build_tools.model.tree import passages
from build_tools.site.plugin import Warraq
from build_tools.writers.redirects import write_redirects
from tests.core.reading import SHARED
from tests.ledger.library import document
from tests.writers.rendering import in_markdown, tree, words

A = "بدأ البرنامج في العاصمة قبل ثلاث سنوات، وشاركت فيه وزارات كثيرة."
B = "تتولى البلديات صيانة الطرق والمدارس، وترفع عنها تقريرا سنويا."
REPORT = [A, f"2 - {B}", "missing 3-4"]


def page_after(
    documents: Sequence[Document], refused: Sequence[str] = ()
) -> tuple[Document, lxml.html.HtmlElement]:
    """What was published first, and the page that stands in its place after another build."""
    first = keep_anchors([document("r", REPORT)], Ledger())
    kept = keep_anchors(documents, first.ledger, refused)
    [page] = write_redirects(Corpus(documents=kept.documents, ledger=kept.ledger, redirects=kept.redirects))
    assert isinstance(page, nodes.Sheet)
    assert page.path == "reports/r.md"
    return first.documents[0], tree(in_markdown(*page.blocks, page=page.path))


def test_a_renamed_report_has_a_link_to_the_new_place_under_each_anchor() -> None:
    """Without a script the fragment of a link is all that leads on."""
    first, page = page_after([document("t", REPORT)])
    for passage in passages(first):
        [place] = page.xpath(f".//*[@id='{passage.anchor}']")
        assert [link.get("href") for link in place.iter("a")] == [f"t.md#{passage.anchor}"]
    assert page.xpath(".//*[@class='redirect']//a/@href") == ["t.md"]


def test_a_refused_report_says_that_its_links_wait() -> None:
    first, page = page_after([], refused=["r"])
    assert "تعذّرت قراءة هذا التقرير" in page.text_content()
    ways = page.xpath("./p//a/@href")
    assert ways == ["../lists/changes.md", "index.md", "../search.md"]
    for passage in passages(first):
        [place] = page.xpath(f".//*[@id='{passage.anchor}']")
        assert "لم يُقرأ نص هذا الموضع في آخر تحديث للموقع" in words(place.text_content())


def test_a_removed_report_says_so_under_each_anchor() -> None:
    first, page = page_after([])
    assert "حُذف هذا التقرير" in page.text_content()
    assert page.xpath("./p//a/@href") == ["index.md", "../search.md"]
    for passage in passages(first):
        assert page.xpath(f".//*[@id='{passage.anchor}']")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two sources that were published; then one of them could not be read any more."""
    monkeypatch.chdir(tmp_path)
    sources = tmp_path / "texts"
    sources.mkdir()
    for name, text in {
        **SHARED,
        "roads.txt": f"طرق القرى\n\n{A}\n\n{B}\n",
        "schools.txt": f"مدارس\n\n{B}\n",
    }.items():
        (sources / name).write_text(text, encoding="utf-8")
    main(["pages", "--sources", str(sources)])
    (sources / "roads.txt").write_bytes(b"\x00\x01")
    return sources


def test_check_tells_a_refusal_once(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--sources", str(library)]) == FAILED
    told = capsys.readouterr()
    assert told.err.count("refused roads.txt:1") == 1
    assert "1 report, 1 refused" in told.out
    assert [id for id in ("A03", "A04", "A05") if id in told.out] == []


def test_changes_tell_a_refusal_and_conclude_nothing(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["changes", "--sources", str(library)]) == FAILED
    told = capsys.readouterr()
    assert "refused roads.txt:1" in told.err
    assert "roads" not in told.out


def test_serve_tells_a_refusal_at_each_build(library: Path, caplog: pytest.LogCaptureFixture) -> None:
    plugin = Warraq()
    plugin.load_config({"sources": str(library)})
    plugin.on_startup(command="serve", dirty=False)
    docs = library.parent / "docs"
    docs.mkdir()
    config = SimpleNamespace(config_file_path=str(CONFIG), docs_dir=str(docs))
    with caplog.at_level("WARNING"):
        plugin.on_pre_build(config=config)
    assert "refused roads.txt:1" in caplog.text


def test_the_page_of_a_refused_report_gives_way_when_it_is_mended(library: Path) -> None:
    main(["pages", "--sources", str(library)])
    [page] = library.parent.rglob("reports/roads.md")
    assert "تعذّرت قراءة هذا التقرير" in page.read_text(encoding="utf-8")
    (library / "roads.txt").write_text(f"طرق القرى\n\n{A}\n\n{B}\n", encoding="utf-8")
    main(["pages", "--sources", str(library)])
    assert A.split("،")[0] in page.read_text(encoding="utf-8")
