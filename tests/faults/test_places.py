"""A place that is full, read-only or held by another build: what was there stays, and one line says why."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.ground.locks import PlaceHeldError, held
from tests.faults.project import STATES, Project, tree_digest

Tell = Callable[[str, str, str], None]

# In a namespace of its own: a disk with `spare` KiB free beside what is there; the build; what is there then.
DISK = """
set -e; shift
place=$1 spare=$2 mode=$3 kept=$4; shift 4
mkdir -p "$place"; cp -a "$place" "$kept.in"
mount -t tmpfs -o size=256m none "$place"; cp -a "$kept.in/." "$place"
used=$(df -k "$place" | awk 'END { print $3 }')
mount -o remount,$mode,size=$((used + spare))k "$place"
set +e; "$@" >/dev/null; status=$?; set -e
cp -a "$place" "$kept"; exit $status
"""
LIMITED = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
sys.argv[1:] = ["site"]
runpy.run_module("build_tools", run_name="__main__")
"""
NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")
possible = (
    shutil.which("unshare")
    and subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True).returncode
    == 0
)
needs_disks = pytest.mark.skipif(not possible, reason="this system lets no test mount a disk of its own")


def on_disk(
    project: Project, place: Path, kept: Path, spare: int, *command: str, mode: str = "rw"
) -> tuple[int, str]:
    """Run a command while `place` is a disk with `spare` KiB free; `kept` becomes what it holds then."""
    done = subprocess.run(
        [*NAMESPACE, "sh", "-c", DISK, "sh", "--", str(place), str(spare), mode, str(kept),
         sys.executable, "-m", "build_tools", *command],
        cwd=project.root, capture_output=True, text=True,
    )  # fmt: skip
    return done.returncode, done.stderr


def kib(folder: Path) -> int:
    """About what a folder takes on a disk."""
    return sum(-(-path.stat().st_size // 4096) * 4 + 4 for path in folder.rglob("*"))


@needs_disks
def test_a_full_disk_leaves_the_former_site(
    project: Project, sites: dict[str, str], kills: int, told: Tell, tmp_path: Path
) -> None:
    public = project.root / "public"
    project.tell("one")
    assert project.run("site", "--site", "public/site") == (0, "")
    former = tree_digest(public / "site")
    project.tell("two")
    needed, times = kib(public), max(1, kills // 10)
    for number in range(times):
        kept = tmp_path / str(number)
        spare = 8 + int(0.8 * needed * number / times)
        status, said = on_disk(project, public, kept, spare, "site", "--site", "public/site")
        assert status == 1
        assert said.count("\n") == 2, said
        assert "No space left on device" in said
        assert tree_digest(kept / "site") == former
        assert [path.name for path in kept.iterdir()] == ["site"]
    told("full disk while a site is built", str(times), "former site whole, nothing left, reason in one line")
    shutil.rmtree(public)


@needs_disks
def test_a_full_disk_leaves_every_page_whole(
    project: Project, kills: int, told: Tell, tmp_path: Path
) -> None:
    pages = {}
    for state in reversed(STATES):
        project.tell(state)
        assert project.run("pages") == (0, "")
        for path in (path for path in project.docs.rglob("*") if path.is_file()):
            pages.setdefault(path.relative_to(project.docs), set()).add(path.read_bytes())
    project.tell("two")
    times = max(2, kills // 10)
    failed = 0
    for number in range(times):
        kept = tmp_path / str(number)
        status, said = on_disk(project, project.docs, kept, 4 * number, "pages")
        failed += status
        assert (status, said.count("\n")) in ((1, 1), (0, 0)), said
        found = {path.relative_to(kept): path for path in kept.rglob("*") if path.is_file()}
        assert set(found) == set(pages)
        assert [str(name) for name, path in found.items() if path.read_bytes() not in pages[name]] == []
    assert failed
    told("full disk while pages are written", str(times), f"{failed} failed; every page whole")


@needs_disks
def test_a_read_only_place_is_named(
    project: Project, sites: dict[str, str], told: Tell, tmp_path: Path
) -> None:
    public = project.root / "public"
    assert project.run("site", "--site", "public/site") == (0, "")
    former = tree_digest(public / "site")
    for number, command in enumerate(
        (("site", "--site", "public/site"), ("offline", "--out", "public/library.zip"))
    ):
        kept = tmp_path / str(number)
        status, said = on_disk(project, public, kept, 1000, *command, mode="ro")
        assert status == 1
        assert said.count("\n") == 1
        assert "Read-only file system" in said
        assert tree_digest(kept / "site") == former
    told("read-only place", "2", "what was there stays, reason in one line")
    shutil.rmtree(public)


def test_a_file_that_grows_too_large_leaves_the_former_site(
    project: Project, sites: dict[str, str], told: Tell
) -> None:
    former = tree_digest(project.site)
    project.tell("two" if sites[former] == "one" else "one")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED], cwd=project.root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree_digest(project.site) == former
    assert project.litter() == []
    told("writing stops in the middle of a file", "1", "former site whole, reason in one line")


def test_builds_at_once_leave_one_whole_site(
    project: Project, sites: dict[str, str], kills: int, told: Tell
) -> None:
    times = max(1, kills // 20)
    done = refused = 0
    for _ in range(times):
        builds = [project.start("site") for _ in range(3)]
        ends = [(build.communicate()[1], build.returncode) for build in builds]
        done += sum(status == 0 for _, status in ends)
        refused += sum(status == 1 for _, status in ends)
        assert all(("being written by process" in said) == bool(status) for said, status in ends)
        assert all(said.count("\n") <= 1 for said, _ in ends)
        assert tree_digest(project.site) in sites
        assert project.litter() == []
    assert done >= times
    told(
        "builds at once", f"{times} × 3", f"{done} built, {refused} told who holds the place; one whole site"
    )


def test_a_lock_names_its_holder_and_ends_with_it(tmp_path: Path, told: Tell) -> None:
    place = tmp_path / "site"
    code = (
        "import sys, time; from pathlib import Path; from build_tools.ground.locks import held\n"
        "with held(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(place)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    holder.stdout.readline()
    with pytest.raises(PlaceHeldError, match=f"process {holder.pid} on "), held(place):
        pass
    holder.kill()
    holder.communicate()
    assert [path.name for path in tmp_path.iterdir()] == [".site.lock"]
    with held(place):
        pass
    assert list(tmp_path.iterdir()) == []
    told("lock of a killed build", "1", "named its holder, then taken over")
