"""Where nothing changed nothing is done again; else all is as a build from nothing makes it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools import pipeline
from build_tools.commands.writing import shown_beside
from build_tools.pipeline import write_pages
from build_tools.site import build
from build_tools.site.build import build_site
from build_tools.store import Store
from build_tools.store.workers import Workers
from tests.core.corpora import ROOT

TEXT = "عنوان التقرير\n\nعقد اجتماع عن أمن الحدود في ليبيا في 25 يوليو 2023.\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    place = tmp_path / "sources"
    place.mkdir()
    (place / "a.txt").write_text(TEXT, "utf-8")
    (place / "b.txt").write_text(TEXT.replace("ليبيا", "تونس"), "utf-8")
    return place


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tmp_path / "docs"


@pytest.fixture
def workers(tmp_path: Path) -> Workers:
    return Workers(store=Store(tmp_path / "store", 10_000_000))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Note the libraries that are read."""
    noted: list[Path] = []
    former = pipeline.read_corpus

    def reading(sources: Path, **others: object) -> object:
        noted.append(sources)
        return former(sources, **others)

    monkeypatch.setattr(pipeline, "read_corpus", reading)
    return noted


def contents(*folders: Path) -> dict[str, bytes]:
    return {
        f"{folder.name}/{path.relative_to(folder)}": path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_library_that_did_not_change_is_not_read(
    sources: Path, docs: Path, workers: Workers, read: list[Path]
) -> None:
    first = write_pages(sources, docs, workers=workers)
    before = contents(docs, shown_beside(docs))
    again = write_pages(sources, docs, workers=workers)
    assert len(read) == 1
    assert again.told == first.told
    assert (again.changed, again.removed) == ((), ())
    assert contents(docs, shown_beside(docs)) == before


def edit(sources: Path, docs: Path) -> None:
    (sources / "a.txt").write_text(TEXT + "\nوفقرة أخرى.\n", "utf-8")


def add(sources: Path, docs: Path) -> None:
    (sources / "c.txt").write_text(TEXT.replace("25", "26"), "utf-8")


def remove(sources: Path, docs: Path) -> None:
    (sources / "b.txt").unlink()


def forget(sources: Path, docs: Path) -> None:
    shutil.rmtree(sources / "ledger")


def harm_page(sources: Path, docs: Path) -> None:
    (docs / "reports" / "a.md").write_text("", "utf-8")


def harm_shown(sources: Path, docs: Path) -> None:
    (shown_beside(docs) / "reports" / "a.md.html").unlink()


def lay_stranger(sources: Path, docs: Path) -> None:
    (docs / "reports" / "stranger.md").write_text("س", "utf-8")


@pytest.mark.parametrize("change", [edit, add, remove, forget, harm_page, harm_shown, lay_stranger])
def test_a_library_that_changed_is_built_as_without_a_store(
    change: Callable[[Path, Path], None],
    sources: Path,
    docs: Path,
    workers: Workers,
    read: list[Path],
    tmp_path: Path,
) -> None:
    write_pages(sources, docs, workers=workers)
    change(sources, docs)
    plain_sources, plain_docs = tmp_path / "plain" / "sources", tmp_path / "plain" / "docs"
    shutil.copytree(sources, plain_sources)
    write_pages(sources, docs, workers=workers)
    assert read == [sources, sources]
    write_pages(plain_sources, plain_docs)
    assert contents(docs, shown_beside(docs)) == contents(plain_docs, shown_beside(plain_docs))
    assert contents(sources) == contents(plain_sources)


def test_a_draft_does_not_stand_for_what_is_published(
    sources: Path, docs: Path, workers: Workers, read: list[Path]
) -> None:
    write_pages(sources, docs, workers=workers, draft=True)
    assert not (sources / "ledger").exists()
    write_pages(sources, docs, workers=workers)
    assert (sources / "ledger").exists()
    assert len(read) == 2


def test_a_library_with_a_refused_source_is_read_each_time(
    sources: Path, docs: Path, workers: Workers, read: list[Path]
) -> None:
    (sources / "c.txt").write_bytes(b"")
    for _ in range(2):
        assert [refused.id for refused in write_pages(sources, docs, workers=workers).told.refusals] == ["c"]
    assert len(read) == 2


def test_a_site_is_built_again_only_where_something_changed(
    tmp_path: Path, workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs, site = tmp_path / "docs", tmp_path / "site"
    (docs / "data").mkdir(parents=True)
    (docs / "index.md").write_text("# س\n", "utf-8")
    built: list[str] = []

    def run(docs: Path, config: Path, fresh: Path, offline: bool, lock: int) -> None:
        built.append((docs / "index.md").read_text("utf-8"))
        (fresh / "data").mkdir(parents=True)
        for name in ("404.html", "data/reports.json"):
            (fresh / name).write_text(built[-1], "utf-8")

    monkeypatch.setattr(build, "_run_mkdocs", run)

    def make(*, offline: bool = False) -> int:
        build_site(docs, ROOT / "mkdocs.yml", site, offline=offline, store=workers.store)
        return len(built)

    assert (make(), make()) == (1, 1)
    (docs / "index.md").write_text("# ع\n", "utf-8")
    assert (make(), make()) == (2, 2)
    (site / "404.html").unlink()
    (site / "data" / "reports.json").write_text("", "utf-8")
    shutil.rmtree(site)
    assert (make(), make()) == (3, 3)
    (site / "404.html").write_text("harmed", "utf-8")
    assert (make(), make()) == (4, 4)
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    assert (make(), make()) == (5, 5)
    assert make(offline=True) == 6
