"""A store spares work and changes nothing: whatever became of it, pages are the same as without it."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from build_tools import store as store_module
from build_tools.ground.errors import WarraqError
from build_tools.model import Text
from build_tools.pipeline import read_corpus
from build_tools.store import Store, key_of
from build_tools.store import tasks as store_tasks
from build_tools.store import workers as store_workers
from build_tools.store.workers import Workers
from build_tools.writers import pages
from tests.core.corpora import ROOT

MOST = 10_000_000
SOURCES = ("border-cooperation", "road-to-censad-centre", "ssr-financing")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    place = tmp_path / "sources"
    place.mkdir()
    for name in SOURCES:
        for suffix in (".txt", ".yml"):
            (place / (name + suffix)).write_bytes((ROOT / "sources" / (name + suffix)).read_bytes())
    for name in ("topics.yml", "glossary.yml"):
        (place / name).write_bytes((ROOT / "sources" / name).read_bytes())
    (place / "empty.txt").write_bytes(b"")
    return place


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store", MOST)


def made(sources: Path, workers: Workers) -> dict[str, str]:
    return {page.path: page.text for page in pages(read_corpus(sources, workers=workers))}


def files(store: Store) -> list[Path]:
    return sorted(path for path in store.folder.rglob("*") if path.is_file())


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Note the sources that are read anew."""
    read: list[str] = []
    former = store_tasks.read_source

    def noted(id: str, *args: object, **others: object) -> object:
        read.append(id)
        return former(id, *args, **others)

    with monkeypatch.context() as patch:
        patch.setattr(store_tasks, "read_source", noted)
        yield read


def test_what_did_not_change_is_not_read_again(
    sources: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = made(sources, Workers())
    workers = Workers(store=store)
    assert made(sources, workers) == plain
    with counted(monkeypatch) as read:
        assert made(sources, workers) == plain
    assert read == ["empty"]  # what is refused is looked at each time
    with (sources / "ssr-financing.txt").open("a", encoding="utf-8") as file:
        file.write("\nوهذه فقرة أخيرة لم تكن في النص.\n")
    with counted(monkeypatch) as read:
        assert made(sources, workers) == made(sources, Workers())
    assert read.count("ssr-financing") == 2
    assert read.count("border-cooperation") == 1


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def turn(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def swap(path: Path) -> None:
    """Another result lies under this name."""
    other = next(place for place in path.parent.parent.rglob("*") if place.is_file() and place != path)
    path.write_bytes(other.read_bytes())


def replace_by_directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "harm", [cut, turn, swap, replace_by_directory, lambda path: path.write_bytes(b""), Path.unlink]
)
def test_a_damaged_store_changes_nothing_and_is_mended(
    harm: Callable[[Path], object], sources: Path, store: Store
) -> None:
    plain = made(sources, Workers(store=store))
    assert len(files(store)) == len(SOURCES)
    whole = {path: path.read_bytes() for path in files(store)}
    for path in files(store):
        harm(path)
    assert made(sources, Workers(store=store)) == plain
    if harm is not replace_by_directory:
        assert {path: path.read_bytes() for path in files(store)} == whole


def test_what_another_version_kept_is_not_used(
    sources: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(sources, Workers(store=store))
    monkeypatch.setattr(store_module, "code_digest", lambda: b"another")
    with counted(monkeypatch) as read:
        made(sources, Workers(store=store))
    assert len(read) == len(SOURCES) + 1


def test_a_store_that_cannot_be_written_is_no_store(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    workers = Workers(store=Store(tmp_path / "file" / "store", MOST))
    assert made(sources, workers) == made(sources, Workers())


def test_a_store_stays_as_small_as_it_is_told(sources: Path, store: Store) -> None:
    made(sources, Workers(store=store))
    sizes = sorted(path.stat().st_size for path in files(store))
    small = Store(store.folder, sizes[-1] + sizes[0])
    (sources / "border-cooperation.txt").unlink()
    (sources / "border-cooperation.yml").unlink()
    plain = made(sources, Workers(store=small))
    assert sum(path.stat().st_size for path in files(store)) <= small.most
    assert {path.name for path in files(store)} <= small.used
    assert made(sources, Workers(store=small)) == plain


def test_two_builds_may_share_a_store(sources: Path, store: Store) -> None:
    plain = made(sources, Workers())
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: made(sources, Workers(store=store)), range(4)))
    assert found == [plain] * 4
    assert made(sources, Workers(store=store)) == plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Small:
    """A task that ends the process it is done in, where that is another than the test's."""

    id: str
    home: int
    deadly: bool = False

    def inputs(self) -> tuple[bytes, ...]:
        return (self.id.encode(),)


def shout(task: Small) -> Text:
    if task.deadly and os.getpid() != task.home:
        os.kill(os.getpid(), signal.SIGKILL)
    return Text(plain=f"{task.id}!")


def tasks(*deadly: int) -> list[Small]:
    return [Small(id=str(n), home=os.getpid(), deadly=n in deadly) for n in range(12)]


def test_processes_give_what_this_process_gives(store: Store) -> None:
    workers = Workers(store=store, processes=2)
    assert list(workers.results("shout", shout, tasks(), Text)) == list(map(shout, tasks()))
    assert store.find(key_of("shout", (b"3",))) is not None


def test_what_a_dead_worker_had_to_do_is_done_again_and_told() -> None:
    told: list[str] = []
    found = list(Workers(processes=2, tell=told.append).results("shout", shout, tasks(5), Text))
    assert found == list(map(shout, tasks()))
    assert any(line.startswith("5: its worker ended") for line in told)


def test_sources_read_by_processes_are_the_same(
    sources: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = made(sources, Workers())
    monkeypatch.setattr(store_workers, "FEW", 1)
    assert made(sources, Workers(store=store, processes=2)) == plain
    assert made(sources, Workers(store=store, processes=2)) == plain


def test_a_cluster_gives_what_this_process_gives(
    sources: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    told: list[str] = []
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        workers = Workers(store=store, scheduler=cluster.scheduler_address, tell=told.append)
        found = made(sources, workers)
        done = list(workers.results("shout", shout, tasks(), Text))
        deadly = list(workers.results("again", shout, tasks(5), Text))
    assert found == made(sources, Workers())
    assert done == deadly == list(map(shout, tasks()))
    assert any(line.startswith("5: its worker ended") for line in told)


def test_a_scheduler_that_is_not_there_is_told(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_workers, "ANSWER", 1)
    with pytest.raises(WarraqError) as told:
        made(sources, Workers(scheduler="tcp://127.0.0.1:9"))
    assert told.value.file == "tcp://127.0.0.1:9"


def test_processes_begin_with_nothing_of_this_one() -> None:
    """A server that builds has threads, and a process that is forked from it may wait for ever."""
    assert store_workers._context() is not multiprocessing.get_context("fork")
    assert store_workers._context().get_start_method() in ("forkserver", "spawn")
