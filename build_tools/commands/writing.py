"""Pages become files: written where they differ, removed where they are no longer made."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from build_tools.checks.wording import severity
from build_tools.commands.prints import draw_prints
from build_tools.ground.errors import SourceError, WarraqError
from build_tools.ground.files import read_bytes
from build_tools.ground.publishing import put_file
from build_tools.intake.sources import LEDGER, PICTURES
from build_tools.ledger.storage.storage import NOTHING, Saved
from build_tools.library import read_limits, read_settings
from build_tools.library.home import MARK
from build_tools.model import Corpus, Page, Refusal
from build_tools.spelling.shown import shown_text
from build_tools.store import Store
from build_tools.store.unchanged import Digest, find_note, note, tree_digest

KINDS = {False: "pages", True: "draft"}  # a draft leaves the ledger as it is
BUILT_FOLDERS = ("reports", "lists", "topics", "glossary", "registers", "data", "downloads")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of a library: its reports, their findings by severity, what is refused."""

    reports: int
    findings: Mapping[str, int]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is told of the library that was written, and the paths below docs/ that changed.

    `saved` is what came of writing the ledger.
    """

    told: Told
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    saved: Saved = NOTHING


def told_of(corpus: Corpus) -> Told:
    """Return what is told of a library."""
    findings = Counter(severity(finding) for document in corpus.documents for finding in document.findings)
    return Told(reports=len(corpus.documents), findings=dict(findings), refusals=corpus.refusals)


def write_pages_to(
    docs: Path, corpus: Corpus, pages: Iterable[Page], sources: Path, *, draw: bool = True
) -> Written:
    """Write `pages` below `docs`; a file in a built folder that no page stands for is removed.

    What the site shows of each is written beside `docs`, and so are the pictures of printed pages in
    `sources`, where they are to be drawn. A file that is as it should be is left alone, so that nothing
    rebuilds in vain. Each file is the former one or the new one, whole, at any moment. Raises WarraqError
    for a page whose path leaves the built folders.
    """
    shown = shown_beside(docs)
    changed: list[str] = []
    kept: set[Path] = set()
    for page in pages:
        _check_inside(page.path)
        if _put(docs / page.path, _content(page, sources), kept):
            changed.append(page.path)
        if page.shown:
            _put(shown / f"{page.path}.html", shown_text(page, page.shown).encode(), kept)
    tuple(_remove_others(shown, kept))
    if draw:
        draw_prints(corpus, sources, prints_beside(docs))
    return Written(told=told_of(corpus), changed=tuple(changed), removed=tuple(_remove_others(docs, kept)))


def shown_beside(docs: Path) -> Path:
    """Return the directory of what the site shows of the pages in `docs`: below `build/` in a project."""
    return _beside(docs, "shown")


def prints_beside(docs: Path) -> Path:
    """Return the directory of the pictures of printed pages that go with `docs`."""
    return _beside(docs, "prints")


def _beside(docs: Path, name: str) -> Path:
    if (docs.parent / MARK).is_file():
        return docs.parent / "build" / name
    return docs.with_name(f"{docs.name}.{name}")


def _content(page: Page, sources: Path) -> bytes:
    """What stands in the file of a page. Raises SourceError for a source that is gone meanwhile."""
    if page.copied:
        return read_bytes(sources / page.copied, read_limits().source_bytes, SourceError)
    return page.text.encode("utf-8") if page.data is None else page.data


def find_written(store: Store | None, sources: Path, docs: Path, *, draft: bool) -> Written | None:
    """Return what is told of pages in `docs` that need not be written again; None where they do."""
    told = None if store is None else find_note(store, KINDS[draft], _inputs(sources), _outputs(docs))
    return None if told is None else Written(told=Told(**told, refusals=()))


def note_written(store: Store | None, sources: Path, docs: Path, written: Written, *, draft: bool) -> Written:
    """Note that the pages in `docs` are those of `sources`, where nothing kept any from being whole."""
    if store is not None and not written.saved.unwritten and not written.told.refusals:
        told = {"reports": written.told.reports, "findings": dict(written.told.findings)}
        note(store, KINDS[draft], _inputs(sources), _outputs(docs), told)
    return written


def _inputs(sources: Path) -> tuple[Digest, ...]:
    files = tree_digest((sources, sources / LEDGER, sources / PICTURES), deep=False)
    return files, repr(read_settings()).encode()


def _outputs(docs: Path) -> Digest:
    return tree_digest(
        (*(docs / folder for folder in BUILT_FOLDERS), shown_beside(docs), prints_beside(docs))
    )


def _put(path: Path, content: bytes, kept: set[Path]) -> bool:
    """Write a file where it is not as it should be, and tell whether it was not."""
    kept.add(path)
    if _holds(path, content):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    put_file(path, content)
    return True


def _check_inside(path: str) -> None:
    folder, *rest = PurePosixPath(path).parts or ("",)
    if folder not in BUILT_FOLDERS or not rest or ".." in rest:
        raise WarraqError(
            file=path,
            line=None,
            found="a page that would be written outside the folders of the build",
            expected="a path below " + ", ".join(BUILT_FOLDERS),
            advice="This is a defect of the software: report it, with the sources.",
        )


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def people_folders(docs: Path) -> tuple[Path, ...]:
    """Return the folders of `docs` that the build does not write: what lies there is people's."""
    return tuple(path for path in sorted(docs.iterdir()) if path.is_dir() and path.name not in BUILT_FOLDERS)


def _remove_others(docs: Path, kept: set[Path]) -> Iterable[str]:
    for folder in BUILT_FOLDERS:
        for path in sorted((docs / folder).rglob("*"), reverse=True):
            if path.is_file() and path not in kept:
                path.unlink()
                yield path.relative_to(docs).as_posix()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()


def stale_pages(docs: Path, pages: Iterable[Page], sources: Path) -> tuple[str, ...]:
    """Return the paths below `docs` that are not what `pages` would write, missing and left-over ones too."""
    texts = {page.path: _content(page, sources) for page in pages}
    stale = {path for path, text in texts.items() if not _holds(docs / path, text)}
    built = (path for folder in BUILT_FOLDERS for path in (docs / folder).rglob("*") if path.is_file())
    left_over = {path.relative_to(docs).as_posix() for path in built} - texts.keys()
    return tuple(sorted(stale | left_over))
