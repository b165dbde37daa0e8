"""A build that is killed at any moment leaves the former site or the new one, whole."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from build_tools.ground.publishing import workroom
from tests.faults.project import ROOT, STATES, Project, kill, tree_digest

Tell = Callable[[str, str, str], None]
DENSE = 5  # kills of the bare publishing for each kill of a whole build


@contextmanager
def reader_of(*paths: Path) -> Iterator[list[str]]:
    """Open the paths again and again while the block runs; give the failures."""
    failures: list[str] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            for path in paths:
                try:
                    if not path.read_bytes():
                        failures.append(f"{path.name}: empty")
                except OSError as problem:
                    failures.append(str(problem))
            time.sleep(0.0005)

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield failures
    finally:
        over.set()
        thread.join()


def test_a_killed_build_leaves_a_whole_site(
    project: Project, sites: dict[str, str], kills: int, told: Tell
) -> None:
    chance = random.Random(5)
    begun = time.monotonic()
    assert project.run("site") == (0, "")
    lasts = time.monotonic() - begun
    left: Counter[str] = Counter()
    with reader_of(
        project.site / "index.html", project.site / "reports" / "bridges" / "index.html"
    ) as failures:
        for number in range(kills):
            project.tell(STATES[number % 2])
            process = project.start("site")
            time.sleep(chance.uniform(0, lasts * 1.1))
            kill(process, whole=chance.random() < 0.5)
            state = sites.get(tree_digest(project.site))
            assert state is not None, f"kill {number}: the site is neither of the two"
            left["litter"] += bool(project.litter())
    assert failures == []
    project.tell("two")
    assert project.run("site") == (0, "")
    assert sites[tree_digest(project.site)] == "two"
    assert project.litter() == []
    told(
        "kill -9 of a site build", str(kills),
        f"whole each time, no failed read; {left['litter']} left files, none after the next build",
    )  # fmt: skip


DIRECTORY = """
import sys; from pathlib import Path
from build_tools.ground.publishing import put_directory, workroom
place, states = Path(sys.argv[1]), sys.argv[2:]
print("begun", flush=True)
while True:
    for state in states:
        with workroom(place) as room:
            room.fresh.mkdir()
            for name in range(60):
                (room.fresh / f"{name}.html").write_text(state * 50)
            put_directory(room, place)
"""
FILE = """
import sys; from pathlib import Path
from build_tools.ground.publishing import put_file
print("begun", flush=True)
while True:
    for state in sys.argv[2:]:
        put_file(Path(sys.argv[1]), state.encode() * 50_000)
"""
NO_EXCHANGE = "import build_tools.ground.publishing as p; p._exchange = lambda *_: False\n"


def first_state(place: Path) -> Path:
    place.mkdir()
    for name in range(60):
        (place / f"{name}.html").write_text("one" * 50)
    return place


def killed_again_and_again(code: str, place: Path, times: int) -> Iterator[int]:
    """Run code that publishes without end, kill it, and give the turn to the test."""
    chance = random.Random(7)
    for number in range(times):
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(place), *STATES],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.1))
        kill(process, whole=True)
        yield number


def test_a_killed_swap_leaves_a_whole_directory(tmp_path: Path, kills: int, told: Tell) -> None:
    place = first_state(tmp_path / "site")
    with reader_of(place / "0.html", place / "59.html") as failures:
        for _ in killed_again_and_again(DIRECTORY, place, kills * DENSE):
            texts = {path.read_text() for path in place.iterdir()}
            assert len(texts) == 1
            assert len(list(place.iterdir())) == 60
    assert failures == []
    told("kill -9 while directories are swapped", str(kills * DENSE), "one state each time, no failed read")


def test_a_swap_without_exchange_is_put_right_by_the_next(tmp_path: Path, kills: int) -> None:
    place = first_state(tmp_path / "site")
    for _ in killed_again_and_again(NO_EXCHANGE + DIRECTORY, place, kills):
        with workroom(place):
            assert len({path.read_text() for path in place.iterdir()}) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path, kills: int, told: Tell) -> None:
    place = tmp_path / "page.md"
    place.write_bytes(b"one" * 50_000)
    whole = {state.encode() * 50_000 for state in STATES}
    for _ in killed_again_and_again(FILE, place, kills * DENSE):
        assert place.read_bytes() in whole
    told("kill -9 while a page is written", str(kills * DENSE), "the former or the new page each time")


def test_a_killed_packing_leaves_a_whole_zip(project: Project, kills: int, told: Tell) -> None:
    if kills < DENSE:
        pytest.skip("takes long; in `make test-faults`")
    out = project.root / "out" / "library.zip"
    sums = out.with_name("SHA256SUMS")
    packed = {}
    for state in STATES:
        project.tell(state)
        assert project.run("offline", "--out", str(out)) == (0, "")
        packed[state] = out.read_bytes(), sums.read_bytes()
    chance = random.Random(9)
    times = max(2, kills // 5)
    for number in range(times):
        project.tell(STATES[number % 2])
        process = project.start("offline", "--out", str(out))
        time.sleep(chance.uniform(0.5, 4))
        kill(process, whole=True)
        found = next(state for state, (archive, _) in packed.items() if archive == out.read_bytes())
        assert not sums.exists() or sums.read_bytes() == packed[found][1]
    assert project.run("offline", "--out", str(out)) == (0, "")
    assert sorted(path.name for path in out.parent.iterdir()) == ["SHA256SUMS", "library.zip"]
    told("kill -9 of a packing", str(times), "the former or the new ZIP, never beside a wrong checksum")


def test_a_build_that_is_told_to_stop_tidies_up(project: Project, sites: dict[str, str]) -> None:
    project.tell("one")
    process = project.start("site")
    while not (project.root / ".site.building" / "fresh").exists():
        time.sleep(0.01)
    process.terminate()
    _, said = process.communicate()
    assert (process.returncode, said) == (1, "stopped\n")
    assert project.litter() == []
    assert tree_digest(project.site) in sites


@pytest.mark.skipif(sys.platform != "linux", reason="finds the process in /proc")
def test_a_build_that_is_told_to_stop_outlives_what_it_started(
    project: Project, sites: dict[str, str]
) -> None:
    """Or the index would come to be in a directory that is being removed."""
    project.tell("one")
    process = project.start("site")
    while not (index := process_of(project, "build_tools.search")):
        assert process.poll() is None
        time.sleep(0.01)
    os.kill(index, signal.SIGSTOP)
    try:
        process.terminate()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1)
    finally:
        os.kill(index, signal.SIGCONT)
    _, said = process.communicate()
    assert (process.returncode, said) == (1, "stopped\n")
    assert process_of(project, "build_tools.search") is None
    assert project.litter() == []


def process_of(project: Project, module: str) -> int | None:
    """The number of the process that runs a module in a project."""
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (entry / "cmdline").read_bytes().split(b"\0")
            if module.encode() in words and (entry / "cwd").resolve() == project.root.resolve():
                return int(entry.name)
    return None
