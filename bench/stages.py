"""Where the time of a run goes: in one run, how long each step works while the others wait.

    python -m bench.stages FILE

Prints the seconds of processor time of each step, with everybody's messages judged: 40,000 of them, which is enough
for the shares.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from replylint import readers, reports
from replylint.engine import lint
from replylint.linter import Asked, Judged, Linter, Opened
from replylint.model import ROLES, Finding, Hit, Message
from replylint.readers.base import ReadOptions
from replylint.reports.base import ReportOptions
from replylint.settings import Settings
from replylint.talks import Rates
from replylint.talks.automatic import Habits

MOST = 40_000
STEPS = READING, TALKS, JUDGING, REPORTING = "reading", "talks and waits", "judging", "reporting"

Item = TypeVar("Item")


class Clock:
    """``seconds`` of processor time by step; there is always one at work, at first the reporting."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STEPS, 0.0)
        self._step, self._since = REPORTING, time.process_time()

    def turn_to(self, step: str) -> str:
        """From now on ``step`` works; the one that did so far."""
        now = time.process_time()
        self.seconds[self._step] += now - self._since
        before, self._step, self._since = self._step, step, now
        return before

    def during(self, step: str, items: Iterable[Item]) -> Iterator[Item]:
        """``items``, each of which ``step`` makes."""
        rest = iter(items)
        while True:
            waiting = self.turn_to(step)
            try:
                item = next(rest)
            except StopIteration:
                return
            finally:
                self.turn_to(waiting)
            yield item


class TimedLinter(Linter):
    """A linter whose judging is put down to its step."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        super().__init__(settings)
        self._clock = clock

    def opened(self, asked: Sequence[Asked]) -> Opened:
        """As ever, timed."""
        waiting = self._clock.turn_to(JUDGING)
        opened = super().opened(asked)
        self._clock.turn_to(waiting)
        return opened

    def hits_of(self, opened: Opened, judged: Sequence[Judged] | None = None) -> list[list[Hit]]:
        """As ever, timed."""
        waiting = self._clock.turn_to(JUDGING)
        hits = super().hits_of(opened, judged)
        self._clock.turn_to(waiting)
        return hits

    def found(self, message: Message, hits: Sequence[Hit], seen: str) -> tuple[Finding, ...]:
        """As ever, timed."""
        waiting = self._clock.turn_to(JUDGING)
        found = super().found(message, hits, seen)
        self._clock.turn_to(waiting)
        return found


def stages(file: str) -> dict[str, float]:
    """The seconds that each step works for the first messages of ``file``."""
    settings = Settings()
    clock = Clock()
    messages = clock.during(READING, islice(readers.open_input(file, ReadOptions()).messages, MOST))
    linter = TimedLinter(settings, clock)
    checked = lint(messages, linter, frozenset(ROLES), Rates(settings.yardsticks), habits=Habits())
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        reports.write("jsonl", clock.during(TALKS, checked), nowhere, ReportOptions(flush=True))
    clock.turn_to(REPORTING)
    return clock.seconds


def main(write: Callable[[str], object] = print) -> None:
    """The command line of this module."""
    stages(sys.argv[1])  # lexicons are read and patterns compiled now
    for name, seconds in stages(sys.argv[1]).items():
        write(f"{name}\t{seconds:.3f}")


if __name__ == "__main__":
    main()
