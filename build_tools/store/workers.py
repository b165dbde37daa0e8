"""Stages that depend on one source each, side by side: in processes of this machine, or of a cluster."""

import ctypes
import gc
import importlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from build_tools.ground.errors import WarraqError
from build_tools.store import Store, key_of
from build_tools.store.values import from_bytes, to_bytes

FEW = 8  # tasks that take less than to start processes for them
PRELOADED = "build_tools.pipeline"
ANSWER = 10  # seconds
PR_SET_PDEATHSIG = 1  # linux/prctl.h
CLUSTER = "the extra «cluster»: pip install 'warraq[cluster]'"


class Task(Protocol):
    """What a stage is done with: a value that can be sent to another process."""

    @property
    def id(self) -> str:
        """Return the name it is told by."""

    def inputs(self) -> tuple[bytes, ...] | None:
        """Return all that the result depends on, or None where it is not to be kept."""


T = TypeVar("T", bound=Task)
Progress = Callable[[str], None]
Work = Callable[[T], object]


def silent(told: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """How stages are run: what keeps results, in how many processes, who is told of losses.

    With the address of a Dask scheduler they are run by its workers.
    """

    store: Store | None = None
    processes: int = 1
    scheduler: str = ""
    tell: Progress = silent

    def results(self, stage: str, work: Work[T], tasks: Sequence[T], kept: type) -> Iterator[Any]:
        """Yield what `work` returns for each task, in their order; only results of type `kept` are kept.

        They are the same from the store, from another process and from this one.
        """
        keys = [self._key(stage, task) for task in tasks]
        absent = [place for place, key in enumerate(keys) if key is None or self._find(key) is None]
        with self._executor(len(absent)) as executor:
            futures = {
                place: executor.submit(_work, work, tasks[place]) for place in absent if executor is not None
            }
            for place, (task, key) in enumerate(zip(tasks, keys, strict=True)):
                told = self._find(key) if key is not None and place not in futures else None
                if told is not None:
                    yield from_bytes(told)
                    continue
                told = self._result(futures.pop(place, None), work, task)
                result = from_bytes(told)
                if self.store is not None and key is not None and isinstance(result, kept):
                    self.store.keep(key, told)
                yield result
        if self.store is not None:
            self.store.shrink()

    def _result(self, future: Future[bytes] | None, work: Work[T], task: T) -> bytes:
        """What a task gives; in this process where its worker died."""
        if future is None:
            return _work(work, task)
        try:
            return future.result()
        except self._losses() as problem:
            told = " ".join(str(problem).split()) or "unasked"
            self.tell(f"{task.id}: its worker ended ({told}); it is worked out here")
            return _work(work, task)

    def _losses(self) -> tuple[type[Exception], ...]:
        """What is raised where a worker died, or in a cluster one after another."""
        if not self.scheduler:
            return (BrokenExecutor, CancelledError)
        killed: type[Exception] = importlib.import_module("distributed.scheduler").KilledWorker
        return (BrokenExecutor, CancelledError, killed)

    def _find(self, key: str) -> bytes | None:
        return self.store.find(key) if self.store is not None else None

    def _key(self, stage: str, task: Task) -> str | None:
        inputs = task.inputs() if self.store is not None else None
        return None if inputs is None else key_of(stage, inputs)

    @contextmanager
    def _executor(self, tasks: int) -> Iterator[Executor | None]:
        """Give what runs so many tasks, or None where this process does."""
        if self.scheduler and tasks:
            with _cluster(self.scheduler) as executor:
                yield executor
        elif tasks < FEW or self.processes == 1:
            yield None
        else:
            with ProcessPoolExecutor(self.processes, mp_context=_context(), initializer=_begin) as executor:
                yield executor


def cores() -> int:
    """Return how many processes can work at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


HERE = Workers()  # this process, and nothing is kept


def _work(work: Callable[[T], object], task: T) -> bytes:
    return to_bytes(work(task))


def end_with_parent() -> None:
    """End this process when the one that started it ends, however that came about."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _begin() -> None:
    gc.disable()
    end_with_parent()


def _context() -> multiprocessing.context.BaseContext:
    """Processes that share nothing with this one, which may have threads: a server of its own makes them."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    return context


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    """Give the workers of a Dask scheduler. They read the sources by the same paths as this machine does."""
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError:
        raise _no_cluster(address, "no Dask in this environment", CLUSTER) from None
    try:
        client = distributed.Client(address, timeout=ANSWER, set_as_default=False)
    except (OSError, ValueError) as problem:
        told = str(problem) or "no answer"
        raise _no_cluster(address, told, "the address of a Dask scheduler, as tcp://host:8786") from None
    with client:
        yield client.get_executor(retries=1, pure=False)


def _no_cluster(address: str, found: str, expected: str) -> WarraqError:
    return WarraqError(
        file=address, line=None, found=found, expected=expected, advice="Or leave --scheduler out."
    )
