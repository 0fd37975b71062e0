"""``replylint check --watch``: the same check again whenever a file changes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from replylint.commands import output, say
from replylint.commands.choices import STDIN
from replylint.commands.options import Call
from replylint.model import Both, ReplylintError
from replylint.readers.kinds import is_readable

_MILLISECONDS = 200  # until the first look, which tells that the folders are watched
WAITING = Both("—— 等待文件改动，按 Ctrl+C 结束 ——", "-- waiting for changes, Ctrl+C ends --")


def run(call: Call) -> int:
    """Check, and again after each change below the paths given, each time afresh, until interrupted.

    Raises ReplylintError for standard input, and where watchfiles is not installed.
    """
    if STDIN in call.arguments:
        raise ReplylintError("--watch 要给文件或文件夹。", "--watch needs files or folders.")
    try:
        from watchfiles import DefaultFilter, watch
    except ImportError:
        raise ReplylintError(
            '--watch 需要 watchfiles：请运行 pip install "replylint[watch]"。',
            '--watch needs watchfiles: pip install "replylint[watch]".',
        ) from None
    lang = call.options["lang"] or "zh"
    named = {os.path.abspath(path) for path in (*call.arguments, *call.options["lexicon"])}  # noqa: PTH100 (as watchfiles tells them)
    written = {os.path.abspath(target.file) for target in output.targets(call.options) if target.file}  # noqa: PTH100
    again = [sys.executable, "-m", "replylint", *(word for word in sys.argv[1:] if word != "--watch")]
    folders = {path if path.is_dir() else path.parent for path in map(Path, call.arguments)}
    changes = watch(
        *folders,
        watch_filter=lambda change, path: (
            path not in written and (path in named or (is_readable(path) and DefaultFilter()(change, path)))
        ),
        rust_timeout=_MILLISECONDS,
        yield_on_timeout=True,
    )
    next(changes)  # from here on, what changes while a check runs is not missed
    subprocess.run(again, check=False)
    say(WAITING.get(lang))
    for changed in changes:
        if changed:
            subprocess.run(again, check=False)
            say(WAITING.get(lang))
    return 0
