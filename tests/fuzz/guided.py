"""Fuzz by coverage, with atheris: an input that reaches new code is kept and changed further.

    pip install atheris
    python -m tests.fuzz.guided --minutes 15
    python -m tests.fuzz.guided --minutes 5 --only reader

The targets share the minutes, each in a process of its own. What fails is kept in tests/fuzz/found/, where the
test-suite tries it ever after.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from tests.fuzz.inputs import PIECES, samples
from tests.fuzz.targets import FOUND, HANGS, TARGETS

_RUNS = re.compile(r"stat::number_of_executed_units: +(\d+)")
_COVERED = re.compile(r"cov: (\d+)")
_FUZZ = """
import importlib, pkgutil, sys, atheris
with atheris.instrument_imports(include=["replylint"], enable_loader_override=False):
    import replylint
    for module in pkgutil.walk_packages(replylint.__path__, "replylint."):  # also what a run loads only when it is used
        if module.name.split(".")[1] not in ("__main__", "cli", "spark", "server", "frames"):
            importlib.import_module(module.name)
    from tests.fuzz.targets import TARGETS, linter, refused
linter()  # takes long under coverage, and is no fault of the first input
target = TARGETS[sys.argv.pop(1)]
atheris.Setup(sys.argv, lambda data: refused(target, data) and None)
atheris.Fuzz()
"""


def main() -> int:
    """Try inputs until the time is over; 1 if one of them fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.guided", description="Fuzz replylint with atheris.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--only", choices=sorted(TARGETS), action="append", help="may be repeated")
    given = parser.parse_args()
    names = given.only or list(TARGETS)
    tried = faults = 0
    for name in names:
        runs, covered, failed = fuzz(name, int(60 * given.minutes / len(names)))
        tried += runs
        faults += failed
        print(f"{name:10} {runs:9,} inputs, {covered:6,} places in the code reached", flush=True)
    print(f"{tried:,} inputs; {faults} targets failed")
    return 1 if faults else 0


def fuzz(name: str, seconds: int) -> tuple[int, int, bool]:
    """Fuzz one target: how many inputs, how much code was reached, and whether one of them failed."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, dictionary, failure = Path(folder, "corpus"), Path(folder, "pieces"), Path(folder, "failure")
        corpus.mkdir()
        for number, sample in enumerate(samples()):
            (corpus / f"{number}").write_bytes(bytes((number % 256,)) + sample)
        dictionary.write_text("".join(f'"{_escaped(piece)}"\n' for piece in PIECES), "ascii")
        limits = [f"-max_total_time={seconds}", f"-timeout={HANGS}", "-max_len=2000", "-rss_limit_mb=4096"]
        files = [f"-dict={dictionary}", f"-exact_artifact_path={failure}", str(corpus)]
        command = [sys.executable, "-c", _FUZZ, name, "-print_final_stats=1", *limits, *files]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
        )
        runs, covered = _RUNS.search(done.stdout), _COVERED.findall(done.stdout)
        if failure.exists():
            data = failure.read_bytes()
            kept = FOUND / f"{name}-{sha256(data).hexdigest()[:8]}"
            kept.write_bytes(data)
            print(f"kept as {kept.name}:", *done.stdout.splitlines()[-40:], sep="\n")
        elif done.returncode:
            print(done.stdout)
        return int(runs[1]) if runs else 0, int(covered[-1]) if covered else 0, done.returncode != 0


def _escaped(piece: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in piece)


if __name__ == "__main__":
    raise SystemExit(main())
