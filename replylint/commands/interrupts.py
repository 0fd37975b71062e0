"""Ctrl-C: the run ends at once, and the report closes with what there is so far."""

from __future__ import annotations

import signal
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
        if not self._may_handle():
            yield
            return
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def _may_handle(self) -> bool:
        """Whether Ctrl-C is ours from now on: not where somebody else, as nohup does, has said what it means."""
        if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
            return False
        try:
            signal.signal(signal.SIGINT, self._break_in)
        except ValueError:  # in another thread than the main one
            return False
        return True

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
