"""A small copy of the project, whose library has two states, and what is true of what it publishes."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATES = ("one", "two")
TEXTS = {
    "bridges": "جسور المدينة\n\nافتتح الجسر {} في 3 مارس 2015 وحضر الافتتاح سكان القرى كلها.\n",
    "wells": "آبار القرية\n\nحُفرت البئر {} في صيف 2016، وشرب منها أهل القرية كلهم عامين.\n",
}
WORDS = {"one": "القديم", "two": "الجديد"}
LITTER = (".lock", ".building", ".new")


@dataclass(frozen=True)
class Project:
    """Where a copy of the project stands."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def site(self) -> Path:
        return self.root / "site"

    def tell(self, state: str) -> None:
        """Bring the sources to a state of the library, as if nothing had been published before."""
        shutil.rmtree(self.root / "sources" / "ledger", ignore_errors=True)
        for id, text in TEXTS.items():
            (self.root / "sources" / f"{id}.txt").write_text(text.format(WORDS[state]), "utf-8")

    def start(self, *arguments: str, env: dict[str, str] | None = None) -> subprocess.Popen[str]:
        """Start a command of the project in a session of its own, so that it can be killed whole."""
        return subprocess.Popen(
            [sys.executable, "-m", "build_tools", *arguments],
            cwd=self.root,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | (env or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, env: dict[str, str] | None = None) -> tuple[int, str]:
        """Run a command; return its status and what it said of problems."""
        with self.start(*arguments, env=env) as process:
            _, said = process.communicate()
        return process.returncode, said

    def litter(self) -> list[str]:
        """The files and directories that no build should leave."""
        built = (self.root, self.root / "build", self.root / "sources", *self.docs.rglob("*"), self.docs)
        return sorted(
            str(path.relative_to(self.root))
            for folder in built
            if folder.is_dir()
            for path in folder.iterdir()
            if path.name.startswith(".") and path.name.endswith(LITTER)
        )


def copy_project(root: Path) -> Project:
    """Copy what a build needs to `root`, with sources of its own."""
    ignored = shutil.ignore_patterns(
        "__pycache__", "reports", "lists", "topics", "glossary", "data", "downloads"
    )
    shutil.copytree(ROOT / "build_tools", root / "build_tools", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs", root / "docs", ignore=ignored)
    for name in ("mkdocs.yml", "warraq.toml"):
        shutil.copy2(ROOT / name, root / name)
    (root / "sources").mkdir()
    for name in ("topics.yml", "glossary.yml"):
        shutil.copy2(ROOT / "sources" / name, root / "sources" / name)
    project = Project(root)
    project.tell("one")
    return project


def tree_digest(folder: Path) -> str:
    """The digest of every name and byte below a folder."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def kill(process: subprocess.Popen[str], *, whole: bool) -> None:
    """End a command as `kill -9` does: the command alone, or with every process it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL) if whole else process.kill()
    process.communicate()
