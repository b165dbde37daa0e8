"""How the project is built, held by tests: who imports whom, who prints, what has a case."""

import ast
import doctest
import importlib
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from build_tools.bundles import BUNDLES
from build_tools.checks import CHECKS, tell_doubles
from build_tools.ground.tables import table
from build_tools.intake.editor_notes import genre_names
from build_tools.intake.readers import READERS
from build_tools.pipeline import TRANSFORMS
from tests.case_files import read_cases
from tests.core.corpora import ROOT
from tests.core.reading import SUBJECTS

PACKAGE = ROOT / "build_tools"
MODULES = sorted(PACKAGE.rglob("*.py"))
SITE_SIDE = ("site", "bundles", "__main__.py")  # what may know MkDocs
PIPELINE_LINES = 90
MOST_FILES = 15  # side by side in a folder
# A room imports from those above it.
LAYERS = (
    ("ground",),
    ("library",),
    ("model",),
    ("arabic", "spelling"),
    ("letters", "intake", "citations"),
    ("recognition", "store"),
    ("transforms",),
    ("linking", "checks", "search"),
    ("ledger",),
    ("writers",),
    ("commands",),
    ("pipeline",),
    ("site",),
    ("bundles",),
    ("__main__",),
)
FINDING = re.compile(r"\b([CE]\d\d)\b")

LAYER = {room: number for number, rooms in enumerate(LAYERS) for room in rooms}
names = [path.relative_to(PACKAGE).as_posix() for path in MODULES]


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


KNOWN = frozenset(map(module_of, MODULES))


def imports(path: Path) -> Iterator[str]:
    """Yield the modules that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in KNOWN else node.module or "" for name in inner)


def room(module: str) -> str:
    """Return the room of a module of the package: `arabic` of `build_tools.arabic.text`."""
    return module.split(".")[1]


def test_every_room_has_its_layer() -> None:
    rooms = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES}
    assert rooms - {"__init__"} == set(LAYER)


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_no_import_runs_upwards(path: Path) -> None:
    if path.parent == PACKAGE and path.name == "__init__.py":
        return
    own = room(module_of(path))
    used = {room(name) for name in imports(path) if name.startswith("build_tools.")}
    assert {name for name in used - {own} if LAYER[name] >= LAYER[own]} == set()


def test_no_import_runs_in_a_circle() -> None:
    uses = {module_of(path): {name for name in imports(path) if name in KNOWN} for path in MODULES}
    assert [*TopologicalSorter(uses).static_order()]  # raises CycleError


def test_no_folder_is_crowded() -> None:
    folders = [path for path in PACKAGE.rglob("*") if path.is_dir() and path.name != "__pycache__"]
    files = {str(folder): sum(path.is_file() for path in folder.iterdir()) for folder in folders}
    assert {folder: count for folder, count in files.items() if count > MOST_FILES} == {}


def is_site_side(path: Path) -> bool:
    return path.relative_to(PACKAGE).parts[0] in SITE_SIDE


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_text_work_never_imports_mkdocs(path: Path) -> None:
    if not is_site_side(path):
        assert [name for name in imports(path) if name.split(".")[0] in ("mkdocs", "material")] == []


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_text_work_never_imports_the_site(path: Path) -> None:
    if not is_site_side(path):
        site = tuple(f"build_tools.{name.removesuffix('.py')}" for name in SITE_SIDE)
        assert [name for name in imports(path) if name.startswith(site)] == []


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_only_the_commands_print(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert path.name == "__main__.py" or "print" not in called


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_nothing_is_caught_that_is_not_named(path: Path) -> None:
    handlers = [
        n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.ExceptHandler)
    ]
    kept = [handler for handler in handlers if not isinstance(handler.body[-1], ast.Raise)]
    caught = {ast.unparse(handler.type) if handler.type else "" for handler in kept}
    assert caught & {"", "Exception", "BaseException"} == set()


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_examples_in_docstrings_are_true(path: Path) -> None:
    if path.name == "__main__.py":
        return
    assert doctest.testmod(importlib.import_module(module_of(path))).failed == 0


def test_the_pipeline_fits_on_one_screen() -> None:
    assert len((PACKAGE / "pipeline.py").read_text(encoding="utf-8").splitlines()) <= PIPELINE_LINES


@pytest.mark.parametrize("step", [*TRANSFORMS, *CHECKS], ids=lambda step: step.__name__)
def test_a_step_says_what_is_true_after_it(step: object) -> None:
    assert step.__doc__


def test_every_check_has_a_case() -> None:
    """E01 and E02 stand in no case: tests/core/test_conservation.py breaks documents for them.

    Nor does C21: its text is longer than all the cases; tests/writers/test_large.py has it.
    """
    known = {id for id in table("arabic/findings") if FINDING.fullmatch(id)}
    shown = set()
    for case in (parameter.values[0] for parameter in read_cases(*SUBJECTS)):
        ids = {FINDING.match(found)[1] for found in case.data.get("findings", ()) if FINDING.match(found)}
        shown |= {id for id in ids if id in case.path.name or id in case.data["says"]}
    assert known - shown == {"E01", "E02", "C21"}


def test_every_finding_of_a_check_has_its_words() -> None:
    told = {id for check in (*CHECKS, tell_doubles) for id in FINDING.findall(check.__doc__)}
    assert told == {id for id in table("arabic/findings") if FINDING.fullmatch(id)}


def test_every_genre_has_a_case() -> None:
    named = {p.values[0].data.get("metadata", {}).get("genre", "") for p in read_cases("genres")}
    assert {name.partition("] ")[2] for name in named} >= set(genre_names())


def test_every_reader_has_a_case() -> None:
    suffixes = {f".{p.values[0].data.get('suffix', 'txt')}" for p in read_cases(*SUBJECTS)}
    assert suffixes >= READERS.keys()


def test_every_bundle_has_a_test() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    assert [name for name in BUNDLES if f'BUNDLES["{name}"]' not in tests] == []


def test_every_subject_has_cases() -> None:
    assert [subject for subject in SUBJECTS if not read_cases(subject)] == []


@pytest.mark.skipif(not (ROOT / ".git").exists() or not shutil.which("git"), reason="no repository here")
def test_no_file_holds_an_invisible_character() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    found = {}
    for name in filter(None, listed.decode().split("\0")):
        path = ROOT / name
        if (
            path.suffix in (".py", ".toml", ".yml", ".md", ".txt", ".html", ".css", ".js", ".json", "")
            and path.is_file()
        ):
            invisible = {
                char for char in path.read_text(encoding="utf-8") if unicodedata.category(char) == "Cf"
            }
            if invisible:
                found[name] = {f"U+{ord(char):04X}" for char in invisible}
    assert found == {}
