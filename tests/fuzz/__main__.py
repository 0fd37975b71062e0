"""Fuzz for long, in one process.

    python -m tests.fuzz --minutes 60
    python -m tests.fuzz --minutes 5 --only reader --seed 7

What fails is kept in tests/fuzz/found/, where the test-suite tries it ever after.
"""

from __future__ import annotations

import argparse
import random
import signal
import time
import traceback
from collections import Counter
from hashlib import sha256
from pathlib import Path
from types import FrameType

from tests.fuzz.inputs import made
from tests.fuzz.targets import FOUND, HANGS, TARGETS, refused


class Hang(Exception):
    """An input takes for ever."""


def _hang(number: int, frame: FrameType | None) -> None:
    raise Hang


def main() -> int:
    """Try inputs until the time is over; 1 if one of them fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz replylint.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--only", choices=sorted(TARGETS), action="append", help="may be repeated")
    parser.add_argument("--seed", type=int, default=None, help="default: another one each time")
    given = parser.parse_args()
    seed = random.SystemRandom().randrange(2**32) if given.seed is None else given.seed
    dice, ends = random.Random(seed), time.monotonic() + 60 * given.minutes
    tried, refusals, faults = Counter[str](), Counter[str](), Counter[str]()
    signal.signal(signal.SIGVTALRM, _hang)
    while time.monotonic() < ends:
        for name in given.only or TARGETS:
            spent = time.process_time() + 0.2  # as long for each, however slow it is
            while time.process_time() < spent:
                data = made(dice)
                tried[name] += 1
                signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
                try:
                    refusals[name] += refused(TARGETS[name], data)
                except Exception as error:
                    where = traceback.extract_tb(error.__traceback__)[-1]
                    fault = f"{name}: {type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
                    faults[fault] += 1
                    if faults[fault] == 1:
                        kept = FOUND / f"{name}-{sha256(data).hexdigest()[:8]}"
                        kept.write_bytes(data)
                        print(f"{fault} {error!s:.80} (kept as {kept.name})", flush=True)
                finally:
                    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    for name, count in tried.items():
        print(f"{name:10} {count:9,} inputs, {refusals[name]:9,} refused with a sentence")
    print(f"{tried.total():,} inputs, seed {seed}; {len(faults)} faults: {dict(faults)}")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
