"""Running commands and measuring them: wall time and peak memory, medians of interleaved rounds."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

KIBIBYTES = 1 if sys.platform == "darwin" else 1024  # unit of ru_maxrss
# Users' Pythons keep compiled modules; without them every start would compile replylint anew.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

Commands = dict[str, tuple[Sequence[str], bytes]]  # by name: the command, and what it reads from standard input


class Cost(NamedTuple):
    """What a run of a command took: seconds of wall time and of processor time, peak memory in bytes.

    Processor time is what the run itself used, whatever else the machine did meanwhile; with that of its children.
    """

    seconds: float
    processor: float
    memory: int


def run(command: Sequence[str], stdin: bytes = b"", most: int = 1) -> Cost | None:
    """Run ``command``, its output thrown away; None if it failed (exit status above ``most``, or no such command)."""
    begun = time.perf_counter()
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
        )
    except FileNotFoundError:
        return None
    assert process.stdin
    process.stdin.write(stdin)
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    processor = usage.ru_utime + usage.ru_stime
    return Cost(seconds, processor, usage.ru_maxrss * KIBIBYTES) if 0 <= process.returncode <= most else None


def medians(commands: Commands, rounds: int, most: int = 1) -> dict[str, Cost]:
    """The median cost of each command by name.

    Each round runs all of them in turn, so that a slow minute of the machine hits all alike. Commands
    that fail are left out.
    """
    costs: dict[str, list[Cost]] = {}
    failed: set[str] = set()
    for _ in range(rounds):
        for name, (command, stdin) in commands.items():
            cost = None if name in failed else run(command, stdin, most)
            if cost is None:
                failed.add(name)
            else:
                costs.setdefault(name, []).append(cost)
    return {
        name: Cost(
            median(cost.seconds for cost in runs),
            median(cost.processor for cost in runs),
            max(cost.memory for cost in runs),
        )
        for name, runs in costs.items()
        if name not in failed
    }


def latency(command: Sequence[str], line: bytes, lines: int) -> float | None:
    """Median seconds from a line written to ``command`` to its one line of answer; None if it gives none."""
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT
    )
    assert process.stdin and process.stdout
    taken = []
    for _ in range(lines):
        begun = time.perf_counter()
        try:
            process.stdin.write(line)
            process.stdin.flush()
        except BrokenPipeError:
            break
        if not process.stdout.readline():
            break
        taken.append(time.perf_counter() - begun)
    process.stdin.close()
    process.stdout.close()
    process.wait()
    return median(taken[lines // 2 :]) if len(taken) == lines else None
