"""Sources as tasks that any process can do, and what came of them."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path

from build_tools.ground.errors import DEFECTS, SourceError, as_refused
from build_tools.ground.files import read_bytes
from build_tools.intake.sources import PICTURES, notes_path, read_source, refusals_of
from build_tools.library import Limits
from build_tools.model import Document, Refusal, Source
from build_tools.store.workers import Progress, Workers

Reader = Callable[[Source], Document]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTask:
    """A source to be read: its id and file, the topics an editor may name, and what is too much."""

    id: str
    path: Path
    topics: frozenset[str]
    limits: Limits

    def inputs(self) -> tuple[bytes, ...] | None:
        """Return all that the document depends on; None for what cannot be read at all."""
        notes = notes_path(self.path)
        try:
            received = read_bytes(self.path, self.limits.source_bytes, SourceError)
            known = b"no notes"
            if os.path.lexists(notes):
                known = b"notes:" + read_bytes(notes, self.limits.notes_bytes, SourceError)
        except SourceError:
            return None
        names = (self.id, self.path.name, *sorted(self.topics), *map(str, astuple(self.limits)))
        return (
            received,
            known,
            *_pictures(self.path),
            *(name.encode("utf-8", "surrogateescape") for name in names),
        )


def _pictures(path: Path) -> Iterator[bytes]:
    """What tells of the pictures beside a text in Markdown that one of them is another."""
    folder = path.parent / PICTURES
    if path.suffix == ".md" and folder.is_dir() and not folder.is_symlink():
        for one in sorted(folder.iterdir()):
            told = one.lstat()
            yield f"picture:{one.name}:{told.st_size}:{told.st_mtime_ns}".encode("utf-8", "surrogateescape")


def tasks_for(found: Mapping[str, Path], topics: frozenset[str], limits: Limits) -> list[SourceTask]:
    """Return a task for each source, by its id."""
    return [SourceTask(id=id, path=path, topics=topics, limits=limits) for id, path in found.items()]


def read_all(
    read: Reader, tasks: Sequence[SourceTask], workers: Workers, progress: Progress
) -> tuple[list[Document], tuple[Refusal, ...]]:
    """Return the documents of the sources in their order, and why the others are refused."""
    documents: list[Document] = []
    refusals: tuple[Refusal, ...] = ()
    results = workers.results("read", partial(read_one, read), tasks, Document)
    for task, result in zip(tasks, results, strict=True):
        progress(task.id)
        if isinstance(result, Document):
            documents.append(result)
        else:
            refusals += result
    return documents, refusals


def read_one(read: Reader, task: SourceTask) -> Document | tuple[Refusal, ...]:
    """Return the document of one source, or why it is refused."""
    try:
        return read(read_source(task.id, task.path, topics=task.topics, limits=task.limits))
    except SourceError as problem:
        return refusals_of(task.id, problem)
    except DEFECTS as problem:
        return refusals_of(task.id, as_refused(problem, task.path.name))
