"""Where the time of a run goes: the same file read, followed, judged and reported, one step more each time.

    python -m bench.stages FILE

Prints the seconds of processor time that each step adds, in one process, with everybody's messages judged:
40,000 of them, which is enough for the shares.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from math import inf
from pathlib import Path

from replylint import readers, reports
from replylint.engine import lint
from replylint.linter import Linter
from replylint.model import ROLES, Checked, Message
from replylint.readers.base import ReadOptions
from replylint.reports.base import ReportOptions
from replylint.settings import Settings
from replylint.talks import Rates

MOST = 40_000
ROUNDS = 3  # the quickest of so many counts: what other work on the machine adds must not pass for a step


def stages(file: str) -> Iterator[tuple[str, float]]:
    """What is done, and the seconds that it takes."""
    steps = {"reading": _read, "talks and waits": _talks, "judging": _judge, "reporting": _report}
    least = dict.fromkeys(steps, inf)
    for _ in range(ROUNDS):
        for name, work in steps.items():
            begun = time.process_time()
            work(file)
            least[name] = min(least[name], time.process_time() - begun)
    before = 0.0
    for name, seconds in least.items():
        yield name, seconds - before
        before = seconds


def _read(file: str) -> None:
    for _ in _messages(file):
        pass


def _talks(file: str) -> None:
    for _ in _checked(file, frozenset()):
        pass


def _judge(file: str) -> None:
    for _ in _checked(file, frozenset(ROLES)):
        pass


def _report(file: str) -> None:
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        reports.write("jsonl", _checked(file, frozenset(ROLES)), nowhere, ReportOptions(flush=True))


def _checked(file: str, roles: frozenset[str]) -> Iterator[Checked]:
    settings = Settings()
    return lint(_messages(file), Linter(settings), roles, Rates(settings.yardsticks))


def _messages(file: str) -> Iterator[Message]:
    return islice(readers.open_input(file, ReadOptions()).messages, MOST)


def main(write: Callable[[str], object] = print) -> None:
    """The command line of this module."""
    _judge(sys.argv[1])  # lexicons are read and patterns compiled now
    for name, seconds in stages(sys.argv[1]):
        write(f"{name}\t{seconds:.3f}")


if __name__ == "__main__":
    main()
