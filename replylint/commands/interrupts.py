"""Ctrl-C: the run ends at once, and the report closes with what there is so far."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")


class Interrupts:
    """Where Ctrl-C may break in: into what is waited for and worked out, never into a report half written."""

    def __init__(self) -> None:
        self.came = False
        self._working = False

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """For the while, Ctrl-C ends ``until_one`` and nothing else; only a second one breaks in anywhere."""
        ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if not ours or threading.current_thread() is not threading.main_thread():
            yield  # somebody else, as nohup does, has said what Ctrl-C means here
            return
        signal.signal(signal.SIGINT, self._break_in)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def until_one(self, items: Iterable[T]) -> Iterator[T]:
        """``items`` until Ctrl-C comes, also while the next one is waited for."""
        waiting = iter(items)
        try:
            while not self.came:
                self._working = True
                try:
                    item = next(waiting)
                except StopIteration:
                    return
                finally:
                    self._working = False
                yield item
        except KeyboardInterrupt:
            self.came = True

    def _break_in(self, *_: Any) -> None:
        if self._working or self.came:
            raise KeyboardInterrupt
        self.came = True
