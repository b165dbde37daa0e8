"""What `pip install` brings makes and builds a library in any folder, under its own name alone."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAME = 'مركز "الأفق" للدراسات'
OURS = re.compile("ورّاق|warraq", re.IGNORECASE)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel; what the wheel depends on is that of the tests."""
    room = tmp_path_factory.mktemp("wheel")
    clone = room / "clone"
    shutil.copytree(ROOT / "build_tools", clone / "build_tools", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, clone)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    run([*pip, "wheel", ".", "--no-deps", "--no-build-isolation", "--wheel-dir", str(room)], clone)
    (wheel,) = room.glob("*.whl")
    place = room / "environment"
    venv.create(place, with_pip=False, symlinks=True)
    (packages,) = (place / "lib").glob("python*/site-packages")
    (packages / "shared.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    run([*pip, "--python", str(place / "bin" / "python"), "install", "--no-deps", str(wheel)], room)
    return place


@pytest.fixture(scope="module")
def library(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that was made and built with the wheel."""
    room = tmp_path_factory.mktemp("empty")
    warraq(environment, room, "init", "maktaba", "--name", NAME)
    settings = room / "maktaba" / "warraq.toml"
    text = settings.read_text("utf-8")
    settings.write_text(re.sub(r"credit = true.*", "credit = false", text), "utf-8")
    warraq(environment, room / "maktaba", "site")
    warraq(environment, room / "maktaba", "offline")
    return room / "maktaba"


def run(command: list[str], folder: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def warraq(environment: Path, folder: Path, *arguments: str) -> str:
    return run([str(environment / "bin" / "warraq"), *arguments], folder)


def test_a_library_is_built_under_its_name(library: Path) -> None:
    home = (library / "site" / "index.html").read_text("utf-8")
    assert "<title>مركز &#34;الأفق&#34; للدراسات</title>" in home
    assert (library / "site" / "assets" / "fonts").is_dir()


def test_nothing_a_reader_gets_has_another_name(library: Path) -> None:
    files = [path for path in (library / "site").rglob("*") if path.is_file()]
    assert [path for path in files if OURS.search(path.read_bytes().decode("utf-8", "replace"))] == []


def test_the_zip_has_the_name_of_the_library(library: Path) -> None:
    with zipfile.ZipFile(library / "build" / "maktaba-offline.zip") as bundle:
        assert "maktaba/index.html" in bundle.namelist()
        read = (bundle.read(name).decode("utf-8", "replace") for name in bundle.namelist())
        assert not any(map(OURS.search, read))


def test_the_program_is_named_at_the_foot_of_pages_where_nobody_minds(
    environment: Path, library: Path, tmp_path: Path
) -> None:
    shutil.copytree(library, tmp_path / "other", ignore=shutil.ignore_patterns("site", "build"))
    settings = tmp_path / "other" / "warraq.toml"
    settings.write_text(settings.read_text("utf-8").replace("credit = false", "credit = true"), "utf-8")
    warraq(environment, tmp_path / "other", "site")
    assert "Warraq" in (tmp_path / "other" / "site" / "index.html").read_text("utf-8")


def test_only_the_ledger_joins_what_people_keep(library: Path) -> None:
    kept = {path.name for path in library.iterdir()} - {"site", "build"}
    assert kept == {
        "warraq.toml", "sources", "docs", "README.md", "requirements.txt",
        ".gitignore", ".github", ".gitlab-ci.yml",
    }  # fmt: skip
    assert [path.name for path in (library / "sources" / "ledger").iterdir()] == ["welcome.ledger"]
    assert [path.name for path in (library / "docs").iterdir()] == ["about.md"]


def test_texts_that_are_there_become_the_sources(environment: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "bridges.txt").write_text("جسور المدينة\n\nافتتح الجسر القديم.\n", "utf-8")
    warraq(environment, tmp_path, "init", "own", "--name", "جسور", "--from", "texts")
    assert {path.name for path in (tmp_path / "own" / "sources").iterdir()} == {
        "bridges.txt", "topics.yml", "glossary.yml",
    }  # fmt: skip
    assert "1 report" in warraq(environment, tmp_path / "own", "pages")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["full"], "a new folder, or an empty one"),
        (["new", "--name", "<b>"], "without < and >"),
        (["new", "--url", "example.org"], "https://"),
        (["new", "--from", "nowhere"], "a folder of the texts as received"),
    ],
)
def test_a_library_that_cannot_be_is_refused_and_nothing_is_written(
    arguments: list[str], told: str, environment: Path, tmp_path: Path
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("نص", "utf-8")
    command = [str(environment / "bin" / "warraq"), "init", *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, told in done.stderr) == (1, True)
    assert [path.name for path in tmp_path.rglob("*")] == ["full", "letter.txt"]
