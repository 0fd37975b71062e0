"""``replylint check --watch``: the same check again whenever a file changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from replylint.commands import say
from replylint.commands.choices import STDIN
from replylint.commands.options import Call
from replylint.model import Both, ReplylintError

WAITING = Both("—— 等待文件改动，按 Ctrl+C 结束 ——", "-- waiting for changes, Ctrl+C ends --")


def run(call: Call) -> int:
    """Check, and again after each change below the paths given, each time afresh, until interrupted.

    Raises ReplylintError for standard input, and where watchfiles is not installed.
    """
    if STDIN in call.arguments:
        raise ReplylintError("--watch 要给文件或文件夹。", "--watch needs files or folders.")
    try:
        from watchfiles import watch
    except ImportError:
        raise ReplylintError(
            '--watch 需要 watchfiles：请运行 pip install "replylint[watch]"。',
            '--watch needs watchfiles: pip install "replylint[watch]".',
        ) from None
    lang = call.options["lang"] or "zh"
    again = [sys.executable, "-m", "replylint", *(word for word in sys.argv[1:] if word != "--watch")]
    folders = {path if path.is_dir() else path.parent for path in map(Path, call.arguments)}
    subprocess.run(again, check=False)
    say(WAITING.get(lang))
    for _ in watch(*folders):
        subprocess.run(again, check=False)
        say(WAITING.get(lang))
    return 0
