"""Several processes: new texts go out to be judged, and come back in order.

This process reads, follows the talks and writes; the others judge, and so does this one whenever they have
enough to do. What is found, and in which order, does not depend on how many they are.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from replylint.linter import Asked, Judged, Linter, Opened
from replylint.model import ReplylintError
from replylint.settings import Settings

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

PATIENCE = 4_000  # new texts that are judged here before it pays to start other processes
AHEAD = 6  # batches that wait for each process, before this one judges, too
MOST = 64  # batches that wait for the first of them


class Batch(Protocol):
    """What is on its way through this process, with texts to be judged."""

    opened: Opened


Some = TypeVar("Some", bound=Batch)


class _Here(NamedTuple):
    """What this process has judged, as a future tells it."""

    judged: list[Judged]

    def done(self) -> bool:
        return True

    def result(self) -> list[Judged]:
        return self.judged


class Crew:
    """Up to ``jobs`` processes, this one among them. The others start when a run is long, and end with ``close``."""

    def __init__(self, jobs: int) -> None:
        self._others = jobs - 1
        self._pool: ProcessPoolExecutor | None = None
        self._done = 0

    def judged(self, linter: Linter, batches: Iterable[Some]) -> Iterator[tuple[Some, list[Judged]]]:
        """Each batch with what its new texts were judged by ``linter``, in order."""
        waiting: deque[tuple[Some, _Here | Future[list[Judged]]]] = deque()
        try:
            for batch in batches:
                busy = sum(not work.done() for _, work in waiting)
                waiting.append((batch, self._begun(linter, batch.opened.new, busy)))
                while waiting and (len(waiting) > MOST or waiting[0][1].done()):
                    yield self._ended(linter, *waiting.popleft())
        except ReplylintError:  # the file cannot be read any further; what was read counts
            while waiting:
                yield self._ended(linter, *waiting.popleft())
            raise
        while waiting:
            yield self._ended(linter, *waiting.popleft())

    def close(self) -> None:
        """Let the other processes end; what waits for them is given up."""
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _begun(self, linter: Linter, new: Sequence[Asked], busy: int) -> _Here | Future[list[Judged]]:
        if self._others and self._done >= PATIENCE and busy < AHEAD * self._others:
            try:
                return self._started().submit(
                    _judged, linter.settings, [(one.text, one.before, one.after) for one in new]
                )
            except (OSError, ImportError, RuntimeError):  # this system grants no others, or somebody ended them
                self._others = 0
        self._done += len(new)
        return _Here(linter.judged(new))

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor

            self._pool = ProcessPoolExecutor(self._others, initializer=_start)
        return self._pool

    def _ended(self, linter: Linter, batch: Some, work: _Here | Future[list[Judged]]) -> tuple[Some, list[Judged]]:
        try:
            return batch, work.result()
        except RuntimeError as error:
            from concurrent.futures import BrokenExecutor

            if not isinstance(error, BrokenExecutor):
                raise
            self._others = 0  # somebody has ended them
            return batch, linter.judged(batch.opened.new)


def processors() -> int:
    """How many processes can run at once."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


_linter = lru_cache(maxsize=8)(Linter)  # of another process, by settings


def _start() -> None:
    """In another process: an interrupt is the first process's business."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _judged(settings: Settings, asked: Sequence[tuple[str, str, str]]) -> list[Judged]:
    return _linter(settings).judged([Asked(*one) for one in asked])
