"""The same sources give the same bytes, whatever the machine."""

import os
import shutil
from pathlib import Path

import pytest

from tests.faults.project import Project, copy_project, tree_digest

# What differs between two machines and must not show.
MACHINES = {
    "here": {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    "there": {
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANGUAGE": "ar",
        "HOME": "/nonexistent",
        "SOURCE_DATE_EPOCH": "86400",
        "COLUMNS": "40",
        "USER": "another",
    },
}
YEAR = 366 * 24 * 60 * 60


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Project]:
    """The same library, built at two places."""
    projects = {}
    for number, (name, env) in enumerate(MACHINES.items()):
        project = copy_project(tmp_path_factory.mktemp(name) / ("مكان آخر" if number else "project"))
        if number:
            _write_in_another_order(project.root)
        assert project.run("site", env=env) == (0, "")
        assert project.run("offline", "--out", "library.zip", env=env) == (0, "")
        projects[name] = project
    return projects


@pytest.mark.parametrize("what", ["site", "docs"])
def test_two_builds_are_the_same_byte_for_byte(built: dict[str, Project], what: str) -> None:
    here, there = (project.root / what for project in built.values())
    assert _files(here) == _files(there)
    assert tree_digest(here) == tree_digest(there)


@pytest.mark.parametrize("name", ["library.zip", "SHA256SUMS"])
def test_two_packings_are_the_same_byte_for_byte(built: dict[str, Project], name: str) -> None:
    here, there = ((project.root / name).read_bytes() for project in built.values())
    assert here == there


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _write_in_another_order(root: Path) -> None:
    """Write every file of the sources and of docs anew, last first, and date it a year back."""
    for folder in ("sources", "docs"):
        former = root / f"{folder}-former"
        (root / folder).rename(former)
        for path in sorted(former.rglob("*"), reverse=True):
            if path.is_file():
                place = root / folder / path.relative_to(former)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)
                os.utime(place, (place.stat().st_mtime - YEAR,) * 2)
        shutil.rmtree(former)
