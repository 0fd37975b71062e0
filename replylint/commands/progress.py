"""A sign of life on standard error for work that takes over a second; never in a pipe, never between findings."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from replylint.model import Both

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

PATIENCE = 1.0  # seconds without a word
EACH = 100  # messages between two looks at the clock
PAUSE = 0.1  # seconds between two pictures
FIRST = Both(
    "正在准备词库：安装或升级后的第一次，要几秒钟……", "getting the lexicons ready, once after an install or upgrade ..."
)
DOING = Both("检查中", "checking")
DONE = Both("条消息", "messages")


def announce_first_run(lang: str) -> None:
    """Say so on a terminal when the lexicons are to be compiled, which takes seconds."""
    if sys.stderr.isatty():
        from replylint.matching import cache

        cache.before_work = lambda name: print(FIRST.get(lang), file=sys.stderr) if name == "rules" else None


def bar(lang: str, streaming: bool) -> Bar:
    """A bar for whoever waits at the terminal.

    ``streaming`` says that findings go to standard output as they come: on the same terminal they are progress enough.
    """
    return Bar(lang, sys.stderr.isatty() and not (streaming and sys.stdout.isatty()))


class Bar:
    """Watches messages while they are read and while they are judged: a talk may wait for the end of its file.

    It is drawn where the messages pass, by no thread of its own: other processes may be started meanwhile.
    """

    def __init__(self, lang: str = "zh", wanted: bool = False) -> None:
        self._lang = lang
        self._wanted = wanted
        self._next = monotonic() + PATIENCE
        self._read = 0
        self._drawn: Progress | None = None

    def reading(self, messages: Iterable[T]) -> Iterable[T]:
        """``messages`` as they are, counted."""
        return self._ticking(messages, 1) if self._wanted else messages

    def during(self, checked: Iterable[T]) -> Iterable[T]:
        """``checked`` as it is; behind the last the bar is gone."""
        return self._until_end(checked) if self._wanted else checked

    def _until_end(self, checked: Iterable[T]) -> Iterator[T]:
        try:
            yield from self._ticking(checked, 0)
        finally:
            if self._drawn:
                self._drawn.stop()

    def _ticking(self, items: Iterable[T], counts: int) -> Iterator[T]:
        for number, item in enumerate(items, start=1):
            yield item
            self._read += counts
            if number % EACH == 0 and monotonic() > self._next:
                self._draw()
                self._next = monotonic() + PAUSE

    def _draw(self) -> None:
        if self._drawn is None:
            from rich.console import Console
            from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            columns = (
                SpinnerColumn(),
                TextColumn(DOING.get(self._lang)),
                TextColumn("{task.completed:,}"),
                TextColumn(DONE.get(self._lang)),
                TimeElapsedColumn(),
            )
            self._drawn = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
            self._drawn.add_task("", total=None, completed=self._read)
            self._drawn.start()
        self._drawn.update(self._drawn.task_ids[0], completed=self._read, refresh=True)
