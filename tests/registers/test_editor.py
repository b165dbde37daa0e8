"""What an editor says of rows: the identifiers that `check` shows are those that the notes take."""

from pathlib import Path

from build_tools.model import Corpus
from build_tools.pipeline import read_corpus

TEXT = "تضمنت الخطة 200 مليون يورو للتعليم، و50 مليونا للصحة.\n"


def build(room: Path, notes: str = "", text: str = TEXT) -> Corpus:
    """Return the library of one text with notes."""
    sources = room / "sources"
    sources.mkdir(exist_ok=True)
    for name, content in {
        "topics.yml": "[]\n",
        "glossary.yml": "[]\n",
        "a.txt": text,
        "a.yml": notes,
    }.items():
        (sources / name).write_text(content, encoding="utf-8")
    return read_corpus(sources)


def asked(corpus: Corpus) -> list[str]:
    """Return the identifiers of the rows that wait for a word."""
    (document,) = corpus.documents
    return [str(finding.values["id"]) for finding in document.findings if finding.id == "R01"]


def test_a_confirmed_row_is_the_editors(tmp_path: Path) -> None:
    (id,) = asked(build(tmp_path))
    corpus = build(tmp_path, f'register:\n  confirm: ["{id}"]\n')
    assert [str(row.origin) for row in corpus.registers["money"]] == ["source", "editor"]
    assert asked(corpus) == []


def test_a_rejected_row_is_gone(tmp_path: Path) -> None:
    (id,) = asked(build(tmp_path))
    corpus = build(tmp_path, f'register:\n  reject: ["{id}"]\n')
    assert len(corpus.registers["money"]) == 1
    assert asked(corpus) == []


def test_changed_words_are_asked_again(tmp_path: Path) -> None:
    numbered, kind = f"1 - {TEXT}", "genre: un_report\n"  # the anchor stays where the words change
    (id,) = asked(build(tmp_path, kind, numbered))
    notes = f'{kind}register:\n  reject: ["{id}"]\n'
    corpus = build(tmp_path, notes, numbered.replace("للصحة", "للصحة والماء"))
    (document,) = corpus.documents
    assert len(corpus.registers["money"]) == 2
    assert "R03" in {finding.id for finding in document.findings}


def test_an_added_row_is_published_as_the_editors(tmp_path: Path) -> None:
    notes = """register:
  add:
    - register: money
      quote: و50 مليونا للصحة
      amount: 50000000
      currency: EUR
      recipient: وزارة الصحة
"""
    row = build(tmp_path, notes).registers["money"][-1]
    assert (row.origin, row.id.split(":")[-1], row.lines) == ("editor", "101", (1,))
