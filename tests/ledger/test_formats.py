"""The same report received again in another format keeps its links."""

from pathlib import Path

from build_tools.model.tree import passages
from build_tools.pipeline import read_corpus, write_pages
from tests.pdf_files import pdf

TITLE = "مياه مدن الساحل"
PARAGRAPHS = (
    "تعتمد مدن الساحل على الأمطار في ملء خزاناتها، ولا تملك الأدوات التي تقيس بها ما يهطل منها كل عام.",
    "وقد بلغ عدد الآبار 1,250 بئرا (منها 40 معطلة) وفق ما نشره مكتب الإحصاء في تقريره السنوي الأخير.",
    "وترى الورقة أن إصلاح الشبكات القديمة أولى من حفر آبار جديدة، لأن نصف الماء يضيع في طريقه إلى الناس.",
)
WIDTH = 70  # characters of a printed line


def _printed() -> list[str]:
    rows, top = [f"540 90 20b {TITLE}"], 130
    for paragraph in PARAGRAPHS:
        words, line = paragraph.split(), ""
        for word in [*words, ""]:
            if word and len(line) + len(word) < WIDTH:
                line = f"{line} {word}".strip()
                continue
            rows.append(f"540 {top} 12 {line}")
            line, top = word, top + 18
        top += 16
    return rows


def _anchors(sources: Path) -> dict[str, str]:
    (document,) = read_corpus(sources).documents
    return {passage.plain: passage.anchor for passage in passages(document)}


def test_a_report_that_comes_again_as_pdf_keeps_its_links(tmp_path: Path) -> None:
    sources, docs = tmp_path / "sources", tmp_path / "docs"
    sources.mkdir()
    for name in ("topics.yml", "glossary.yml"):
        (sources / name).write_text("[]\n")
    (sources / "a.yml").write_text("genre: web_article\n")
    (sources / "a.txt").write_text("\n\n".join((TITLE, *PARAGRAPHS)) + "\n", encoding="utf-8")
    write_pages(sources, docs)
    before = _anchors(sources)
    (sources / "a.txt").unlink()
    (sources / "a.pdf").write_bytes(pdf([_printed()]))
    write_pages(sources, docs)
    assert _anchors(sources) == before
    assert set(before) == set(PARAGRAPHS)
    assert (docs / "downloads/a.pdf").read_bytes() == (sources / "a.pdf").read_bytes()
